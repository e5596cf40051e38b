/** Holds the first rows of a file back until they show how its numbers and dates are written, then passes all rows on in the way of the data standard. */
import type { CanonicalValue } from '@shared/model/entities/canonical-entities'
import type { Entity } from '@shared/model/entities/entity-shape'
import type { BatchBuilder } from '../batch-builder'
import type { RawRow } from '../connector'
import { type Restyle, styleRows, valueStyles } from './value-styles'

export class RestyledRows {
  readonly #entity: Entity
  readonly #batch: BatchBuilder
  #first: RawRow[] | null = []
  #styles: readonly (readonly [string, Restyle])[] = []

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
    for (const { row, values } of first) this.#pass(row, { ...values })
  }

  #pass(row: number, values: Record<string, CanonicalValue>): void {
    for (const [name, restyle] of this.#styles) {
      const value = values[name]
      if (value !== null && value !== undefined) values[name] = restyle(value, values)
    }
    this.#batch.row({ row, values })
  }
}
