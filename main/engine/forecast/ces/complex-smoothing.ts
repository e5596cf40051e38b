/** Complex exponential smoothing: level and a hidden potential move together, between a level and a trend. */
import { errorSize, spreadOf } from '../error-spread'
import type { ForecastMethod } from '../forecast-method'
import type { PlainMethod } from '../levels/plain-method'
import { nelderMead } from '../optimise/nelder-mead'
import { adjustSeason, fitAdjusted } from '../season/adjust-season'

const impossible = 1e300
const mostAsked = 160

/** Both roots of the discounting matrix lie inside the unit circle: old values lose their say. */
function isStable(a0: number, a1: number): boolean {
  const trace = 2 - 2 * a0 + a1
  const determinant = (1 - a0 + a1) * (1 - a0) + (1 - a1) * (1 - a0 - a1)
  return Math.abs(determinant) < 1 && Math.abs(trace) < 1 + determinant
}

function costOf(y: Float64Array, a0: number, a1: number, start: number, hidden: number): number {
  let level = start
  let potential = hidden
  let squares = 0
  for (let t = 0; t < y.length; t++) {
    const e = y[t]! - level
    const next = level - (1 - a1) * potential + (a0 - a1) * e
    potential = level + (1 - a0) * potential + (a0 + a1) * e
    level = next
    squares += e * e
  }
  return Number.isFinite(squares) ? squares : impossible
}

interface Run {
  /** What is known after each value; one longer than the values. */
  readonly levels: Float64Array
  readonly potentials: Float64Array
  readonly fitted: Float64Array
}

function runOver(y: Float64Array, a0: number, a1: number, start: number, hidden: number): Run {
  const n = y.length
  const levels = new Float64Array(n + 1)
  const potentials = new Float64Array(n + 1)
  const fitted = new Float64Array(n)
  levels[0] = start
  potentials[0] = hidden
  for (let t = 0; t < n; t++) {
    const e = y[t]! - levels[t]!
    fitted[t] = levels[t]!
    levels[t + 1] = levels[t]! - (1 - a1) * potentials[t]! + (a0 - a1) * e
    potentials[t + 1] = levels[t]! + (1 - a0) * potentials[t]! + (a0 + a1) * e
  }
  return { levels, potentials, fitted }
}

const plain: PlainMethod = (y, horizon) => {
  const n = y.length
  if (n < 6) return { refused: 'too_short' }
  let start = 0
  const first = Math.min(n, 10)
  for (let t = 0; t < first; t++) start += y[t]! / first
  let unit = 0
  for (let t = 1; t < n; t++) unit += Math.abs(y[t]! - y[t - 1]!) / (n - 1)
  unit = Math.max(unit, 1e-9)
  const cost = (at: Float64Array): number =>
    isStable(at[0]!, at[1]!)
      ? costOf(y, at[0]!, at[1]!, start + unit * at[2]!, (start + unit * at[3]!) / 1.1)
      : impossible
  const least = nelderMead(cost, [1.3, 1, 0, 0], [-0.2, 0.1, 1, 1], mostAsked, 1e-5)
  const a0 = least.at[0]!
  const a1 = least.at[1]!
  const run = (values: Float64Array): Run =>
    runOver(values, a0, a1, start + unit * least.at[2]!, (start + unit * least.at[3]!) / 1.1)
  const { levels, potentials, fitted } = run(y)
  const runOn = (level: number, potential: number, into: Float64Array): void => {
    let l = level
    let c = potential
    for (let h = 0; h < into.length; h++) {
      into[h] = l
      const next = l - (1 - a1) * c
      c = l + (1 - a0) * c
      l = next
    }
  }
  const forecast = new Float64Array(horizon)
  runOn(levels[n]!, potentials[n]!, forecast)
  const response = new Float64Array(horizon)
  response[0] = 1
  runOn(a0 - a1, a0 + a1, response.subarray(1))
  return {
    forecast,
    fitted,
    ...spreadOf(errorSize(y, fitted, 4), response),
    parameters: { real: a0, imaginary: a1 },
    forecastFrom(origin, into) {
      runOn(levels[origin]!, potentials[origin]!, into)
      return origin >= 2
    },
    forecastAfter(values, into) {
      const other = run(values)
      runOn(other.levels[values.length]!, other.potentials[values.length]!, into)
      return true
    },
  }
}

/** Svetunkov, Kourentzes and Ord (2022), Complex exponential smoothing; the season is taken out before and put back after. */
export const complexSmoothing: ForecastMethod = {
  key: 'ces',
  fit: (values, seasonLength, horizon) =>
    fitAdjusted(plain, adjustSeason(values, seasonLength), horizon),
}
