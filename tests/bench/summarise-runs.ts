/** From the runs of a measurement to the line that is printed. */
import type { Measurement, Runs } from './measurement'

export interface BenchLine {
  readonly name: string
  readonly unit: string
  readonly value: number
  readonly p95: number
  readonly reference: string
  readonly referenceValue: number
  readonly ratio: number
  readonly size: string
}

const ascending = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b)

export function median(values: readonly number[]): number {
  const sorted = ascending(values)
  const half = sorted.length / 2
  const upper = sorted[Math.floor(half)] ?? Number.NaN
  const lower = sorted[Math.ceil(half) - 1] ?? Number.NaN
  return (lower + upper) / 2
}

/** What 95 of 100 runs are as good as or better than: times and ratios at most this, rates at least this. */
export function nearlyWorst(values: readonly number[], unit: Measurement['unit']): number {
  const bestFirst = unit === 'rows/s' ? ascending(values).reverse() : ascending(values)
  return bestFirst[Math.ceil(bestFirst.length * 0.95) - 1] ?? Number.NaN
}

/** Four digits say as much as such runs can. */
const short = (value: number): number => Number(value.toPrecision(4))

export function summariseRuns({ name, unit, reference }: Measurement, runs: Runs): BenchLine {
  const value = median(runs.values)
  const referenceValue = median(runs.reference)
  return {
    name,
    unit,
    value: short(value),
    p95: short(nearlyWorst(runs.values, unit)),
    reference,
    referenceValue: short(referenceValue),
    ratio: short(value / referenceValue),
    size: runs.size,
  }
}
