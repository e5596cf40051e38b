/** Periods that no trend and no season explain. */
import type { FindingKind, FindingReason } from '@shared/model/history-words'
import { type ExpectedDemand, emptyShare } from './expect-demand'
import { medianOf } from './robust-figures'

export interface FoundOutlier {
  readonly period: number
  readonly kind: FindingKind
  readonly reason: FindingReason
  readonly used: number
  /** Whether it is far enough, and far enough back, to be taken out unasked. */
  readonly certain: boolean
}

/** Standard deviations from which on a period is suggested, and from which on it is taken out unasked. */
const suggested = 4
const certain = 6
/** The least part of what was expected that a period must be off by to matter, and to be taken out unasked. */
const material = 0.3
const plain = 0.5
/** The period after answers a peak or a dip when it is this far on the other side. */
const answering = 2
/** The latest periods may be the first of a new level: they are suggested only. */
const tooRecent = 2
/** Fewer observations tell nothing of what is ordinary. */
const fewest = 12

/** A neighbour as suspicious on the same side: a time of its own rather than a slip, for a planner to judge. */
const inRun = (distance: Float64Array, t: number): boolean =>
  [distance[t - 1], distance[t + 1]].some(
    (other) => other !== undefined && Math.abs(other) >= suggested && other * distance[t]! > 0,
  )

function sortOf(
  value: number,
  far: number,
  next: number,
): { kind: FindingKind; reason: FindingReason } {
  if (value === 0) return { kind: 'stock_out', reason: 'none_where_always_some' }
  if (far < 0)
    return next >= answering
      ? { kind: 'stock_out', reason: 'dip_and_rebound' }
      : { kind: 'outlier', reason: 'far_below' }
  return next <= -answering
    ? { kind: 'promotion', reason: 'peak_and_dip' }
    : { kind: 'outlier', reason: 'far_above' }
}

/** What lies far from its trend and season, and matters; nothing in histories under a year, or with many empty periods. */
export function findOutliers(
  values: Float64Array,
  { expected, distance }: Pick<ExpectedDemand, 'expected' | 'distance'>,
): FoundOutlier[] {
  const known = values.filter(Number.isFinite)
  const empty = known.filter((value) => value === 0).length
  if (known.length < fewest || empty > emptyShare * known.length) return []
  const size = medianOf(known.map(Math.abs))
  const first = values.findIndex((value) => value !== 0 && Number.isFinite(value))
  const found: FoundOutlier[] = []
  for (let t = Math.max(0, first); t < values.length; t++) {
    const value = values[t]!
    const usual = expected[t]!
    const far = distance[t]!
    if (!Number.isFinite(value) || !Number.isFinite(usual) || !(Math.abs(far) >= suggested))
      continue
    const off = Math.abs(value - usual) / Math.max(Math.abs(usual), size / 2)
    if (off < material) continue
    found.push({
      period: t,
      ...sortOf(value, far, distance[t + 1] ?? 0),
      used: usual,
      certain:
        Math.abs(far) >= certain &&
        off >= plain &&
        t < values.length - tooRecent &&
        !inRun(distance, t),
    })
  }
  return found
}
