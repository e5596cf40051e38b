import { figureKeeper, marksOfLine, supplyMarks } from '../../figures/changed-periods'
import { supplyRows } from '../../figures/figure-keys'
import { newlyShort, servedPart } from '../served-part'
import type { SupplyWork } from '../supply-work'
import { levelledGraph } from './levelled-graph'
import type { WholeFigures } from './whole-figures'

/** Puts what the second pass found of all lines where the plan keeps it; their blocks are the plan's own by now. `each` is called for a line as soon as it stands there. */
export function keepWhole(
  { graph, horizon, plan, changed }: SupplyWork,
  whole: WholeFigures,
  each: (line: number) => void,
): void {
  const { lines } = graph
  const { lineAt } = levelledGraph(plan.model)
  const { openingStock } = plan.model.position
  const { offset, pool } = plan.cube.supply
  const { cells } = pool
  const put = figureKeeper(cells, changed, horizon)
  const to = supplyRows(horizon)
  const { dependent_demand, planned_supply, constrained_supply, available_supply } = to
  const { gap: gapRow, shortage, backlog: backlogRow, projected_stock } = to
  const { possible: possibleRow, made: madeRow, started: startedRow, served: servedRow } = to
  const { independent, incoming, dependent, planned, possible } = whole
  const { made, arrived, started, stock, backlog } = whole
  for (let place = 0; place < lines; place++) {
    const line = lineAt[place]!
    const block = offset[line]!
    const mark = line * marksOfLine.supply
    let onHand = openingStock[line]!
    let owed = 0
    let gapBefore = 0
    for (let h = 0; h < horizon; h++) {
      const from = h * lines + place
      const at = block + h
      const coming = arrived[from]!
      const asked = dependent[from]!
      const available = onHand + incoming[from]! + coming
      const need = independent[from]! + asked + owed
      const gap = available - need
      const short = newlyShort(gap, gapBefore)
      onHand = stock[from]!
      owed = backlog[from]!
      const quantity = planned[from]!
      put(at + dependent_demand, asked, mark + supplyMarks.dependent_demand, h)
      put(at + planned_supply, quantity, mark + supplyMarks.planned_supply, h)
      put(at + constrained_supply, coming, mark + supplyMarks.constrained_supply, h)
      put(at + available_supply, available, mark + supplyMarks.available_supply, h)
      put(at + gapRow, gap, mark + supplyMarks.gap, h)
      put(at + shortage, short, mark + supplyMarks.shortage, h)
      put(at + backlogRow, owed, mark + supplyMarks.backlog, h)
      put(at + projected_stock, onHand, mark + supplyMarks.projected_stock, h)
      cells[at + possibleRow] = possible[from]!
      cells[at + madeRow] = made[from]!
      cells[at + startedRow] = started[from]!
      cells[at + servedRow] = servedPart(need, available)
      gapBefore = gap
    }
    each(line)
  }
}
