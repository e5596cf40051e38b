/** Corrects a flat forecast by what it was too high or too low by before. */
import { demandPattern } from './demand-pattern'
import type { FlatForecast } from './flat-forecast'

/** Periods looked back over, and how many periods without any bias they are weighed against. */
const window = 36
const doubt = 48
/** Forecasts made from less than this are not held against a method. */
const settling = 6

/** Periods without demand that every history is taken to have had besides its own, and how long a history a forecast rests on. */
const doubted = 0.3
const restsOn = 1 / 0.15
const drawn = restsOn / (restsOn + doubted)

/**
 * The forecast times its standing bias (what came ÷ what was expected over the last 36 periods,
 * drawn towards 1), at every origin from what was known there; and 4 % lower, since an estimate
 * from few demands errs less in squares when drawn towards none (Searls 1964, "The utilization of
 * a known coefficient of variation in the estimation procedure"). Demand that has ended is
 * forecast as none. Both were chosen on rolling origins of car parts.
 */
export function correctStandingBias(series: Float64Array, flat: FlatForecast): FlatForecast {
  const count = series.length
  const corrected = new Float64Array(count)
  let came = 0
  let expected = 0
  const pass = (t: number, sign: number): void => {
    const value = series[t]!
    if (t < settling || !Number.isFinite(value)) return
    came += sign * value
    expected += sign * flat.fitted[t]!
  }
  const correct = (level: number): number => {
    const weighed = doubt * level + Math.max(0, expected)
    return weighed > 0 ? (drawn * level * (doubt * level + Math.max(0, came))) / weighed : 0
  }
  for (let t = 0; t < count; t++) {
    corrected[t] = correct(flat.fitted[t]!)
    pass(t, 1)
    if (t >= window) pass(t - window, -1)
  }
  const ended = demandPattern(series).pattern === 'ended'
  return { level: ended ? 0 : correct(flat.level), fitted: corrected }
}
