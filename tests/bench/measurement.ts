/** What a measurement is: a name, and how its runs and those of its reference are made. */
import type { Workroom } from './workroom'

export interface Runs {
  /** In the unit of the measurement; at least five, the warm-up left out. */
  readonly values: readonly number[]
  /** Of the reference, taken in turn with the values. */
  readonly reference: readonly number[]
  /** How much was worked on, in words. */
  readonly size: string
}

export interface Measurement {
  readonly name: string
  readonly unit: 'ms' | 'ratio' | 'rows/s' | 'MB'
  /** What is measured beside it, in words. */
  readonly reference: string
  run(room: Workroom): Promise<Runs>
}
