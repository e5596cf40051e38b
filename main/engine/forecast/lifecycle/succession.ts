/** Items that take the place of others: one demand that moves from the one to the other. */
import type { RampShape } from '@shared/model/ramp-words'
import { rampUp } from './ramp-curves'

export interface Predecessor {
  /** As long as the successor's history; NaN is missing. */
  readonly history: Float64Array
  /** Units of the successor that take the place of one of its own; 1 unless pack or strength differ. */
  readonly factor: number
}

/** What both sold, in units of the successor, period by period; NaN where neither is known. */
export function handOver(
  successor: Float64Array,
  predecessors: readonly Predecessor[],
): Float64Array {
  return successor.map((own, t) => {
    let sum = Number.isFinite(own) ? own : 0
    let known = Number.isFinite(own)
    for (const { history, factor } of predecessors) {
      const value = history[t]!
      if (!Number.isFinite(value)) continue
      sum += factor * value
      known = true
    }
    return known ? sum : Number.NaN
  })
}

export interface Changeover {
  /** Period of the successor's launch counted from the first forecast; below 0 it was launched already. */
  readonly launch: number
  /** Periods until the predecessor is gone. */
  readonly periods: number
  readonly shape: RampShape
  /** Part of the demand of both that the successor will have in the end, 0 to 1; all of it where not said. */
  readonly most?: number
}

/** Periods of overlap from which on what was sold tells how far the change has come. */
const fewestTold = 3
const clamp = (share: number): number => Math.min(0.99, Math.max(0.01, share))

/** Slope and place of log-odds of the successor's share over time (least squares): Fisher and Pry (1971), "A simple substitution model of technological change". */
function substitution(shares: readonly { t: number; share: number }[]): { a: number; b: number } {
  const n = shares.length
  const mean = shares.reduce((sum, { t }) => sum + t, 0) / n
  const odds = shares.map(({ share }) => Math.log(clamp(share) / (1 - clamp(share))))
  const middle = odds.reduce((x, y) => x + y, 0) / n
  let across = 0
  let slope = 0
  shares.forEach(({ t }, k) => {
    across += (t - mean) ** 2
    slope += (t - mean) * (odds[k]! - middle)
  })
  const b = across > 0 ? slope / across : 0
  return { a: middle - b * mean, b }
}

/**
 * How far (0 to 1) the successor has come to what it will have of the demand of both, `horizon` periods ahead: as planned before
 * three periods of both were sold, then by the substitution they show, which never runs backwards.
 */
export function successorShares(
  successor: Float64Array,
  predecessors: readonly Predecessor[],
  { launch, periods, shape, most = 1 }: Changeover,
  horizon: number,
): Float64Array {
  const planned = rampUp(shape, periods, -launch, horizon)
  const total = handOver(successor, predecessors)
  const count = successor.length
  const told: { t: number; share: number }[] = []
  for (let t = Math.max(0, count + Math.min(0, launch)); t < count; t++) {
    const own = successor[t]!
    if (Number.isFinite(own) && total[t]! > 0)
      told.push({ t: t - count, share: Math.min(1, Math.max(0, own) / total[t]! / most) })
  }
  if (launch >= 0 || told.length < fewestTold) return planned
  const { a, b } = substitution(told)
  const latest = told.at(-1)!.share
  if (b <= 0) return planned.map((share) => Math.max(share, latest))
  return Float64Array.from({ length: horizon }, (_, h) => {
    const share = 1 / (1 + Math.exp(-(a + b * h)))
    return Math.min(1, Math.max(latest, share))
  })
}

/** The forecast of both (units of the successor) shared out; the parts in units of the successor add up to it. */
export function shareSuccession(
  forecast: Float64Array,
  shares: Float64Array,
  factor: number,
): { successor: Float64Array; predecessor: Float64Array } {
  const successor = forecast.map((value, h) => value * shares[h]!)
  const predecessor = forecast.map((value, h) =>
    factor > 0 ? (value - successor[h]!) / factor : 0,
  )
  return { successor, predecessor }
}
