/** What is wrong with a record of a text file, and how it is shown. */
import type { CsvRecord } from './csv-records'

/** Stands for bytes that do not belong to the file's encoding. */
export const undecodable = '�'

/** What the record should have been, or null where it can be read. Empty cells beyond the last column do no harm. */
export function whyBroken(
  { broken, cells }: CsvRecord,
  columns: number,
  damaged: boolean,
): string | null {
  if (broken) return broken === 'quote_not_closed' ? '"…"' : '"…",'
  const fits =
    cells.length === columns ||
    (cells.length > columns && cells.slice(columns).every((cell) => cell.trim() === ''))
  if (!fits) return `${columns} (≠ ${cells.length})`
  return damaged && cells.some((cell) => cell.includes(undecodable)) ? 'UTF-8' : null
}

/** The record's text, not longer than a finding should be. */
export function shownRecord({ cells }: CsvRecord): string {
  const text = cells.join()
  return text.length > 200 ? `${text.slice(0, 199)}…` : text
}
