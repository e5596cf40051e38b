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
    this.problems(problems)
  }

  /** As many as there are: more than a call takes arguments. */
  problems(problems: readonly Finding[]): void {
    for (const problem of problems) this.#problems.push(problem)
  }

  /** A row that cannot be taken, and why. */
  refuse(row: RawRow, problems: readonly Finding[]): void {
    this.#refused.push(row)
    this.problems(problems)
  }

  /** The full batches so far; a rest stays. */
  takeFull(): Generator<RawBatch> {
    return this.#take(batchSize)
  }

  /** Everything that is left. */
  takeAll(): Generator<RawBatch> {
    return this.#take(1)
  }

  /** Batches as long as `least` rows or problems are there. */
  *#take(least: number): Generator<RawBatch> {
    const [rows, problems] = [this.#rows, this.#problems]
    let at = 0
    for (; rows.length - at >= least || problems.length - at >= least; at += batchSize) {
      const refused = this.#refused
      this.#refused = []
      yield {
        rows: rows.slice(at, at + batchSize),
        problems: problems.slice(at, at + batchSize),
        refused,
      }
    }
    if (at === 0) return
    this.#rows = rows.slice(at)
    this.#problems = problems.slice(at)
  }
}
