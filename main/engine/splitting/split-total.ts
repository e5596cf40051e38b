/** Splits a total over plan lines: by a rule, in whole units, so that the parts always add up to it. */
import type { SplitRule } from '@shared/contract/planning-calls'

/**
 * Parts of `total` in proportion to `weights`, adding up to it exactly. A whole total gives whole parts by largest
 * remainder, the first of equal remainders first (26 at 25/25/50 gives 7/6/13); other totals are split as they are.
 * Where no weight is above zero the split is equal.
 */
export function splitByWeights(total: number, weights: readonly number[]): number[] {
  const clean = weights.map((w) => (Number.isFinite(w) && w > 0 ? w : 0))
  const sum = clean.reduce((a, b) => a + b, 0)
  const shares =
    sum > 0 ? clean.map((w) => w / sum) : clean.map(() => 1 / Math.max(1, clean.length))
  if (!Number.isInteger(total))
    return closeOn(
      total,
      shares.map((share) => total * share),
    )
  // A hair is added before cutting, so that 13 computed as 12.999999999 stays 13.
  const parts = shares.map((share) => Math.floor(total * share + 1e-9))
  let left = total - parts.reduce((a, b) => a + b, 0)
  const order = shares
    .map((share, index) => ({ index, rest: total * share - (parts[index] ?? 0) }))
    .sort((a, b) => b.rest - a.rest || a.index - b.index)
  for (const { index } of order) {
    if (left <= 0) break
    parts[index] = (parts[index] ?? 0) + 1
    left -= 1
  }
  return parts
}

/** Puts the rounding error of floating point on the largest part. */
function closeOn(total: number, parts: number[]): number[] {
  const error = total - parts.reduce((a, b) => a + b, 0)
  const largest = parts.indexOf(Math.max(...parts))
  if (largest >= 0) parts[largest] = (parts[largest] ?? 0) + error
  return parts
}

export interface SplitBasis {
  /** Per line: what stands there now, and what it sold in the last year. */
  readonly present: readonly number[]
  readonly history: readonly number[]
}

/** Splits by the planner's rule. Where the rule has nothing to go by, the next one stands in: present values, history, equally. */
export function splitTotal(total: number, rule: SplitRule, basis: SplitBasis): number[] {
  const some = (weights: readonly number[]): boolean => weights.some((w) => w > 0)
  const equal = basis.present.map(() => 1)
  if (rule === 'equal') return splitByWeights(total, equal)
  const first = rule === 'history' ? basis.history : basis.present
  const second = rule === 'history' ? basis.present : basis.history
  return splitByWeights(total, some(first) ? first : some(second) ? second : equal)
}
