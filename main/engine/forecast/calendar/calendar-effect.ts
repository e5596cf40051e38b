/** What the calendar does to a demand, as far as its own history shows it. */
import { expectHistory } from '../history/expected-history'
import { spreadAround } from '../history/robust-figures'
import type { CalendarColumn, Causes } from './calendar-columns'
import { type Coefficient, regressSequentially, type SequentialFit } from './sequential-regression'

export interface CalendarCoefficient extends Coefficient {
  readonly cause: string
  readonly phase: CalendarColumn['phase']
}

export interface CalendarEffect {
  /** Of the causes that help; none where the calendar explains nothing. */
  readonly coefficients: readonly CalendarCoefficient[]
  /** How much likelier the causes together made the months before they were known; natural logarithm, 0 for none. */
  readonly advantage: number
}

export const noEffect: CalendarEffect = { coefficients: [], advantage: 0 }

/** Expected before anything is known: about nothing. Working days: demand in proportion would be 1; a window: a whole month in it at half or twice; a figure from outside: a fifth more or less at a standard deviation. */
const priorDeviation: Readonly<Record<CalendarColumn['phase'], number>> = {
  working_days: 0.7,
  before: 0.5,
  during: 0.7,
  outside: 0.2,
}

/** Months of history from which on something can be told. */
const fewest = 30
/** How much likelier the months must have been with a cause than without; natural logarithm. */
const enough = 4

/** Each value less the mean of its month of the year over the history: what moves, which no season can take up. */
export function moving(values: Float64Array, history: number): Float64Array {
  const sums = new Float64Array(12)
  const counts = new Float64Array(12)
  for (let t = 0; t < history; t++) {
    if (!Number.isFinite(values[t]!)) continue
    sums[t % 12] = sums[t % 12]! + values[t]!
    counts[t % 12] = counts[t % 12]! + 1
  }
  return values.map((value, t) =>
    counts[t % 12]! > 0 ? value - sums[t % 12]! / counts[t % 12]! : 0,
  )
}

interface Material {
  /** Logarithms without trend and season; NaN where nothing can be said. */
  readonly rest: Float64Array
  /** Months that say something, in order. */
  readonly rows: readonly number[]
  readonly noise: number
}

function materialOf(values: Float64Array): Material | undefined {
  const known = values.filter((value) => value > 0).length
  if (known < fewest || known < 0.95 * values.length) return undefined
  const logs = values.map((value) => (value > 0 ? Math.log(value) : Number.NaN))
  const { expected, season } = expectHistory(logs, 12)
  const rest = moving(
    logs.map((value, t) => value - (expected[t]! - season[t]!)),
    values.length,
  )
  const years = values.length / 12
  // A month's own value is part of the mean of its months: what is left looks smaller than it is.
  const noise = spreadAround(rest, 0) * Math.sqrt(years / Math.max(1, years - 1))
  const rows = [...rest.keys()].filter((t) => Number.isFinite(rest[t]!))
  return noise > 1e-9 ? { rest, rows, noise } : undefined
}

const fitColumns = (
  columns: readonly CalendarColumn[],
  { rest, rows, noise }: Material,
  prior: readonly CalendarCoefficient[],
): SequentialFit =>
  regressSequentially(
    columns.map(({ values }) => moving(values, rest.length)),
    rest,
    rows,
    columns.map(({ cause, phase }) => priorOf(prior, cause, phase)),
    noise,
  )

/** Expected of a line what was found of the total it belongs to, as uncertain as it is there and a half of itself. */
function priorOf(
  of: readonly CalendarCoefficient[],
  cause: string,
  phase: CalendarColumn['phase'],
): Coefficient {
  const found = of.find((one) => one.cause === cause && one.phase === phase)
  if (!found) return { mean: 0, deviation: priorDeviation[phase] }
  return { mean: found.mean, deviation: Math.hypot(found.deviation, found.mean / 2) }
}

/**
 * Estimates what the calendar does to a monthly demand that starts in month `first` (counted from
 * year 0). Each cause is tried alone and kept only where it made the months likelier before they
 * were known, origin after origin; the causes kept are then estimated together. Coefficients are
 * drawn towards nothing, or towards the effect on the total that the demand belongs to (`total`),
 * whose causes are then the only ones tried. No effect under 30 months, or with empty ones.
 */
export function estimateCalendarEffect(
  values: Float64Array,
  first: number,
  causesOf: Causes,
  total?: CalendarEffect,
): CalendarEffect {
  const material = materialOf(values)
  if (!material) return noEffect
  const prior = total?.coefficients ?? []
  const causes = Map.groupBy(causesOf(first, values.length), ({ cause }) => cause)
  const tried = [...causes.values()].filter(
    (columns) => !total || prior.some(({ cause }) => cause === columns[0]?.cause),
  )
  const helping = tried.filter(
    (columns) => fitColumns(columns, material, prior).advantage >= (total ? 0 : enough),
  )
  const kept = helping.flat()
  if (kept.length === 0) return noEffect
  const { coefficients, advantage } = fitColumns(kept, material, prior)
  if (advantage < (total ? 0 : enough)) return noEffect
  return {
    coefficients: kept.map(({ cause, phase }, i) => ({ cause, phase, ...coefficients[i]! })),
    advantage,
  }
}

/**
 * Factors that the effect puts on `count` months from `first` on, of which the first `history` are
 * past: 1 is a month whose calendar is as usual for its time of the year.
 */
export function calendarFactors(
  { coefficients }: CalendarEffect,
  first: number,
  count: number,
  history: number,
  causesOf: Causes,
): Float64Array {
  const sum = new Float64Array(count)
  if (coefficients.length === 0) return sum.fill(1)
  for (const { cause, phase, values } of causesOf(first, count)) {
    const found = coefficients.find((one) => one.cause === cause && one.phase === phase)
    if (!found) continue
    moving(values, history).forEach((value, t) => {
      sum[t] = sum[t]! + found.mean * value
    })
  }
  return sum.map(Math.exp)
}
