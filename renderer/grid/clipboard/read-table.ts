/** Tab-separated text as spreadsheets put it on the clipboard: quoted cells hold tabs, line ends and doubled quotes. */

/** The cell that begins at `from`, and where it ends. */
function readCell(text: string, from: number): { cell: string; end: number } {
  const plainEnd = (): number => {
    let end = from
    while (end < text.length && !'\t\r\n'.includes(text[end]!)) end++
    return end
  }
  if (text[from] === '"') {
    let cell = ''
    let at = from + 1
    for (;;) {
      const quote = text.indexOf('"', at)
      // Nothing closes it: the quote is only a character.
      if (quote < 0) break
      cell += text.slice(at, quote)
      if (text[quote + 1] === '"') {
        cell += '"'
        at = quote + 2
        continue
      }
      if (quote + 1 === text.length || '\t\r\n'.includes(text[quote + 1]!))
        return { cell, end: quote + 1 }
      break
    }
  }
  const end = plainEnd()
  return { cell: text.slice(from, end), end }
}

/** Rows of cells; one line end at the very end closes the last row. Rows may differ in length. */
export function readTable(text: string): string[][] {
  const whole = text.replace(/^\ufeff/, '').replace(/(?:\r\n|\r|\n)$/, '')
  const rows: string[][] = [[]]
  let at = 0
  for (;;) {
    const { cell, end } = readCell(whole, at)
    rows.at(-1)!.push(cell)
    if (end >= whole.length) return rows
    at = end + 1
    if (whole[end] === '\t') continue
    if (whole[end] === '\r' && whole[end + 1] === '\n') at++
    rows.push([])
  }
}
