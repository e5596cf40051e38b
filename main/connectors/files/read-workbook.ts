/** Reads one sheet of a workbook as rows of an entity. */
import { readFile } from 'node:fs/promises'
import { EvenkeelError } from '@shared/contract/error-codes'
import type { CanonicalValue } from '@shared/model/entities/canonical-entities'
import type { Entity } from '@shared/model/entities/entity-shape'
import { type CellObject, read, type WorkBook, type WorkSheet } from 'xlsx'
import { BatchBuilder } from '../batch-builder'
import { throwIfCancelled } from '../cancellation'
import type { RawBatch } from '../connector'
import { findingAt } from '../finding-at'
import { fileTooLarge, fileUnreadable } from '../reasons'
import { unreadable } from './file-errors'
import { type ColumnPlan, fieldNameOf, matchColumns } from './match-columns'
import { valueOfCell } from './workbook-cells'
import { checkWorkbook, workbookLimits } from './workbook-limits'

/** Batches of the rows of the workbook at `path`, from the sheet named as the entity, else from the first. FILE_UNREADABLE, FILE_TOO_LARGE, CANCELLED. */
export async function* readWorkbook(
  path: string,
  place: string,
  entity: Entity,
  signal: AbortSignal,
): AsyncGenerator<RawBatch> {
  const book = await openWorkbook(path, place)
  throwIfCancelled(signal)
  const sheet = sheetOf(book, entity.name)
  const rows: readonly (readonly (CellObject | undefined)[] | undefined)[] = sheet?.['!data'] ?? []
  const date1904 = book.Workbook?.WBProps?.date1904 === true
  const batch = new BatchBuilder()
  let plan: ColumnPlan | null = null
  for (let index = 0; index < rows.length; index++) {
    const cells = rows[index] ?? []
    if (!cells.some((cell) => cell?.v !== undefined && cell.v !== '')) continue
    if (!plan) {
      const headings = Array.from(cells, (cell) => (cell?.v === undefined ? '' : String(cell.v)))
      plan = matchColumns(entity, place, headings, index + 1)
      batch.problem(...plan.problems)
      if (!plan.usable) break
      continue
    }
    takeRow(batch, plan, entity, place, index + 1, cells, date1904)
    for (const full of batch.takeFull()) {
      yield full
      throwIfCancelled(signal)
    }
  }
  if (!plan) batch.problem(...matchColumns(entity, place, [], 1).problems)
  yield* batch.takeAll()
}

function takeRow(
  batch: BatchBuilder,
  plan: ColumnPlan,
  entity: Entity,
  place: string,
  row: number,
  cells: readonly (CellObject | undefined)[],
  date1904: boolean,
): void {
  const values: Record<string, CanonicalValue> = {}
  for (const { index, name } of plan.wanted) {
    const cell = cells[index]
    const value = valueOfCell(cell, date1904)
    if (cell?.t === 'e') {
      const about = { row, field: name, value: String(value) }
      batch.problem(findingAt(entity.name, place)('error', 'row_broken', about))
      return
    }
    values[name] = value
  }
  batch.row({ row, values })
}

/** The workbook, within the limits. FILE_UNREADABLE, FILE_TOO_LARGE. */
export async function openWorkbook(path: string, file: string): Promise<WorkBook> {
  try {
    return await parseWorkbook(await readFile(path), file)
  } catch (error) {
    throw unreadable(file, error)
  }
}

/** The workbook of these bytes, within the limits; cells of formulas hold what they came to. FILE_UNREADABLE, FILE_TOO_LARGE. */
export async function parseWorkbook(bytes: Buffer, file: string): Promise<WorkBook> {
  await checkWorkbook(bytes, file)
  const sheetRows = workbookLimits.rows + 1
  try {
    const book = read(bytes, { dense: true, cellNF: true, cellHTML: false, sheetRows })
    for (const name of book.SheetNames)
      if ((book.Sheets[name]?.['!data']?.length ?? 0) >= sheetRows)
        throw fileTooLarge(file, 'too_many_rows', workbookLimits.rows)
    return book
  } catch (error) {
    if (error instanceof EvenkeelError) throw error
    throw fileUnreadable(file, 'not_a_workbook', String(error).slice(0, 200), error)
  }
}

/** The sheet of that name, as headings are named; the first one where there is none. */
export function sheetOf(book: WorkBook, entity: string): WorkSheet | undefined {
  const named = book.SheetNames.find((name) => fieldNameOf(name) === entity)
  const name = named ?? book.SheetNames[0]
  return name === undefined ? undefined : book.Sheets[name]
}
