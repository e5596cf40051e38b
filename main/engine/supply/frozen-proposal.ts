import { type SupplyFigure, supplyRows } from '../figures/figure-keys'
import { horizonOf, type Plan } from '../plan/plan'

/** What the data alone proposed for planned period `h`, where the freeze keeps it whatever is calculated again; undefined outside the freeze. */
export function frozenProposal(
  { model, origin, state }: Plan,
  line: number,
  h: number,
  figure: SupplyFigure,
): number | undefined {
  if (origin === null || h >= state.policy.freezePeriods) return undefined
  const { offset, pool } = origin.cube.supply
  return pool.cells[offset[line]! + supplyRows(horizonOf(model))[figure] + h]
}
