import { marksOfLine, noteChange, supplyMarks } from '../../figures/changed-periods'
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
      if (cells[at + dependent_demand] !== asked) {
        cells[at + dependent_demand] = asked
        noteChange(changed, mark + supplyMarks.dependent_demand, h, horizon)
      }
      if (cells[at + planned_supply] !== quantity) {
        cells[at + planned_supply] = quantity
        noteChange(changed, mark + supplyMarks.planned_supply, h, horizon)
      }
      if (cells[at + constrained_supply] !== coming) {
        cells[at + constrained_supply] = coming
        noteChange(changed, mark + supplyMarks.constrained_supply, h, horizon)
      }
      if (cells[at + available_supply] !== available) {
        cells[at + available_supply] = available
        noteChange(changed, mark + supplyMarks.available_supply, h, horizon)
      }
      if (cells[at + gapRow] !== gap) {
        cells[at + gapRow] = gap
        noteChange(changed, mark + supplyMarks.gap, h, horizon)
      }
      if (cells[at + shortage] !== short) {
        cells[at + shortage] = short
        noteChange(changed, mark + supplyMarks.shortage, h, horizon)
      }
      if (cells[at + backlogRow] !== owed) {
        cells[at + backlogRow] = owed
        noteChange(changed, mark + supplyMarks.backlog, h, horizon)
      }
      if (cells[at + projected_stock] !== onHand) {
        cells[at + projected_stock] = onHand
        noteChange(changed, mark + supplyMarks.projected_stock, h, horizon)
      }
      cells[at + possibleRow] = possible[from]!
      cells[at + madeRow] = made[from]!
      cells[at + startedRow] = started[from]!
      cells[at + servedRow] = servedPart(need, available)
      gapBefore = gap
    }
    each(line)
  }
}
