/** Makes of an observed series the values that methods take: no missing ones, of an order of magnitude near 1. */
import type { ForecastReason } from '@shared/model/forecast-words'

export interface PreparedValues {
  /** Finite, from the first observation on, divided by `scale`. */
  readonly values: Float64Array
  /** 1 where a value was observed, 0 where a gap was filled or something else is used instead. */
  readonly observed: Uint8Array
  /** How many missing values at the start were left out. */
  readonly skipped: number
  /** A power of two, so that dividing and multiplying back loses nothing. */
  readonly scale: number
  readonly reasons: readonly ForecastReason[]
}

/** Beyond this, sums and squares of a series would lose themselves; such values count as missing. */
const largest = 1e100

/** The nearest observed value `step` apart in one direction; NaN where there is none. */
function neighbour(values: Float64Array, observed: Uint8Array, from: number, step: number): number {
  for (let t = from + step; t >= 0 && t < values.length; t += step)
    if (observed[t] === 1) return values[t]!
  return Number.NaN
}

const meanOfKnown = (a: number, b: number): number =>
  Number.isNaN(a) ? b : Number.isNaN(b) ? a : (a + b) / 2

/** Gaps take the mean of the same season before and after, or lie on the line between their neighbours. */
function fillGaps(values: Float64Array, observed: Uint8Array, seasonLength: number): void {
  const n = values.length
  for (let t = 0; t < n; t++) {
    if (observed[t] === 1) continue
    const seasonal =
      seasonLength > 1
        ? meanOfKnown(
            neighbour(values, observed, t, -seasonLength),
            neighbour(values, observed, t, seasonLength),
          )
        : Number.NaN
    if (!Number.isNaN(seasonal)) {
      values[t] = seasonal
      continue
    }
    let before = t - 1
    while (before >= 0 && observed[before] === 0) before -= 1
    let after = t + 1
    while (after < n && observed[after] === 0) after += 1
    const left = before >= 0 ? values[before]! : values[after]!
    const right = after < n ? values[after]! : left
    values[t] =
      before < 0 || after >= n ? left : left + ((right - left) * (t - before)) / (after - before)
  }
}

/** Power of two next to the mean size of the values; 1 where all are zero. */
function scaleOf(values: Float64Array): number {
  let mean = 0
  let count = 0
  for (const value of values) {
    count += 1
    mean += (Math.abs(value) - mean) / count
  }
  return mean > 0 ? 2 ** Math.max(-1000, Math.round(Math.log2(mean))) : 1
}

/** Never throws. Empty `values` where nothing was observed. `cleaned` is what is used of the series, which counts as not observed where it differs. */
export function prepareValues(
  series: Float64Array,
  seasonLength: number,
  cleaned: Float64Array = series,
): PreparedValues {
  const reasons: ForecastReason[] = []
  const usable = (value: number): boolean => Math.abs(value) <= largest
  let first = 0
  while (first < series.length && !usable(series[first]!)) first += 1
  const values = cleaned.slice(first)
  const observed = new Uint8Array(values.length)
  const known = new Uint8Array(values.length)
  let gaps = false
  for (let t = 0; t < values.length; t++) {
    if (usable(values[t]!)) known[t] = 1
    if (values[t] === series[first + t]) observed[t] = known[t]!
    if (!usable(series[first + t]!)) gaps = true
  }
  if (series.some((value) => !Number.isNaN(value) && !usable(value)))
    reasons.push('values_out_of_range')
  if (first > 0 && values.length > 0) reasons.push('leading_gap_left_out')
  if (gaps) {
    reasons.push('gaps_filled')
    fillGaps(values, known, seasonLength)
  }
  const scale = scaleOf(values)
  for (let t = 0; t < values.length; t++) values[t] = values[t]! / scale
  return { values, observed, skipped: first, scale, reasons }
}
