/** Takes the season out of a series before methods that know none, and puts it back into what they answer. */
import { isRefusal, type MethodFit, type MethodRefusal } from '../forecast-method'
import type { SeasonKind } from './seasonal-indices'
import { hasSeveralSeasons, severalSeasons } from './several-seasons'
import { steadySeason } from './steady-season'

export interface AdjustedSeries {
  readonly kind: SeasonKind
  /** By position in the season (of several, in the stretch after which all begin anew); empty where there is none. */
  readonly indices: Float64Array
  /** The values without their season. */
  readonly values: Float64Array
}

/** No factor below this: a month that sells next to nothing must not blow up the others. */
const leastFactor = 0.01

const allPositive = (values: Float64Array): boolean => {
  for (let t = 0; t < values.length; t++) if (!(values[t]! > 0)) return false
  return true
}

/** Several methods ask for the same: the last answer for each series is kept as long as its values are. */
const known = new WeakMap<Float64Array, { seasonLength: number; adjusted: AdjustedSeries }>()

/** Multiplicative where every value is positive, additive otherwise; none where there are no two whole seasons. `values` are not changed afterwards. */
export function adjustSeason(values: Float64Array, seasonLength: number): AdjustedSeries {
  const before = known.get(values)
  if (before?.seasonLength === seasonLength) return before.adjusted
  const adjusted = adjustedFor(values, seasonLength)
  known.set(values, { seasonLength, adjusted })
  return adjusted
}

function adjustedFor(values: Float64Array, seasonLength: number): AdjustedSeries {
  const none: AdjustedSeries = { kind: 'none', indices: new Float64Array(0), values }
  const multiplies = allPositive(values)
  const seasonOf = hasSeveralSeasons(seasonLength) ? severalSeasons : steadySeason
  const found = seasonOf(multiplies ? values.map((value) => Math.log(value)) : values, seasonLength)
  if (!found) return none
  // Of several seasons, the stretch after which all begin anew.
  const whole = found.length
  if (!multiplies)
    return {
      kind: 'additive',
      indices: found,
      values: values.map((value, t) => value - found[t % whole]!),
    }
  const factors = found.map((index) => Math.exp(index))
  let mean = 0
  for (const factor of factors) mean += factor / factors.length
  const indices = factors.map((factor) => factor / mean)
  if (indices.some((index) => index < leastFactor)) return none
  return {
    kind: 'multiplicative',
    indices,
    values: values.map((value, t) => value / indices[t % whole]!),
  }
}

/** Puts the season back into `path`, whose first value is the `from`-th of the series. */
function restore(path: Float64Array, from: number, { kind, indices }: AdjustedSeries): void {
  if (kind === 'none') return
  const m = indices.length
  for (let h = 0; h < path.length; h++) {
    const index = indices[(from + h) % m]!
    path[h] = kind === 'multiplicative' ? path[h]! * index : path[h]! + index
  }
}

/** Errors grow with their season where it multiplies; a sum's by the root mean square of its periods' factors. */
function restoreSpreads(fit: MethodFit, from: number, { kind, indices }: AdjustedSeries) {
  const spread = fit.spread.slice()
  const sumSpread = fit.sumSpread.slice()
  if (kind === 'multiplicative') {
    let squares = 0
    for (let h = 0; h < spread.length; h++) {
      const index = indices[(from + h) % indices.length]!
      squares += index * index
      spread[h] = spread[h]! * index
      sumSpread[h] = sumSpread[h]! * Math.sqrt(squares / (h + 1))
    }
  }
  return { spread, sumSpread }
}

/** What a method without season says of a series with one. `adjusted` may be shared by several methods. */
export function fitAdjusted(
  plain: (values: Float64Array, horizon: number) => MethodFit | MethodRefusal,
  adjusted: AdjustedSeries,
  horizon: number,
): MethodFit | MethodRefusal {
  const n = adjusted.values.length
  const fit = plain(adjusted.values, horizon)
  if (isRefusal(fit) || adjusted.kind === 'none') return fit
  const forecast = fit.forecast.slice()
  restore(forecast, n, adjusted)
  const fitted = fit.fitted.slice()
  restore(fitted, 0, adjusted)
  return {
    forecast,
    fitted,
    ...restoreSpreads(fit, n, adjusted),
    parameters: { ...fit.parameters, season: adjusted.kind },
    forecastFrom(origin, into) {
      if (!fit.forecastFrom(origin, into)) return false
      restore(into, origin, adjusted)
      return true
    },
  }
}
