import { supplyRows } from '../figures/figure-keys'
import type { SupplyWork } from './supply-work'

/** The part of a line's needs in planned period `h` that its scarcest component can serve. */
export function materialRatio(
  { graph, horizon, plan }: SupplyWork,
  line: number,
  h: number,
): number {
  const { start, of } = graph.components
  const { offset, pool } = plan.cube.supply
  const { cells } = pool
  const place = supplyRows(horizon).served + h
  let ratio = 1
  for (let k = start[line]!; k < start[line + 1]!; k++) {
    const served = cells[offset[of[k]!]! + place]!
    if (served < ratio) ratio = served
  }
  return ratio
}
