/**
 * Splits delimited text into records as it arrives. Written here and not left to a library because
 * a quote that is never closed must cost one row, not the rest of the file: such a row is reported
 * with its line, and reading resumes on the next line.
 */

export interface CsvRecord {
  /** The line it starts on; 1 is the first. */
  readonly line: number
  readonly cells: readonly string[]
  /** Set where the record could not be read; `cells` then holds the text of its first line. */
  readonly broken?: 'quote_not_closed' | 'text_after_quote'
  /** A quote stands inside a value that is not quoted. */
  readonly bareQuote?: boolean
}

/** A quoted value longer than this was never closed. */
const longestQuoted = 64 * 1024
/** A record longer than this is no record of a table. */
export const longestRecord = 1024 * 1024

interface Whole {
  readonly end: number
  readonly cells: string[]
  readonly lines: number
  readonly bareQuote?: boolean
}
type Cut = Whole | Broken
type Broken = { readonly broken: 'quote_not_closed' | 'text_after_quote' }

export class CsvSplitter {
  readonly #delimiter: string
  readonly #emptyToo: boolean
  #rest = ''
  #line = 1
  #tooLong = false
  /** Cells of the record before; 0 before the first. */
  #width = 0

  /** With `emptyToo`, empty lines are records with one empty cell. */
  constructor(delimiter: string, emptyToo = false) {
    this.#delimiter = delimiter
    this.#emptyToo = emptyToo
  }

  /** The line that is longer than any record may be, or null. Reading should end there. */
  get tooLongLine(): number | null {
    return this.#tooLong ? this.#line : null
  }

  /** The records that are complete with `text`. Empty lines are no records, unless asked for. */
  push(text: string): CsvRecord[] {
    return this.#split(this.#rest + text, false)
  }

  /** The last record, where the file does not end with a line end. */
  end(): CsvRecord[] {
    return this.#split(this.#rest, true)
  }

  #split(text: string, last: boolean): CsvRecord[] {
    const records: CsvRecord[] = []
    let at = 0
    let quote = text.indexOf('"')
    while (at < text.length) {
      const lineEnd = text.indexOf('\n', at)
      const stop = lineEnd < 0 ? text.length : lineEnd
      if (lineEnd < 0 && !last) break
      if (quote >= 0 && quote < at) quote = text.indexOf('"', at)
      if (quote < 0 || quote >= stop) {
        this.#plain(text, at, stop, records)
        at = stop + 1
        continue
      }
      const cut = this.#quoted(text, at, last)
      if (!cut) break
      if ('broken' in cut) {
        const cells = [withoutReturn(text.slice(at, stop))]
        records.push({ line: this.#line, cells, broken: cut.broken })
        this.#line += 1
        at = stop + 1
      } else {
        const { cells, bareQuote } = cut
        this.#width = cells.length
        records.push(
          bareQuote ? { line: this.#line, cells, bareQuote } : { line: this.#line, cells },
        )
        this.#line += cut.lines
        at = cut.end
      }
    }
    this.#rest = at < text.length ? text.slice(at) : ''
    this.#tooLong = this.#rest.length > longestRecord
    return records
  }

  #plain(text: string, from: number, to: number, records: CsvRecord[]): void {
    const line = withoutReturn(text.slice(from, to))
    const lines = line.includes('\r') ? linesOf(line, this.#delimiter, this.#width) : [line]
    for (const one of lines) {
      if (one.trim() !== '') {
        const cells = one.split(this.#delimiter)
        this.#width = cells.length
        records.push({ line: this.#line, cells })
      } else if (this.#emptyToo) records.push({ line: this.#line, cells: [''] })
      this.#line += 1
    }
  }

  /** A record with quotes in it, which may span lines; null where more text is needed. */
  #quoted(text: string, from: number, last: boolean): Cut | null {
    const cells: string[] = []
    let at = from
    let lines = 1
    let bareQuote = false
    let lineEnd = -1
    for (;;) {
      if (text[at] !== '"') {
        // Looked for once a line: the last one of a file may have none.
        if (lineEnd < at) lineEnd = endOfLine(text, at)
        const end = this.#endOfPlainCell(text, at, lineEnd)
        if (end === text.length && !last) return null
        const cell = withoutReturn(text.slice(at, end))
        cells.push(cell)
        bareQuote ||= cell.includes('"')
        if (text[end] !== this.#delimiter) return { end: end + 1, cells, lines, bareQuote }
        at = end + 1
        continue
      }
      const close = closingQuote(text, at + 1)
      if (close < 0 || close - at > longestQuoted) {
        const tooLong = close >= 0 || text.length - at > longestQuoted
        return tooLong || last ? { broken: 'quote_not_closed' } : null
      }
      // The character after the quote decides what the quote was, so it must be there.
      if (close + 2 >= text.length && !last) return null
      const value = text.slice(at + 1, close)
      cells.push(value.includes('"') ? value.replaceAll('""', '"') : value)
      lines += lineEndsIn(value)
      const next = text[close + 1]
      if (next === this.#delimiter) at = close + 2
      else if (next === '\n' || next === undefined)
        return { end: close + 2, cells, lines, bareQuote }
      else if (next === '\r' && (text[close + 2] ?? '\n') === '\n')
        return { end: close + 3, cells, lines, bareQuote }
      else return { broken: 'text_after_quote' }
    }
  }

  #endOfPlainCell(text: string, from: number, lineEnd: number): number {
    const delimiter = text.indexOf(this.#delimiter, from)
    return delimiter >= 0 && delimiter < lineEnd ? delimiter : lineEnd
  }
}

function endOfLine(text: string, from: number): number {
  const at = text.indexOf('\n', from)
  return at < 0 ? text.length : at
}

/** Where the quoted value that starts at `from` ends; doubled quotes inside are passed over. */
function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from)
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2)
  return at
}

/** The lines that carriage returns alone divide, where each of them has as many cells as the others: files put together from several systems mix their line ends. With as many cells as the record before it is one line, with a carriage return in a cell. */
function linesOf(line: string, delimiter: string, before: number): string[] {
  if (line.split(delimiter).length === before) return [line]
  const lines = line.split('\r')
  const [width = 1, ...others] = lines.map((one) => one.split(delimiter).length)
  return width > 1 && others.every((other) => other === width) ? lines : [line]
}

const withoutReturn = (line: string): string => (line.endsWith('\r') ? line.slice(0, -1) : line)

function lineEndsIn(value: string): number {
  let count = 0
  for (let at = value.indexOf('\n'); at >= 0; at = value.indexOf('\n', at + 1)) count += 1
  return count
}
