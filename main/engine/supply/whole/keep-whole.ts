import { supplyRows } from '../../figures/figure-keys'
import { newlyShort, servedPart } from '../served-part'
import type { SupplyWork } from '../supply-work'
import { levelledGraph } from './levelled-graph'
import type { WholeFigures } from './whole-figures'

/** Puts what the second pass found of all lines where the plan keeps it; their blocks are the plan's own by now. `each` is called for a line as soon as it stands there. */
export function keepWhole(
  { graph, horizon, plan }: SupplyWork,
  whole: WholeFigures,
  each: (line: number) => void,
): void {
  const { lines } = graph
  const { lineAt } = levelledGraph(plan.model)
  const { openingStock } = plan.model.position
  const { offset, pool } = plan.cube.supply
  const { cells } = pool
  const to = supplyRows(horizon)
  const { dependent_demand, planned_supply, constrained_supply, available_supply } = to
  const { gap: gapRow, shortage, backlog: backlogRow, projected_stock } = to
  const { possible: possibleRow, made: madeRow, started: startedRow, served: servedRow } = to
  const { independent, incoming, dependent, planned, possible } = whole
  const { made, arrived, started, stock, backlog } = whole
  for (let place = 0; place < lines; place++) {
    const line = lineAt[place]!
    const block = offset[line]!
    let onHand = openingStock[line]!
    let owed = 0
    let gapBefore = 0
    for (let h = 0; h < horizon; h++) {
      const from = h * lines + place
      const at = block + h
      const available = onHand + incoming[from]! + arrived[from]!
      const need = independent[from]! + dependent[from]! + owed
      const gap = available - need
      onHand = stock[from]!
      owed = backlog[from]!
      cells[at + dependent_demand] = dependent[from]!
      cells[at + planned_supply] = planned[from]!
      cells[at + constrained_supply] = arrived[from]!
      cells[at + available_supply] = available
      cells[at + gapRow] = gap
      cells[at + shortage] = newlyShort(gap, gapBefore)
      cells[at + backlogRow] = owed
      cells[at + projected_stock] = onHand
      cells[at + possibleRow] = possible[from]!
      cells[at + madeRow] = made[from]!
      cells[at + startedRow] = started[from]!
      cells[at + servedRow] = servedPart(need, available)
      gapBefore = gap
    }
    each(line)
  }
}
