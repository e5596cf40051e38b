/** Cells as spreadsheets take them from the clipboard. */

const quoted = (cell: string): string =>
  /[\t\r\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell

export const tableText = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => row.map(quoted).join('\t')).join('\r\n')

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}

const escaped = (cell: string): string => cell.replace(/[&<>"]/g, (one) => entities[one] ?? one)

/** Numbers keep all their digits for programs that read the page and not the text. */
export const tableHtml = (rows: readonly (readonly string[])[]): string =>
  `<table>${rows
    .map((row) => `<tr>${row.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`)
    .join('')}</table>`

/** All digits that mean something, with the decimal mark of the locale and no thousands separators. */
export function plainNumber(value: number | null, decimalMark: string): string {
  if (value === null) return ''
  const rounded = Number(value.toPrecision(15))
  return String(rounded === 0 ? 0 : rounded).replace('.', decimalMark)
}
