/** Forecasts made again from earlier origins of the history, and their errors. */
import type { RollingErrors } from '../series-forecast'

/** What can forecast from an earlier origin: a fitted method, or a combination of several. */
export type ForecastFrom = (origin: number, into: Float64Array) => boolean

export interface OriginPlan {
  /** Origins, the latest last: numbers of values that were known. */
  readonly origins: readonly number[]
  /** Steps forecast from each, at most to the end of the history. */
  readonly horizon: number
}

/** How many origins are looked at at most. */
const mostOrigins = 18

/** The latest origins that leave a season and a half, or five values, before them. Tashman (2000), rolling origins without refitting. */
export function planOrigins(length: number, seasonLength: number, horizon: number): OriginPlan {
  const least = Math.max(5, Math.ceil(1.5 * seasonLength))
  const first = Math.max(Math.min(least, length - 1), length - mostOrigins)
  const origins: number[] = []
  for (let origin = Math.max(1, first); origin < length; origin++) origins.push(origin)
  return { origins, horizon }
}

/** Mean absolute step of a season (or of a period, where less than a season is known); 0 where it never moves. */
export function naiveScale(values: Float64Array, seasonLength: number): number {
  const lag = values.length > seasonLength ? seasonLength : 1
  let sum = 0
  for (let t = lag; t < values.length; t++) sum += Math.abs(values[t]! - values[t - lag]!)
  return values.length > lag ? sum / (values.length - lag) : 0
}

/** Errors over all origins and steps whose actual was observed; in the unit of `values` times `unit`. Null where there are none. */
export function rollingErrors(
  forecastFrom: ForecastFrom,
  values: Float64Array,
  observed: Uint8Array,
  { origins, horizon }: OriginPlan,
  scale: number,
  unit: number,
): RollingErrors | null {
  const path = new Float64Array(horizon)
  let used = 0
  let count = 0
  let absolute = 0
  let squares = 0
  let bias = 0
  let relative = 0
  for (const origin of origins) {
    const steps = Math.min(horizon, values.length - origin)
    if (steps < 1 || !forecastFrom(origin, path.subarray(0, steps))) continue
    used += 1
    for (let h = 0; h < steps; h++) {
      if (observed[origin + h] === 0) continue
      const actual = values[origin + h]!
      const error = path[h]! - actual
      const size = Math.abs(actual) + Math.abs(path[h]!)
      count += 1
      absolute += Math.abs(error)
      squares += error * error
      bias += error
      relative += size > 0 ? (2 * Math.abs(error)) / size : 0
    }
  }
  if (count === 0) return null
  return {
    origins: used,
    mae: (absolute / count) * unit,
    rmse: Math.sqrt(squares / count) * unit,
    bias: (bias / count) * unit,
    mase: scale > 0 ? absolute / count / scale : null,
    smape: relative / count,
  }
}
