import { marksOfLine, rowKeeper, supplyMarks } from '../../figures/changed-periods'
import { supplyRows } from '../../figures/figure-keys'
import { newlyShort, servedPart } from '../served-part'
import type { SupplyWork } from '../supply-work'
import { levelledGraph } from './levelled-graph'
import type { WholeFigures } from './whole-figures'

/** Laid out figures that a line's own rows are made of again. */
const turned = [
  'independent',
  'incoming',
  'dependent',
  'planned',
  'arrived',
  'stock',
  'backlog',
  'possible',
  'made',
  'started',
] as const

/** So many neighbours are turned to rows together: theirs share the memory that is fetched for one. */
const together = 32

/** Turns laid out figures of neighbours from `first` on to rows: by figure, then by neighbour. */
function turnRows(whole: WholeFigures, lines: number, first: number, rows: Float64Array): void {
  const horizon = rows.length / turned.length / together
  const count = Math.min(together, lines - first)
  let row = 0
  for (const figure of turned) {
    const from = whole[figure]
    for (let h = 0, at = first; h < horizon; h++, at += lines)
      for (let n = 0; n < count; n++) rows[row + n * horizon + h] = from[at + n]!
    row += together * horizon
  }
}

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
  const keep = rowKeeper(cells, changed, horizon)
  const to = supplyRows(horizon)
  const rows = new Float64Array(turned.length * together * horizon)
  const rowAt = (figure: (typeof turned)[number]): number =>
    turned.indexOf(figure) * together * horizon
  const independent = rowAt('independent')
  const incoming = rowAt('incoming')
  const dependent = rowAt('dependent')
  const planned = rowAt('planned')
  const arrived = rowAt('arrived')
  const stock = rowAt('stock')
  const backlog = rowAt('backlog')
  const possible = rowAt('possible')
  const made = rowAt('made')
  const started = rowAt('started')
  const available = new Float64Array(horizon)
  const gaps = new Float64Array(horizon)
  const shortage = new Float64Array(horizon)
  for (let place = 0; place < lines; place++) {
    const neighbour = place % together
    if (neighbour === 0) turnRows(whole, lines, place, rows)
    const row = neighbour * horizon
    const line = lineAt[place]!
    const block = offset[line]!
    let onHand = openingStock[line]!
    let owed = 0
    let gapBefore = 0
    for (let h = 0, at = row; h < horizon; h++, at++) {
      const held = onHand + rows[incoming + at]! + rows[arrived + at]!
      const need = rows[independent + at]! + rows[dependent + at]! + owed
      const gap = held - need
      available[h] = held
      gaps[h] = gap
      shortage[h] = newlyShort(gap, gapBefore)
      cells[block + to.possible + h] = rows[possible + at]!
      cells[block + to.made + h] = rows[made + at]!
      cells[block + to.started + h] = rows[started + at]!
      cells[block + to.served + h] = servedPart(need, held)
      onHand = rows[stock + at]!
      owed = rows[backlog + at]!
      gapBefore = gap
    }
    const mark = line * marksOfLine.supply
    keep(block + to.dependent_demand, rows, dependent + row, mark + supplyMarks.dependent_demand)
    keep(block + to.planned_supply, rows, planned + row, mark + supplyMarks.planned_supply)
    keep(block + to.constrained_supply, rows, arrived + row, mark + supplyMarks.constrained_supply)
    keep(block + to.available_supply, available, 0, mark + supplyMarks.available_supply)
    keep(block + to.gap, gaps, 0, mark + supplyMarks.gap)
    keep(block + to.shortage, shortage, 0, mark + supplyMarks.shortage)
    keep(block + to.backlog, rows, backlog + row, mark + supplyMarks.backlog)
    keep(block + to.projected_stock, rows, stock + row, mark + supplyMarks.projected_stock)
    each(line)
  }
}
