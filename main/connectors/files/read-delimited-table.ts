/** Reads a text file as a table of a mapping: with or without headings, its delimiter and encoding declared or found out. */

import type { FileTable } from '../mapping/mapping-shape'
import type { BrokenRow, TableRow, TableRows } from '../mapping/table-source'
import { fileUnreadable } from '../reasons'
import { afterLines } from './after-lines'
import { shownRecord, undecodable, whyBroken } from './broken-record'
import { type CsvRecord, CsvSplitter } from './csv-records'
import { readTextChunks } from './read-text-chunks'
import { sniffDelimiter } from './sniff-delimiter'

class DelimitedRows {
  readonly #table: FileTable
  #splitter: CsvSplitter | null = null
  #columns: readonly string[]
  #damaged = false
  #rows: TableRow[] = []
  #broken: BrokenRow[] = []

  constructor(table: FileTable) {
    this.#table = table
    this.#columns = table.headings ?? []
  }

  push(text: string): void {
    this.#damaged ||= text.includes(undecodable)
    this.#splitter ??= new CsvSplitter(
      this.#table.delimiter ?? sniffDelimiter(afterLines(text, this.#table.skip_lines)),
    )
    for (const record of this.#splitter.push(text)) this.#take(record)
    const line = this.#splitter.tooLongLine
    if (line !== null) throw fileUnreadable(`${this.#table.file}:${line}`, 'line_without_end', line)
  }

  end(): void {
    for (const record of this.#splitter?.end() ?? []) this.#take(record)
  }

  /** What came since the last time. */
  taken(): TableRows {
    const part = { columns: this.#columns, rows: this.#rows, broken: this.#broken }
    this.#rows = []
    this.#broken = []
    return part
  }

  #take(record: CsvRecord): void {
    const { line, cells } = record
    if (line <= this.#table.skip_lines) return
    if (this.#columns.length === 0) {
      this.#columns = cells.map((cell) => cell.trim())
      return
    }
    if (cells.every((cell) => cell.trim() === '')) return
    const expected = whyBroken(record, this.#columns.length, this.#damaged)
    if (expected === null)
      this.#rows.push({ row: line, cells: cells.map((cell) => (cell === '' ? null : cell)) })
    else this.#broken.push({ row: line, value: shownRecord(record), expected })
  }
}

/** The rows of the file at `path`, in batches as they are read. FILE_UNREADABLE, CANCELLED. */
export async function* readDelimitedTable(
  path: string,
  table: FileTable,
  signal: AbortSignal,
): AsyncGenerator<TableRows> {
  const rows = new DelimitedRows(table)
  for await (const text of readTextChunks(path, table.file, signal, table.encoding)) {
    rows.push(text)
    yield rows.taken()
  }
  rows.end()
  yield rows.taken()
}
