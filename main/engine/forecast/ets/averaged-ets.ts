/** Exponential smoothing in all its admissible forms, averaged by how likely each is. */
import type { ForecastMethod } from '../forecast-method'
import { adjustSeason, fitAdjusted } from '../season/adjust-season'
import { etsPath } from './ets-path'
import { admissibleShapes, nameOfShape } from './ets-shape'
import { etsStart } from './ets-start'
import { type EtsEstimate, fitEts } from './fit-ets'

/** Longer seasons have more indices to start with than a few years can tell. */
const longestSeason = 24

/** Behind the best by this much, a form has no say (its weight is below a fiftieth). */
const farBehind = 8

/** A kind of season whose plain form is this much behind the best is not looked at further. */
const hopeless = 15

function estimateAll(y: Float64Array, seasonLength: number): EtsEstimate[] {
  const n = y.length
  const positive = y.every((value) => value > 1e-6)
  const seasonal = seasonLength > 1 && seasonLength <= longestSeason && n >= 2 * seasonLength + 2
  const seasons = seasonal
    ? positive
      ? (['N', 'A', 'M'] as const)
      : (['N', 'A'] as const)
    : (['N'] as const)
  const families = seasons.flatMap((season) => {
    const start = etsStart(y, seasonLength, season)
    const shapes = start ? admissibleShapes(season, positive, n) : []
    return start && shapes[0] ? [{ start, shapes, plain: fitEts(y, shapes[0], start) }] : []
  })
  const best = Math.min(...families.map(({ plain }) => plain.criterion))
  return families.flatMap(({ start, shapes, plain }) => {
    if (plain.criterion > best + hopeless) return [plain]
    const estimates = [plain]
    for (const shape of shapes.slice(1)) {
      const before = estimates.at(-1)
      const warm = before && before.shape.trend === shape.trend ? before.found : undefined
      estimates.push(fitEts(y, shape, start, warm))
    }
    return estimates
  })
}

interface Weighted {
  readonly estimate: EtsEstimate
  readonly weight: number
}

/** Burnham and Anderson (2002), Model Selection and Multimodel Inference, ch. 2.9; Kolassa (2011), Combining exponential smoothing forecasts using Akaike weights. */
function akaikeWeights(estimates: readonly EtsEstimate[]): Weighted[] {
  const best = Math.min(...estimates.map(({ criterion }) => criterion))
  if (!Number.isFinite(best))
    return estimates.slice(0, 1).map((estimate) => ({ estimate, weight: 1 }))
  const near = estimates.filter(({ criterion }) => criterion <= best + farBehind)
  const raw = near.map(({ criterion }) => Math.exp((best - criterion) / 2))
  const whole = raw.reduce((a, b) => a + b, 0)
  return near.map((estimate, i) => ({ estimate, weight: raw[i]! / whole }))
}

const addInto = (into: Float64Array, values: Float64Array, weight: number): void => {
  for (let i = 0; i < into.length; i++) into[i] = into[i]! + weight * values[i]!
}

const fitAll: ForecastMethod['fit'] = (values, seasonLength, horizon) => {
  const n = values.length
  if (n < 4) return { refused: 'too_short' }
  const weighted = akaikeWeights(estimateAll(values, seasonLength))
  const paths = weighted.map(({ estimate, weight }) => ({
    path: etsPath(values, estimate),
    weight,
  }))
  const one = new Float64Array(horizon)
  const forecastFrom = (origin: number, into: Float64Array): boolean => {
    into.fill(0)
    const part = one.subarray(0, into.length)
    for (const { path, weight } of paths) {
      path.forecastFrom(origin, part)
      addInto(into, part, weight)
    }
    return origin >= 1
  }
  const forecast = new Float64Array(horizon)
  forecastFrom(n, forecast)
  const fitted = new Float64Array(n)
  const spread = new Float64Array(horizon)
  const sumSpread = new Float64Array(horizon)
  for (const { path, weight } of paths) {
    addInto(fitted, path.trace.fitted, weight)
    const spreads = path.spreads(forecast)
    addInto(spread, spreads.spread, weight)
    addInto(sumSpread, spreads.sumSpread, weight)
  }
  const first = weighted.reduce((a, b) => (b.weight > a.weight ? b : a))
  const { alpha, beta, gamma, phi } = first.estimate.parameters
  return {
    forecast,
    fitted,
    spread,
    sumSpread,
    parameters: {
      form: nameOfShape(first.estimate.shape),
      share: first.weight,
      alpha,
      beta,
      gamma,
      phi,
    },
    forecastFrom,
  }
}

/** The season taken out by decomposition before, whatever its length, and put back after. */
const fitDecomposed: ForecastMethod['fit'] = (values, seasonLength, horizon) =>
  fitAdjusted(
    (adjusted, ahead) => fitAll(adjusted, 1, ahead),
    adjustSeason(values, seasonLength),
    horizon,
  )

/**
 * Hyndman et al. (2002) for the forms and their likelihood; averaged by Akaike weights rather than picking the best. Seasons
 * too long to be among the states, such as weeks of a year, are taken out before.
 */
export const averagedEts: ForecastMethod = {
  key: 'ets',
  fit: (values, seasonLength, horizon) =>
    (seasonLength > longestSeason ? fitDecomposed : fitAll)(values, seasonLength, horizon),
}

/** Cleveland et al. (1990), STL, for the season; what is left by exponential smoothing without one. */
export const decomposition: ForecastMethod = { key: 'decomposition', fit: fitDecomposed }
