/** What a cell says besides its figure: short, in excess, overloaded, edited, moved by a driver. */
import { cellFlags } from '@shared/contract/planning-calls'
import type { Role } from '@shared/model/roles'
import { markBarred } from './barred-cells'
import type { Plan } from './node-figures'
import type { PlanNode } from './plan-nodes'

type RowOf = (key: string) => Float64Array | undefined

/** Which cells somebody wrote or a driver moves: by measure, lines × periods; absent where none is. */
export type Marks = ReadonlyMap<string, Uint8Array>

/** Looks through a plan once, so that nodes can be marked quickly. */
export function readMarks({ model, state, cube }: Plan): Marks {
  const marks = new Map<string, Uint8Array>()
  const { override, planned_supply: planned } = state.written
  const mark = (cells: Iterable<number>, length: number): Uint8Array => {
    const marked = new Uint8Array(length)
    for (const cell of cells) marked[cell] = cellFlags.edited
    return marked
  }
  const demand = model.blendedDemand.length
  if (override.size > 0) marks.set('override', mark(override.keys(), demand))
  if (planned.size > 0)
    marks.set('planned_supply', mark(planned.keys(), cube.supply.planned_supply.length))
  if (override.size > 0 || state.drivers.size > 0) {
    const consensus = mark(override.keys(), demand)
    if (state.drivers.size > 0)
      for (let cell = 0; cell < demand; cell++)
        if (cube.driven[cell]) consensus[cell]! |= cellFlags.driven
    marks.set('consensus_demand', consensus)
  }
  return marks
}

/** Flags of one measure of a node by period; `rowOf` gives the node's figures, `role` is whose time fence counts. */
export function nodeFlags(
  plan: Plan,
  marks: Marks,
  node: PlanNode,
  key: string,
  rowOf: RowOf,
  role: Role | null = null,
): Uint8Array {
  const { periods, current } = plan.model.axis
  const flags = new Uint8Array(periods.length)
  const marked = marks.get(key)
  if (marked)
    for (const line of node.lines) {
      const row = line * periods.length
      for (let t = current; t < flags.length; t++) flags[t]! |= marked[row + t]!
    }
  markBarred(plan, node, key, role, flags)
  const state = stateOf(key, rowOf)
  if (state) for (let t = current; t < flags.length; t++) flags[t]! |= state(t)
  return flags
}

/** How the figures of a node stand in a period; undefined for measures that are never good or bad. */
function stateOf(key: string, rowOf: RowOf): ((t: number) => number) | undefined {
  const over = (a: string, b: string | null, margin: number, flag: number) => {
    const first = rowOf(a)
    const second = b === null ? undefined : rowOf(b)
    return (t: number): number => ((first?.[t] ?? 0) > (second?.[t] ?? 0) + margin ? flag : 0)
  }
  switch (key) {
    case 'gap': {
      const gap = rowOf('gap')
      return (t) => ((gap?.[t] ?? 0) < -0.5 ? cellFlags.shortage : 0)
    }
    case 'shortage':
      return over('shortage', null, 0.5, cellFlags.shortage)
    case 'backlog':
      return over('backlog', null, 0.5, cellFlags.shortage)
    case 'planned_shipments':
      return over('consensus_demand', 'planned_shipments', 0.5, cellFlags.shortage)
    case 'excess':
    case 'projected_stock': {
      const excess = over('excess', null, 0.5, cellFlags.excess)
      const gap = rowOf('gap')
      return (t) => ((gap?.[t] ?? 0) < 0 ? 0 : excess(t))
    }
    case 'load':
    case 'utilisation':
      return over('load', 'capacity', 1e-6, cellFlags.overloaded)
    default:
      return undefined
  }
}
