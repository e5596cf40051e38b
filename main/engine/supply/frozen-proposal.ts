import { supplyWidth } from '../figures/figure-keys'
import type { Plan } from '../plan/plan'

/** What the data alone proposed for planned period `h`, where the freeze keeps it whatever is calculated again; undefined outside the freeze. `place` is that of the figure in a period. */
export function frozenProposal(
  { origin, state }: Plan,
  line: number,
  h: number,
  place: number,
): number | undefined {
  if (origin === null || h >= state.policy.freezePeriods) return undefined
  const { offset, pool } = origin.cube.supply
  return pool.cells[offset[line]! + h * supplyWidth + place]
}
