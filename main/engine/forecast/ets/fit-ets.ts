/** Estimates one form of exponential smoothing by maximum likelihood. */
import { nelderMead, numberOf, shareOf } from '../optimise/nelder-mead'
import { type EtsParameters, etsCost, impossible } from './ets-filter'
import { type EtsShape, freedomOf } from './ets-shape'
import type { EtsStart } from './ets-start'

export interface EtsEstimate {
  readonly shape: EtsShape
  readonly parameters: EtsParameters
  readonly season: Float64Array
  readonly freedom: number
  /** Akaike's criterion corrected for short histories; infinite where there are more numbers than values. */
  readonly criterion: number
  /** Where the search ended, for a form of the same numbers to start from. */
  readonly found: Float64Array
}

/** Evaluations of the likelihood at most; each further number to find asks for more. */
const mostAsked = (numbers: number, warm: boolean): number => (warm ? 6 : 11) * numbers

const between = (share: number, low: number, high: number): number => low + (high - low) * share

/** Numbers of the search, in order: smoothing of level, trend, season; damping; corrections to level and trend at the start. */
function decoder(shape: EtsShape, start: EtsStart) {
  const trended = shape.trend !== 'N'
  return (at: ArrayLike<number>): EtsParameters => {
    let i = 0
    const alpha = between(shareOf(at[i++]!), 1e-4, 0.9999)
    const beta = trended ? alpha * between(shareOf(at[i++]!), 1e-4, 0.9999) : 0
    const gamma = shape.season !== 'N' ? (1 - alpha) * between(shareOf(at[i++]!), 1e-4, 0.9999) : 0
    const phi = shape.trend === 'D' ? between(shareOf(at[i++]!), 0.8, 0.98) : 1
    const middle = trended ? start.level : start.level + start.trend / 2
    const level = middle + start.unit * at[i++]!
    const trend = trended ? start.trend + 0.1 * start.unit * at[i]! : 0
    return { alpha, beta, gamma, phi, level, trend }
  }
}

function firstNumbers(shape: EtsShape): number[] {
  const numbers = [numberOf(0.3)]
  if (shape.trend !== 'N') numbers.push(numberOf(0.1))
  if (shape.season !== 'N') numbers.push(numberOf(0.1))
  if (shape.trend === 'D') numbers.push(numberOf(0.9))
  numbers.push(0)
  if (shape.trend !== 'N') numbers.push(0)
  return numbers
}

/** `warm`: numbers found for a form that differs in its error only. */
export function fitEts(
  y: Float64Array,
  shape: EtsShape,
  start: EtsStart,
  warm?: Float64Array,
): EtsEstimate {
  const decode = decoder(shape, start)
  const cost = (at: Float64Array): number => {
    for (let i = 0; i < numbers.length; i++) if (at[i]! > 12 || at[i]! < -12) return impossible
    const p = decode(at)
    return etsCost(y, shape, p.alpha, p.beta, p.gamma, p.phi, p.level, p.trend, start.season)
  }
  const numbers = warm ?? Float64Array.from(firstNumbers(shape))
  const steps = new Float64Array(numbers.length).fill(warm ? 0.4 : 1)
  const least = nelderMead(
    cost,
    numbers,
    steps,
    mostAsked(numbers.length, warm !== undefined),
    2e-4,
  )
  const freedom = freedomOf(shape, start.season.length)
  const left = y.length - freedom - 1
  const correction = left > 0 ? (2 * freedom * (freedom + 1)) / left : Number.POSITIVE_INFINITY
  return {
    shape,
    parameters: decode(least.at),
    season: start.season,
    freedom,
    criterion: least.value + 2 * freedom + correction,
    found: least.at,
  }
}
