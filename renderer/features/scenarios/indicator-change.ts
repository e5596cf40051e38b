/** How far a figure is from another, and whether that is good. */
import type { IndicatorKey } from '@shared/contract/planning-calls'

const wanted: ReadonlySet<IndicatorKey> = new Set([
  'revenue',
  'gross_margin',
  'consensus_demand',
  'constrained_supply',
])
const unwanted: ReadonlySet<IndicatorKey> = new Set(['shortage', 'stock_value'])

/** Utilisation is neither: full is good until it is too full. */
export function senseOf(key: IndicatorKey, change: number): 'better' | 'worse' | 'neutral' {
  if (change === 0) return 'neutral'
  if (wanted.has(key)) return change > 0 ? 'better' : 'worse'
  if (unwanted.has(key)) return change < 0 ? 'better' : 'worse'
  return 'neutral'
}

export interface Change {
  readonly size: number
  /** Null where there was nothing to compare with. */
  readonly share: number | null
}

export function changeOf(value: number, reference: number): Change {
  const size = value - reference
  // Sums over many lines carry dust; a change nobody could see is none.
  if (Math.abs(size) <= Math.abs(reference) * 1e-9) return { size: 0, share: 0 }
  return { size, share: reference === 0 ? null : size / Math.abs(reference) }
}
