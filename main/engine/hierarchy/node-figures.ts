/** Figures and flags of one node: its lines added up, ratios made from the sums. */
import { cellFlags } from '@shared/contract/planning-calls'
import type { Measure } from '@shared/model/measures/measure-shape'
import { measuresOf } from '@shared/model/measures/measures'
import { measureReader } from '../plan/measure-cells'
import type { PlanCube } from '../plan/plan-cube'
import type { PlanModel } from '../plan/plan-model'
import type { PlanState } from '../plan/plan-state'
import { daysOfCover } from '../supply/safety-stock'
import type { PlanNode } from './plan-nodes'

export interface Plan {
  readonly model: PlanModel
  readonly state: PlanState
  readonly cube: PlanCube
}

/** Sum over lines by period, NaN where no line has a figure. */
export function sumLines(plan: Plan, key: string, lines: readonly number[]): Float64Array {
  const count = plan.model.axis.periods.length
  const sums = new Float64Array(count).fill(Number.NaN)
  const read = measureReader(plan.model, plan.state, plan.cube, key)
  if (!read) return sums
  for (const line of lines) {
    for (let t = 0; t < count; t++) {
      const value = read(line * count + t)
      if (Number.isNaN(value)) continue
      const before = sums[t] ?? Number.NaN
      sums[t] = Number.isNaN(before) ? value : before + value
    }
  }
  return sums
}

/** One measure of a node by period, whatever way it aggregates. */
export function nodeFigures(plan: Plan, measure: Measure, lines: readonly number[]): Float64Array {
  if (measure.across.kind === 'ratio') {
    const { of, to, times } = measure.across
    const over = sumLines(plan, of, lines)
    const under = sumLines(plan, to, lines)
    return over.map((value, t) => {
      const base = under[t] ?? Number.NaN
      return base > 0 ? (value / base) * times : Number.NaN
    })
  }
  if (measure.key === 'days_of_supply' && lines.length !== 1) return coverOfTotal(plan, lines)
  return sumLines(plan, measure.key, lines)
}

/** Days of supply of several lines together: their stock against their demand. */
function coverOfTotal(plan: Plan, lines: readonly number[]): Float64Array {
  const { axis } = plan.model
  const count = axis.periods.length
  const stock = sumLines(plan, 'projected_stock', lines)
  const dependent = sumLines(plan, 'dependent_demand', lines)
  const demand = sumLines(plan, 'independent_demand', lines).map((v, t) => v + (dependent[t] ?? 0))
  return stock.map((value, t) =>
    Number.isNaN(value) ? value : daysOfCover(demand, 0, t, count, value),
  )
}

/** Rows of figures and flags for a node, measures in declared order. */
export function nodeBlock(
  plan: Plan,
  side: 'demand' | 'supply' | 'resource',
  node: PlanNode,
): { values: Float64Array[]; flags: Uint8Array[] } {
  const declared = measuresOf(side)
  const values = declared.map((measure) => nodeFigures(plan, measure, node.lines))
  const rowOf = (key: string): Float64Array | undefined =>
    values[declared.findIndex((m) => m.key === key)]
  const marks = nodeMarks(plan, side, node)
  const flags = declared.map(({ key }) => {
    const row = new Uint8Array(plan.model.axis.periods.length)
    for (let t = plan.model.axis.current; t < row.length; t++)
      row[t] = flagOf(key, t, rowOf) | marks(key, t)
    return row
  })
  return { values, flags }
}

function flagOf(key: string, t: number, rowOf: (key: string) => Float64Array | undefined): number {
  const at = (name: string): number => rowOf(name)?.[t] ?? 0
  switch (key) {
    case 'gap':
    case 'shortage':
    case 'available_supply':
      return at('shortage') > 0.5 ? cellFlags.shortage : 0
    case 'backlog':
      return at('backlog') > 0.5 ? cellFlags.shortage : 0
    case 'excess':
    case 'projected_stock':
      return at('excess') > 0.5 && at('shortage') <= 0.5 ? cellFlags.excess : 0
    case 'planned_shipments':
      return at('planned_shipments') < at('consensus_demand') - 0.5 ? cellFlags.shortage : 0
    case 'load':
    case 'utilisation':
      return at('load') > at('capacity') + 1e-6 ? cellFlags.overloaded : 0
    default:
      return 0
  }
}

/** Which cells of the node somebody wrote, or a driver moves. */
function nodeMarks(
  { model, state, cube }: Plan,
  side: string,
  node: PlanNode,
): (key: string, t: number) => number {
  const count = model.axis.periods.length
  const any = (has: (cell: number) => boolean, t: number): boolean =>
    node.lines.some((line) => has(line * count + t))
  const { override, planned_supply: planned } = state.written
  return (key, t) => {
    if (side === 'demand' && (key === 'override' || key === 'consensus_demand')) {
      const edited = override.size > 0 && any((cell) => override.has(cell), t)
      const driven = key === 'consensus_demand' && any((cell) => cube.driven[cell] === 1, t)
      return (edited ? cellFlags.edited : 0) | (driven ? cellFlags.driven : 0)
    }
    if (side === 'supply' && key === 'planned_supply' && planned.size > 0)
      return any((cell) => planned.has(cell), t) ? cellFlags.edited : 0
    return 0
  }
}
