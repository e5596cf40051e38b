/** Reads a text file as a table of a mapping: with or without headings, its delimiter and encoding declared or found out. */

import type { FileTable } from '../mapping/mapping-shape'
import type { BrokenRow, TableRow, TableRows } from '../mapping/table-source'
import { fileUnreadable } from '../reasons'
import { afterLines } from './after-lines'
import { shownRecord, undecodable, whyBroken } from './broken-record'
import { type CsvRecord, CsvSplitter } from './csv-records'
import { headingIndex, headingLines } from './heading-line'
import { readTextChunks } from './read-text-chunks'
import { sniffDelimiter } from './sniff-delimiter'

class DelimitedRows {
  readonly #table: FileTable
  #splitter: CsvSplitter | null = null
  #columns: readonly string[]
  #damaged = false
  #rows: TableRow[] = []
  #broken: BrokenRow[] = []
  /** The first lines, until they show which of them is the heading. */
  #first: CsvRecord[] | null

  constructor(table: FileTable) {
    this.#table = table
    this.#columns = table.headings ?? []
    this.#first = table.headings ? null : []
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
    this.#begin()
  }

  /** False while it is not known what the columns are. */
  get begun(): boolean {
    return this.#first === null
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
    if (this.#first) {
      this.#first.push(record)
      if (this.#first.length >= headingLines) this.#begin()
      return
    }
    if (cells.every((cell) => cell.trim() === '')) return
    const expected = whyBroken(record, this.#columns.length, this.#damaged)
    if (expected === null)
      this.#rows.push({ row: line, cells: cells.map((cell) => (cell === '' ? null : cell)) })
    else this.#broken.push({ row: line, value: shownRecord(record), expected })
  }

  #begin(): void {
    const first = this.#first
    if (!first) return
    this.#first = null
    const records = first.map((record) => ({ ...record, row: record.line }))
    const at = headingIndex('text', records)
    this.#columns = first[at]?.cells.map((cell) => cell.trim()) ?? []
    for (const record of first.slice(at + 1)) this.#take(record)
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
    if (rows.begun) yield rows.taken()
  }
  rows.end()
  yield rows.taken()
}
