/** Forecasts of several items added up: expected values add, limits do not. */
import type { ForecastInterval } from '../forecast/series-forecast'

/** A node's part of an item's forecast; all of equal lengths. */
export interface ForecastPart {
  /** Of the item, 0 to 1. */
  readonly share: number
  /** Months of history, the latest last; shorter ones end in the same month. */
  readonly used: Float64Array
  readonly fitted: Float64Array
  /** Planned periods: the forecast through the item's life, and its limits. */
  readonly expected: Float64Array
  readonly intervals: readonly ForecastInterval[]
}

/** Aligned at the end; zero before a history begins. */
function addHistory(sum: Float64Array, values: Float64Array, share: number): void {
  const shift = sum.length - values.length
  for (let t = 0; t < values.length; t++) sum[shift + t] = sum[shift + t]! + values[t]! * share
}

/** NaN where not a single item was forecast yet. */
function addFitted(sum: Float64Array, values: Float64Array, share: number): void {
  const shift = sum.length - values.length
  for (let t = 0; t < values.length; t++) {
    const value = values[t]! * share
    if (Number.isNaN(value)) continue
    const before = sum[shift + t]!
    sum[shift + t] = Number.isNaN(before) ? value : before + value
  }
}

export function addHistories(
  parts: readonly ForecastPart[],
  months: number,
): { used: Float64Array; fitted: Float64Array } {
  const used = new Float64Array(months)
  const fitted = new Float64Array(months).fill(Number.NaN)
  for (const part of parts) {
    addHistory(used, part.used, part.share)
    addFitted(fitted, part.fitted, part.share)
  }
  return { used, fitted }
}

/**
 * How the errors of the parts went together in the past: the size of the errors of their sum over that of errors that have
 * nothing to do with each other, from months in which every part was forecast. 1 where there are too few.
 */
export function errorsTogether(parts: readonly ForecastPart[]): number {
  const months = Math.min(...parts.map(({ fitted }) => fitted.length))
  let ofSum = 0
  let apart = 0
  let count = 0
  for (let back = 1; back <= months; back++) {
    let sum = 0
    let squares = 0
    for (const { used, fitted, share } of parts) {
      const error = (used[used.length - back]! - fitted[fitted.length - back]!) * share
      sum += error
      squares += error * error
    }
    if (Number.isNaN(sum)) break
    ofSum += sum * sum
    apart += squares
    count += 1
  }
  if (count < 12 || apart === 0) return 1
  return Math.max(1, Math.sqrt(ofSum / apart))
}

/**
 * Limits of a sum. Half widths are added as those of independent errors, then widened by `together`, and never beyond the
 * sum of the limits themselves, which is where errors go together in full. `expected` is the sum of the parts.
 */
export function addIntervals(
  parts: readonly ForecastPart[],
  expected: Float64Array,
  together: number,
): ForecastInterval[] {
  const [first] = parts
  return (first?.intervals ?? []).map(({ level }, k) => {
    const lower = new Float64Array(expected.length)
    const upper = new Float64Array(expected.length)
    for (let h = 0; h < expected.length; h++) {
      let [below, above, mostBelow, mostAbove] = [0, 0, 0, 0]
      for (const { share, expected: own, intervals } of parts) {
        const down = (own[h]! - intervals[k]!.lower[h]!) * share
        const up = (intervals[k]!.upper[h]! - own[h]!) * share
        below += down * down
        above += up * up
        mostBelow += down
        mostAbove += up
      }
      const sum = expected[h]!
      lower[h] = Math.max(0, sum - Math.min(mostBelow, together * Math.sqrt(below)))
      upper[h] = sum + Math.min(mostAbove, together * Math.sqrt(above))
    }
    return { level, lower, upper }
  })
}
