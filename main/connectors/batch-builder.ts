/** Gathers rows and problems into batches of the size every connector answers in. */
import type { Finding } from '@shared/contract/contract-types'
import type { RawBatch, RawRow } from './connector'

export const batchSize = 1_000

export class BatchBuilder {
  #rows: RawRow[] = []
  #problems: Finding[] = []
  #refused: RawRow[] = []

  row(row: RawRow): void {
    this.#rows.push(row)
  }

  problem(...problems: readonly Finding[]): void {
    this.#problems.push(...problems)
  }

  /** A row that cannot be taken, and why. */
  refuse(row: RawRow, problems: readonly Finding[]): void {
    this.#refused.push(row)
    this.#problems.push(...problems)
  }

  /** The full batches so far; a rest stays. */
  *takeFull(): Generator<RawBatch> {
    while (this.#rows.length >= batchSize || this.#problems.length >= batchSize) yield this.#take()
  }

  /** Everything that is left. */
  *takeAll(): Generator<RawBatch> {
    while (this.#rows.length > 0 || this.#problems.length > 0) yield this.#take()
  }

  #take(): RawBatch {
    const batch: RawBatch = {
      rows: this.#rows.slice(0, batchSize),
      problems: this.#problems.slice(0, batchSize),
      refused: this.#refused,
    }
    this.#rows = this.#rows.slice(batchSize)
    this.#problems = this.#problems.slice(batchSize)
    this.#refused = []
    return batch
  }
}
