/** The baseline of demand lines: each item's forecast, spread over its customers by their recent orders. */
import type { MonthAxis } from '../calendar/month-axis'
import type { DemandLine } from '../model/plan-lines'

/** Months over which the baseline of an item that is phased out runs down to nothing. */
const phaseOutMonths = 12

/** The part of its forecast that an item still sells in the planned month `monthsAhead`, 0 for the first. */
export function lifecycleFactor(lifecycle: string | undefined, monthsAhead: number): number {
  if (lifecycle === 'end_of_life') return 0
  if (lifecycle === 'phase_out') return Math.max(0, 1 - (monthsAhead + 1) / phaseOutMonths)
  return 1
}

export interface BaselineParts {
  readonly axis: MonthAxis
  readonly demandLines: readonly DemandLine[]
  /** By line, its part of its item. */
  readonly shares: Float64Array
}

/** Writes the rows of an item's lines into `baseline` (lines × periods, planned periods only); `ahead` is the item's baseline. */
export function spreadBaseline(
  baseline: Float64Array,
  { axis, shares }: BaselineParts,
  lines: readonly number[],
  ahead: Float64Array,
): void {
  const count = axis.periods.length
  const horizon = count - axis.current
  for (const line of lines) {
    const row = line * count + axis.current
    const share = shares[line]!
    for (let h = 0; h < horizon; h++) baseline[row + h] = ahead[h]! * share
  }
}
