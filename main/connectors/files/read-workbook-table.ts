/** Reads a sheet of a workbook as a table of a mapping. */
import type { CanonicalValue } from '@shared/model/entities/canonical-entities'
import { batchSize } from '../batch-builder'
import { throwIfCancelled } from '../cancellation'
import type { FileTable } from '../mapping/mapping-shape'
import type { BrokenRow, TableRow, TableRows } from '../mapping/table-source'
import { headingIndex, headingLines } from './heading-line'
import { fieldNameOf } from './match-columns'
import { openWorkbook, sheetOf } from './read-workbook'
import type { SourceRecord } from './tables/open-table'

class SheetTable {
  readonly #skip: number
  #columns: readonly string[]
  #rows: TableRow[] = []
  #broken: BrokenRow[] = []
  /** The first rows, until they show which of them is the heading. */
  #first: SourceRecord[] | null

  constructor({ headings, skip_lines }: FileTable) {
    this.#skip = skip_lines
    this.#columns = headings ?? []
    this.#first = headings ? null : []
  }

  get full(): boolean {
    return this.#rows.length >= batchSize || this.#broken.length >= batchSize
  }

  take(record: SourceRecord): void {
    const { row, cells, marks } = record
    if (row <= this.#skip) return
    if (cells.every((cell) => cell === null || cell === '')) return
    if (this.#first) {
      this.#first.push(record)
      if (this.#first.length >= headingLines) this.begin()
      return
    }
    const values: CanonicalValue[] = this.#columns.map((_, at) => cells[at] ?? null)
    const wrong = this.#columns.findIndex((_, at) => marks?.[at] === 'e')
    if (wrong < 0) this.#rows.push({ row, cells: values })
    else
      this.#broken.push({ row, value: String(values[wrong]), expected: this.#columns[wrong] ?? '' })
  }

  /** Finds the heading in the rows that came. */
  begin(): void {
    const first = this.#first
    if (!first) return
    this.#first = null
    const at = headingIndex('workbook', first)
    this.#columns = first[at]?.cells.map((cell) => String(cell ?? '').trim()) ?? []
    for (const record of first.slice(at + 1)) this.take(record)
  }

  /** What came since the last time. */
  taken(): TableRows {
    const part = { columns: this.#columns, rows: this.#rows, broken: this.#broken }
    this.#rows = []
    this.#broken = []
    return part
  }
}

/** The rows of the sheet, in batches. FILE_UNREADABLE, FILE_TOO_LARGE, CANCELLED. */
export async function* readWorkbookTable(
  path: string,
  table: FileTable,
  signal: AbortSignal,
): AsyncGenerator<TableRows> {
  const rows = new SheetTable(table)
  const sheet = sheetOf(
    await openWorkbook(path, table.file, signal),
    fieldNameOf(table.sheet ?? ''),
  )
  for await (const records of sheet?.records(signal) ?? []) {
    for (const record of records) rows.take(record)
    if (!rows.full) continue
    yield rows.taken()
    throwIfCancelled(signal)
  }
  rows.begin()
  yield rows.taken()
}
