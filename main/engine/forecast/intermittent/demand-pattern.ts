/** What kind of demand a history shows. */
import { meanInterval, sizesOf } from './croston'
import { demandInUnits, largestMagnitude, meanOf } from './unit-scale'

/**
 * `none`: never any demand. `ended`: there was, and by its own rhythm it would have come again long
 * ago. Else by interval and size: smooth, erratic (sizes vary), intermittent (seldom), lumpy (both).
 */
export type DemandPattern = 'none' | 'ended' | 'smooth' | 'erratic' | 'intermittent' | 'lumpy'

export interface PatternOfDemand {
  readonly pattern: DemandPattern
  /** Mean periods from one demand to the next, since the first; Infinity where there is none. */
  readonly interval: number
  /** Squared coefficient of variation of the sizes. */
  readonly sizeVariability: number
  /** Periods with demand. */
  readonly demands: number
  /** Periods since the last demand. */
  readonly quiet: number
}

/** Cut-offs of Syntetos, Boylan and Croston (2005), "On the categorization of demand patterns". */
const longInterval = 1.32
const variedSize = 0.49
/** A silence counts as the end where a demand of the same rhythm would be silent as long one time in a thousand. */
const improbable = 0.001
const shortestSilence = 12

function variability(sizes: Float64Array): number {
  if (sizes.length < 2) return 0
  const mean = meanOf(sizes)
  let sum = 0
  for (const size of sizes) sum += (size / mean - 1) ** 2
  return sum / (sizes.length - 1)
}

/** Sorts a history (NaN is missing, below zero counts as none) by interval and variability of size. */
export function demandPattern(history: Float64Array): PatternOfDemand {
  const series = demandInUnits(history, largestMagnitude(history))
  const first = series.findIndex((value) => value > 0)
  if (first < 0) {
    const interval = Number.POSITIVE_INFINITY
    return { pattern: 'none', interval, sizeVariability: 0, demands: 0, quiet: series.length }
  }
  const last = series.findLastIndex((value) => value > 0)
  const sizes = sizesOf(series)
  const active = series.subarray(first, last + 1)
  const quiet = series.subarray(last + 1).filter(Number.isFinite).length
  const sizeVariability = variability(sizes)
  const rhythm = meanInterval(active)
  const interval = meanInterval(series.subarray(first))
  const silence = (1 - Math.min(0.9, sizes.length / (active.length + 1))) ** quiet
  const numbers = { interval, sizeVariability, demands: sizes.length, quiet }
  if (quiet >= Math.max(shortestSilence, 3 * rhythm) && silence < improbable)
    return { pattern: 'ended', ...numbers }
  const seldom = interval >= longInterval
  const varied = sizeVariability >= variedSize
  const pattern = seldom ? (varied ? 'lumpy' : 'intermittent') : varied ? 'erratic' : 'smooth'
  return { pattern, ...numbers }
}
