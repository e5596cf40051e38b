/** Purchases that a scenario's assumptions about suppliers make late. */
import { madeOf } from './supply-shares'
import type { TraceReader } from './trace-reader'

/** What was ordered before `t` and comes in it or later, in the item's unit. */
export function lateUnderway(r: TraceReader, line: number, t: number): number {
  let underway = 0
  for (const { share, late, remains } of r.assumptions().purchases.get(line) ?? [])
    for (let k = r.current; k < t; k++) {
      const arrives = k + (late[k] ?? 0)
      if (arrives > k && arrives >= t && arrives < r.count)
        underway += madeOf(r, line, k) * share * (remains[k] ?? 1)
    }
  return underway
}
