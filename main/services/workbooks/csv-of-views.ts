/** A view as CSV: one line a row, sides below one another; texts that a spreadsheet would calculate are disarmed. */
import { textCell } from '@main/connectors/files/target/safe-cell'
import type { SheetWords, ViewSheet } from './thread-shapes'

const numberText = (value: number | undefined): string =>
  value !== undefined && Number.isFinite(value) ? String(value) : ''

/** UTF-8 with a mark in front, without which Excel takes it for another encoding. */
export function csvOfViews(
  sheets: readonly ViewSheet[],
  words: SheetWords,
  sideWord: string,
): Uint8Array<ArrayBuffer> {
  const lines: string[] = []
  for (const { name, rows, periods, values } of sheets) {
    const headings = [sideWord, words.name, words.label, words.code, words.unit]
    lines.push(
      [...headings.map(textCell), ...periods.map(({ period }) => textCell(period))].join(','),
    )
    let heading = ''
    for (const [r, row] of rows.entries()) {
      heading = row.heading ?? heading
      const labels = [name, heading, row.label, row.code, row.unitText].map(textCell)
      const figures = periods.map((_, t) => numberText(values[r * periods.length + t]))
      lines.push([...labels, ...figures].join(','))
    }
  }
  return new TextEncoder().encode(`\ufeff${lines.join('\r\n')}\r\n`)
}
