/** Trend and season of a demand, on the scale that suits it. */
import { type ExpectedHistory, expectHistory } from './expected-history'

export interface ExpectedDemand {
  /** In the unit of the history; NaN where nothing can be said. */
  readonly expected: Float64Array
  /** How far each period lies from it in standard deviations of ordinary periods. */
  readonly distance: Float64Array
  /** The history without its season. */
  readonly withoutSeason: Float64Array
}

/** Where more periods than this have no demand, none of them is remarkable. */
export const emptyShare = 0.1

function bySummands(values: Float64Array, seasonLength: number): ExpectedDemand {
  const { expected, distance, season } = expectHistory(values, seasonLength)
  return { expected, distance, withoutSeason: values.map((value, t) => value - season[t]!) }
}

/** Small demand is told apart only by its square root, a steady growth only by its factor: what is far is far on both scales. */
const nearer = (a: number, b: number): number =>
  Math.sign(a) === Math.sign(b) ? Math.sign(a) * Math.min(Math.abs(a), Math.abs(b)) : 0

const sizeOf = ({ distance }: ExpectedHistory): number => {
  let far = 0
  for (const value of distance) if (Math.abs(value) > far) far = Math.abs(value)
  return far
}

/**
 * As factors (on logarithms) where all demand is above zero but for a few empty periods, which then
 * say nothing of it; else as summands. What looks far by factors must be far by summands as well.
 */
export function expectDemand(values: Float64Array, seasonLength: number): ExpectedDemand {
  let known = 0
  let positive = 0
  let negative = 0
  for (const value of values) {
    if (!Number.isFinite(value)) continue
    known++
    if (value > 0) positive++
    if (value < 0) negative++
  }
  const byFactors = negative === 0 && positive > 0 && positive >= (1 - emptyShare) * known
  if (!byFactors) return bySummands(values, seasonLength)
  const logs = values.map((value) => (value > 0 ? Math.log(value) : Number.NaN))
  const factors = expectHistory(logs, seasonLength)
  const { expected, distance, season } = factors
  const empty = positive < known
  const remarkable = empty || sizeOf(factors) > 3.5
  const other = remarkable ? expectHistory(values, seasonLength).distance : distance
  return {
    expected: expected.map(Math.exp),
    distance: distance.map((far, t) =>
      values[t] === 0 ? Math.min(0, other[t]!) : nearer(far, other[t]!),
    ),
    withoutSeason: values.map((value, t) => value / Math.exp(season[t]!)),
  }
}
