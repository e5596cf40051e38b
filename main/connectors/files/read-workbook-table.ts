/** Reads a sheet of a workbook as a table of a mapping. */
import type { CellObject } from 'xlsx'
import { batchSize } from '../batch-builder'
import { throwIfCancelled } from '../cancellation'
import type { FileTable } from '../mapping/mapping-shape'
import type { BrokenRow, TableRow, TableRows } from '../mapping/table-source'
import { fieldNameOf } from './match-columns'
import { openWorkbook, sheetOf } from './read-workbook'
import { valueOfCell } from './workbook-cells'

/** The rows of the sheet, in batches. FILE_UNREADABLE, FILE_TOO_LARGE, CANCELLED. */
export async function* readWorkbookTable(
  path: string,
  table: FileTable,
  signal: AbortSignal,
): AsyncGenerator<TableRows> {
  const book = await openWorkbook(path, table.file)
  throwIfCancelled(signal)
  const sheet = sheetOf(book, fieldNameOf(table.sheet ?? ''))
  const lines: readonly (readonly (CellObject | undefined)[] | undefined)[] = sheet?.['!data'] ?? []
  const date1904 = book.Workbook?.WBProps?.date1904 === true
  let columns: readonly string[] = table.headings ?? []
  let rows: TableRow[] = []
  let broken: BrokenRow[] = []
  for (let index = table.skip_lines; index < lines.length; index++) {
    const line = lines[index] ?? []
    if (!line.some((cell) => cell?.v !== undefined && cell.v !== '')) continue
    if (columns.length === 0) {
      columns = Array.from(line, (cell) => String(cell?.v ?? '').trim())
      continue
    }
    const cells = columns.map((_, at) => valueOfCell(line[at], date1904))
    const row = index + 1
    const wrong = columns.findIndex((_, at) => line[at]?.t === 'e')
    if (wrong < 0) rows.push({ row, cells })
    else broken.push({ row, value: String(cells[wrong]), expected: columns[wrong] ?? '' })
    if (rows.length < batchSize) continue
    yield { columns, rows, broken }
    throwIfCancelled(signal)
    rows = []
    broken = []
  }
  yield { columns, rows, broken }
}
