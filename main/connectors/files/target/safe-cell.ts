/** Cells of the CSV files we write: a spreadsheet that opens them must not take a text for a formula. */
import { disarmed } from '@shared/codec/formula-text'

/** A text cell: an apostrophe is put before what a spreadsheet would calculate, and quotes where CSV needs them. */
export function textCell(text: string | null): string {
  const safe = disarmed(text ?? '')
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** The text that `textCell` was given; an empty cell is an empty text. */
export const textOfCell = (cell: string): string => (cell.startsWith("'") ? cell.slice(1) : cell)
