/** How well customers were served: what they asked for, and what of it came in time. */
import type { MonthAxis } from '../calendar/month-axis'

/** By demand line, over the twelve months before the current one. */
export interface ServiceHistory {
  /** Ordered less cancelled, in the month asked for. */
  readonly ordered: Float64Array
  /** Shipped by the promised day, or by the requested one where none was promised. */
  readonly inTime: Float64Array
}

const months = 12

export const emptyService = (lines: number): ServiceHistory => ({
  ordered: new Float64Array(lines),
  inTime: new Float64Array(lines),
})

/** Counts what demand line `line` was asked for in period `t`, and what of it was shipped in time. */
export function addService(
  service: ServiceHistory,
  { current }: MonthAxis,
  line: number,
  t: number,
  ordered: number,
  inTime: number,
): void {
  if (t >= current || t < current - months) return
  service.ordered[line]! += ordered
  service.inTime[line]! += inTime
}
