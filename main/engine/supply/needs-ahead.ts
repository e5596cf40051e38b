import { type SupplyFigure, supplyRows } from '../figures/figure-keys'
import { needsFrom } from './lot-sizing/lot-rule'
import type { SupplyWork } from './supply-work'

/** What a line needs from planned period `h` on, the first need given; those that follow are of the first pass, with nothing short. */
export function needsAhead(work: SupplyWork, line: number, h: number, first: number): number[] {
  const { horizon, plan } = work
  const { offset, pool } = plan.cube.supply
  const row = (figure: SupplyFigure): Float64Array => {
    const start = offset[line]! + supplyRows(horizon)[figure]
    return pool.cells.subarray(start, start + horizon)
  }
  const incoming = row('incoming')
  return needsFrom(
    h,
    first,
    row('required_demand'),
    row('safety_stock'),
    (period) => incoming[period]!,
  )
}
