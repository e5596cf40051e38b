/** Finds the heading line of an entity's file: titles, dates of export and notes may stand above it. */
import type { Entity } from '@shared/model/entities/entity-shape'
import { headingIndex, headingLines, isBlank } from './heading-line'
import { type ColumnPlan, matchColumns } from './match-columns'
import type { OpenTable, SourceRecord } from './tables/open-table'

export interface FoundHeading<Row extends SourceRecord> {
  readonly plan: ColumnPlan
  /** What was read below it in order to find it. */
  readonly below: readonly Row[]
}

/** Takes the first lines of a file until one of them has every column that is required, or until there are enough to see which it is. */
export class HeadingSearch<Row extends SourceRecord> {
  readonly #entity: Entity
  readonly #place: string
  readonly #format: OpenTable['format']
  readonly #seen: Row[] = []

  constructor(entity: Entity, place: string, format: OpenTable['format']) {
    this.#entity = entity
    this.#place = place
    this.#format = format
  }

  /** Null while more lines are needed. */
  take(record: Row): FoundHeading<Row> | null {
    if (record.cells.every(isBlank)) return null
    const plan = this.#planOf(record)
    if (plan.usable) return { plan, below: [] }
    this.#seen.push(record)
    return this.#seen.length >= headingLines ? this.end() : null
  }

  /** What can be told by the lines that came. */
  end(): FoundHeading<Row> {
    const at = headingIndex(this.#format, this.#seen)
    const heading = this.#seen[at]
    const plan = heading ? this.#planOf(heading) : matchColumns(this.#entity, this.#place, [], 1)
    return { plan, below: this.#seen.slice(at + 1) }
  }

  #planOf({ cells, row }: Row): ColumnPlan {
    const headings = cells.map((cell) => (isBlank(cell) ? '' : String(cell)))
    return matchColumns(this.#entity, this.#place, headings, row)
  }
}
