/** Forecasts made again from earlier origins of the history, and their errors. */
import type { MethodFit } from '../forecast-method'
import type { CombinationRule } from '../history-kind'
import type { RollingErrors } from '../series-forecast'
import { combinePaths } from './combine-values'

export interface OriginPlan {
  /** Origins, the latest last: numbers of values that were known. */
  readonly origins: readonly number[]
  /** Steps forecast from each, at most to the end of the history. */
  readonly horizon: number
}

/** How many origins are looked at at most. */
const mostOrigins = 12

/**
 * Origins over the latest horizon and a half, that leave a season and a half, or five values, before them. Tashman (2000),
 * Out-of-sample tests of forecasting accuracy: rolling origins, the parameters those of the whole history.
 */
export function planOrigins(length: number, seasonLength: number, horizon: number): OriginPlan {
  const least = Math.max(5, Math.ceil(1.5 * seasonLength))
  const first = Math.max(1, Math.min(least, length - 1), length - Math.ceil(1.5 * horizon) - 1)
  const count = Math.min(mostOrigins, length - first)
  const origins = Array.from({ length: count }, (_, i) =>
    count === 1 ? first : Math.round(first + (i * (length - 1 - first)) / (count - 1)),
  )
  return { origins, horizon }
}

/** What was forecast from each origin of a plan, to the end of the history at most; null where nothing could be. */
export type RolledPaths = readonly (Float64Array | null)[]

/** Forecasts again from every origin. */
export const rollPaths = (
  { forecastFrom }: Pick<MethodFit, 'forecastFrom'>,
  { origins, horizon }: OriginPlan,
  length: number,
): RolledPaths =>
  origins.map((origin) => {
    const path = new Float64Array(Math.min(horizon, length - origin))
    return forecastFrom(origin, path) && path.every((value) => Number.isFinite(value)) ? path : null
  })

/** The members' paths combined, origin by origin. */
export const combineRolled = (
  members: readonly RolledPaths[],
  by: CombinationRule['by'],
): RolledPaths =>
  (members[0] ?? []).map((_, i) => {
    const paths = members.flatMap((paths) => paths[i] ?? [])
    if (paths[0] === undefined) return null
    const combined = new Float64Array(paths[0].length)
    combinePaths(paths, by, combined)
    return combined
  })

/** Mean absolute step of a season (or of a period, where less than a season is known); 0 where it never moves. */
export function naiveScale(values: Float64Array, seasonLength: number): number {
  const lag = values.length > seasonLength ? seasonLength : 1
  let sum = 0
  for (let t = lag; t < values.length; t++) sum += Math.abs(values[t]! - values[t - lag]!)
  return values.length > lag ? sum / (values.length - lag) : 0
}

/** Errors over all origins and steps whose actual was observed; in the unit of `values` times `unit`. Null where there are none. */
export function rollingErrors(
  paths: RolledPaths,
  values: Float64Array,
  observed: Uint8Array,
  { origins }: OriginPlan,
  scale: number,
  unit: number,
): RollingErrors | null {
  let used = 0
  let count = 0
  let absolute = 0
  let squares = 0
  let bias = 0
  let relative = 0
  paths.forEach((path, i) => {
    if (path === null) return
    const origin = origins[i]!
    used += 1
    for (let h = 0; h < path.length; h++) {
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
  })
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
