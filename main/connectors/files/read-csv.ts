/** Reads one delimited file as rows of an entity. */

import type { CanonicalValue } from '@shared/model/entities/canonical-entities'
import type { Entity } from '@shared/model/entities/entity-shape'
import { BatchBuilder } from '../batch-builder'
import type { RawBatch } from '../connector'
import { findingAt } from '../finding-at'
import { fileUnreadable } from '../reasons'
import { shownRecord, undecodable, whyBroken } from './broken-record'
import { type CsvRecord, CsvSplitter } from './csv-records'
import { type FoundHeading, HeadingSearch } from './find-heading'
import type { ColumnPlan } from './match-columns'
import { readTextChunks } from './read-text-chunks'
import { RestyledRows } from './restyled-rows'
import { sniffDelimiter } from './sniff-delimiter'

type Line = CsvRecord & { readonly row: number }

class CsvRows {
  readonly #entity: Entity
  readonly #place: string
  readonly #batch: BatchBuilder
  readonly #rows: RestyledRows
  readonly #search: HeadingSearch<Line>
  #splitter: CsvSplitter | null = null
  #plan: ColumnPlan | null = null
  #fields: readonly string[] = []
  #damaged = false

  constructor(entity: Entity, place: string, batch: BatchBuilder) {
    this.#entity = entity
    this.#place = place
    this.#batch = batch
    this.#rows = new RestyledRows(entity, batch)
    this.#search = new HeadingSearch(entity, place, 'text')
  }

  get hopeless(): boolean {
    return this.#plan !== null && !this.#plan.usable
  }

  push(text: string): void {
    this.#damaged ||= text.includes(undecodable)
    this.#splitter ??= new CsvSplitter(sniffDelimiter(text))
    for (const record of this.#splitter.push(text)) this.#take(record)
    const line = this.#splitter.tooLongLine
    if (line === null) return
    throw fileUnreadable(`${this.#place}:${line}`, 'line_without_end', line)
  }

  end(): void {
    for (const record of this.#splitter?.end() ?? []) this.#take(record)
    if (!this.#plan) this.#begin(this.#search.end())
    this.#rows.end()
  }

  #begin({ plan, below }: FoundHeading<Line>): void {
    this.#plan = plan
    this.#fields = plan.wanted.map(({ name }) => name)
    this.#batch.problem(...plan.problems)
    for (const record of below) this.#take(record)
  }

  #take(record: CsvRecord): void {
    const { cells, line } = record
    if (!this.#plan) {
      const found = this.#search.take({ ...record, row: line })
      if (found) this.#begin(found)
      return
    }
    if (!this.#plan.usable) return
    if (cells.every((cell) => cell.trim() === '')) return
    const expected = whyBroken(record, this.#plan.columns, this.#damaged)
    if (expected !== null) {
      const value = shownRecord(record)
      const finding = findingAt(this.#entity.name, this.#place)
      this.#batch.problem(finding('error', 'row_broken', { row: line, value, expected }))
      return
    }
    const wanted: CanonicalValue[] = []
    for (const { index } of this.#plan.wanted) wanted.push(cells[index] || null)
    this.#rows.takeCells(line, this.#fields, wanted)
  }
}

/** Batches of the rows of the file at `path`, which people know as `place`. A row that cannot be read becomes a finding and the others still come. FILE_UNREADABLE, CANCELLED. */
export async function* readCsv(
  path: string,
  place: string,
  entity: Entity,
  signal: AbortSignal,
): AsyncGenerator<RawBatch> {
  const batch = new BatchBuilder()
  const rows = new CsvRows(entity, place, batch)
  const pieces = readTextChunks(path, place, signal)
  for await (const text of pieces) {
    rows.push(text)
    yield* batch.takeFull()
    if (rows.hopeless) break
  }
  rows.end()
  yield* batch.takeAll()
}
