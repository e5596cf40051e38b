/** What a cell says besides its figure: short, in excess, overloaded, edited, moved by a driver. */
import { cellFlags } from '@shared/contract/planning-calls'
import type { Role } from '@shared/model/roles'
import { markBarred } from './barred-cells'
import type { FigureReader, Plan } from './node-figures'
import type { PlanNode } from './plan-nodes'

type RowOf = (key: string) => Float64Array | undefined

/** Measures whose cells somebody can write or a driver can move, and the counts that say so. */
const marked: Readonly<Record<string, readonly (readonly [count: string, flag: number])[]>> = {
  override: [['overridden', cellFlags.edited]],
  consensus_demand: [
    ['overridden', cellFlags.edited],
    ['driven', cellFlags.driven],
  ],
  planned_supply: [['written', cellFlags.edited]],
}

/** Measures whose rows can have flags at all. */
const judged = new Set([
  'gap',
  'shortage',
  'backlog',
  'planned_shipments',
  'excess',
  'projected_stock',
  'load',
  'utilisation',
])
export const carriesFlags = (key: string): boolean => judged.has(key) || Object.hasOwn(marked, key)

/** Adds to `flags` those of one measure of a node by period; `rowOf` gives the node's figures, `role` is whose time fence counts. */
export function nodeFlags(
  plan: Plan,
  reader: FigureReader,
  node: PlanNode,
  key: string,
  rowOf: RowOf,
  role: Role | null = null,
  flags: Uint8Array = new Uint8Array(plan.model.axis.periods.length),
): Uint8Array {
  const { current } = plan.model.axis
  for (const [count, flag] of Object.hasOwn(marked, key) ? (marked[key] ?? []) : []) {
    const counts = reader.sum(count, node.lines)
    for (let t = current; t < flags.length; t++) if (counts[t]! > 0) flags[t]! |= flag
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
