/** Holds the first rows of a file back until they show how its numbers and dates are written, then passes all rows on in the way of the data standard. */
import type { CanonicalValue } from '@shared/model/entities/canonical-entities'
import type { Entity } from '@shared/model/entities/entity-shape'
import type { BatchBuilder } from '../batch-builder'
import { CellRow } from '../cell-row'
import type { RawRow } from '../connector'
import { type Restyle, styleRows, valueStyles } from './value-styles'

export class RestyledRows {
  readonly #entity: Entity
  readonly #batch: BatchBuilder
  #first: RawRow[] | null = []
  #styles: readonly (readonly [string, Restyle])[] = []
  /** The same with the place of each field among the cells of the rows that came last. */
  #ofCells: readonly (readonly [number, Restyle])[] = []
  #fields: readonly string[] | null = null

  constructor(entity: Entity, batch: BatchBuilder) {
    this.#entity = entity
    this.#batch = batch
  }

  take(row: number, values: Record<string, CanonicalValue>): void {
    if (!this.#first) {
      this.#pass(row, values)
      return
    }
    this.#first.push({ row, values })
    if (this.#first.length >= styleRows) this.end()
  }

  /** A row whose cells stand in the order of `fields`: the same list for every row. */
  takeCells(row: number, fields: readonly string[], cells: readonly CanonicalValue[]): void {
    if (this.#first) {
      this.#first.push(new CellRow(row, fields, cells))
      if (this.#first.length >= styleRows) this.end()
    } else this.#passCells(row, fields, cells)
  }

  /** Passes on what was held back. */
  end(): void {
    const first = this.#first
    if (!first) return
    this.#first = null
    this.#styles = [
      ...valueStyles(
        this.#entity,
        first.map(({ values }) => values),
      ),
    ]
    for (const held of first)
      if (held instanceof CellRow) this.#passCells(held.row, held.fields, held.cells)
      else this.#pass(held.row, { ...held.values })
  }

  #passCells(row: number, fields: readonly string[], cells: readonly CanonicalValue[]): void {
    if (fields !== this.#fields) {
      this.#fields = fields
      this.#ofCells = this.#styles.flatMap(([name, restyle]) => {
        const at = fields.indexOf(name)
        return at < 0 ? [] : [[at, restyle] as const]
      })
    }
    if (this.#ofCells.length === 0) {
      this.#batch.row(new CellRow(row, fields, cells))
      return
    }
    const restyled = [...cells]
    const asItCame = new CellRow(row, fields, cells)
    for (const [at, restyle] of this.#ofCells) {
      const value = cells[at]
      if (value !== null && value !== undefined) restyled[at] = restyle(value, asItCame)
    }
    this.#batch.row(new CellRow(row, fields, restyled))
  }

  #pass(row: number, values: Record<string, CanonicalValue>): void {
    for (const [name, restyle] of this.#styles) {
      const value = values[name]
      if (value !== null && value !== undefined) values[name] = restyle(value, { values })
    }
    this.#batch.row({ row, values })
  }
}
