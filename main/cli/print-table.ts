/** Aligned columns for people. */
import { displayWidth } from './display-width'

export interface Column {
  readonly title: string
  readonly right?: boolean
}

/** Data must not steer the terminal: control characters become spaces. */
const plain = (text: string) => text.replace(/\p{Cc}/gu, ' ')

function padded(text: string, width: number, right: boolean): string {
  const space = ' '.repeat(Math.max(0, width - displayWidth(text)))
  return right ? space + text : text + space
}

/** One line for the titles, one for each row, columns two spaces apart. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[]): string[] {
  const titles = columns.map((column) => column.title)
  const cells = [titles, ...rows].map((row) => columns.map((_, at) => plain(row[at] ?? '')))
  const widths = columns.map((_, at) =>
    Math.max(...cells.map((row) => displayWidth(row[at] ?? ''))),
  )
  return cells.map((row) =>
    row
      .map((cell, at) => padded(cell, widths[at] ?? 0, columns[at]?.right === true))
      .join('  ')
      .trimEnd(),
  )
}
