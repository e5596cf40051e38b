/** Reads one sheet of a workbook as rows of an entity. */
import { extname } from 'node:path'
import type { CanonicalValue } from '@shared/model/entities/canonical-entities'
import type { Entity } from '@shared/model/entities/entity-shape'
import { BatchBuilder } from '../batch-builder'
import { throwIfCancelled } from '../cancellation'
import type { RawBatch } from '../connector'
import { findingAt } from '../finding-at'
import { fileUnreadable } from '../reasons'
import { type FoundHeading, HeadingSearch } from './find-heading'
import { type ColumnPlan, fieldNameOf } from './match-columns'
import { RestyledRows } from './restyled-rows'
import type { OpenTable, SourceRecord } from './tables/open-table'
import { openTables } from './tables/open-tables'

/** The sheets of a workbook. A text under the name of one is refused, but for `.xls`: programs call all they write so. FILE_UNREADABLE, FILE_TOO_LARGE, CANCELLED. */
export async function openWorkbook(
  path: string,
  place: string,
  signal: AbortSignal,
): Promise<OpenTable[]> {
  const tables = await openTables(path, place, signal)
  const text = tables.some(({ format }) => format === 'text')
  if (text && extname(path).toLowerCase() !== '.xls') throw fileUnreadable(place, 'not_a_workbook')
  return tables
}

/** The sheet of that name, as headings are named; the first one where there is none. */
export const sheetOf = (tables: readonly OpenTable[], name: string): OpenTable | undefined =>
  tables.find(({ sheet }) => sheet !== null && fieldNameOf(sheet) === name) ?? tables[0]

const isEmpty = (value: CanonicalValue | undefined): boolean =>
  value === null || value === undefined || value === ''

class WorkbookRows {
  readonly #entity: Entity
  readonly #place: string
  readonly #batch: BatchBuilder
  readonly #rows: RestyledRows
  readonly #search: HeadingSearch<SourceRecord>
  #plan: ColumnPlan | null = null

  constructor(entity: Entity, place: string, batch: BatchBuilder) {
    this.#entity = entity
    this.#place = place
    this.#batch = batch
    this.#rows = new RestyledRows(entity, batch)
    this.#search = new HeadingSearch(entity, place, 'workbook')
  }

  get hopeless(): boolean {
    return this.#plan !== null && !this.#plan.usable
  }

  take(record: SourceRecord): void {
    const { row, cells, marks } = record
    if (this.hopeless || cells.every(isEmpty)) return
    if (!this.#plan) {
      const found = this.#search.take(record)
      if (found) this.#begin(found)
      return
    }
    const values: Record<string, CanonicalValue> = {}
    for (const { index, name } of this.#plan.wanted) {
      const value = cells[index] ?? null
      if (marks?.[index] === 'e') {
        const about = { row, field: name, value: String(value) }
        const finding = findingAt(this.#entity.name, this.#place)
        this.#batch.problem(finding('error', 'row_broken', about))
        return
      }
      values[name] = value === '' ? null : value
    }
    this.#rows.take(row, values)
  }

  end(): void {
    if (!this.#plan) this.#begin(this.#search.end())
    this.#rows.end()
  }

  #begin({ plan, below }: FoundHeading<SourceRecord>): void {
    this.#plan = plan
    this.#batch.problem(...plan.problems)
    for (const record of below) this.take(record)
  }
}

/** Batches of the rows of the workbook at `path`, from the sheet named as the entity, else from the first. FILE_UNREADABLE, FILE_TOO_LARGE, CANCELLED. */
export async function* readWorkbook(
  path: string,
  place: string,
  entity: Entity,
  signal: AbortSignal,
): AsyncGenerator<RawBatch> {
  const batch = new BatchBuilder()
  const rows = new WorkbookRows(entity, place, batch)
  const sheet = sheetOf(await openWorkbook(path, place, signal), entity.name)
  for await (const records of sheet?.records(signal) ?? []) {
    for (const record of records) rows.take(record)
    for (const full of batch.takeFull()) {
      yield full
      throwIfCancelled(signal)
    }
    if (rows.hopeless) break
  }
  rows.end()
  yield* batch.takeAll()
}
