/** What a cell says besides its figure: short, in excess, overloaded, edited, moved by a driver. */
import { cellFlags } from '@shared/contract/planning-calls'
import type { Role } from '@shared/model/roles'
import { markBarred } from './barred-cells'
import type { Plan } from './node-figures'
import type { PlanNode } from './plan-nodes'

/** Measures whose cells somebody can write or a driver can move, and the counts that say so. */
const marked: Readonly<Record<string, readonly (readonly [count: string, flag: number])[]>> = {
  override: [['overridden', cellFlags.edited]],
  consensus_demand: [
    ['overridden', cellFlags.edited],
    ['driven', cellFlags.driven],
  ],
  planned_supply: [['written', cellFlags.edited]],
}

/**
 * Adds to `flags` what was done to the cells of a measure of a node, by period; `countsOf` gives how many of its lines
 * are overridden, driven or written, `role` is whose time fence counts.
 */
export function markNode(
  plan: Plan,
  countsOf: (count: string) => Float64Array,
  node: PlanNode,
  key: string,
  role: Role | null,
  flags: Uint8Array,
): Uint8Array {
  if (!Object.hasOwn(marked, key)) return flags
  const { current } = plan.model.axis
  for (const [count, flag] of marked[key] ?? []) {
    const counts = countsOf(count)
    for (let t = current; t < flags.length; t++) if (counts[t]! > 0) flags[t]! |= flag
  }
  markBarred(plan, node, key, role, flags)
  return flags
}

/** The flags of a figure at a period, from the rows of its node, which begin at `start`. */
export type FigureJudge = (values: Float64Array, start: number, t: number) => number

/** How the figures of a measure are judged; undefined for those that are never good or bad. `rowOf` tells where in a node's values a measure's row begins, if it has one. */
export function judgeOf(
  key: string,
  rowOf: (key: string) => number | undefined,
): FigureJudge | undefined {
  const figure = (of: string): FigureJudge => {
    const row = rowOf(of)
    return row === undefined ? () => 0 : (values, start, t) => values[start + row + t]!
  }
  const over = (a: string, b: string | null, margin: number, flag: number): FigureJudge => {
    const first = figure(a)
    const second: FigureJudge = b === null ? () => 0 : figure(b)
    return (values, start, t) =>
      first(values, start, t) > second(values, start, t) + margin ? flag : 0
  }
  switch (key) {
    case 'gap': {
      const gap = figure('gap')
      return (values, start, t) => (gap(values, start, t) < -0.5 ? cellFlags.shortage : 0)
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
      const gap = figure('gap')
      return (values, start, t) => (gap(values, start, t) < 0 ? 0 : excess(values, start, t))
    }
    case 'load':
    case 'utilisation':
      return over('load', 'capacity', 1e-6, cellFlags.overloaded)
    default:
      return undefined
  }
}

/** Other measures of the same node that the figures of a measure are judged by. */
export function judgedBy(key: string): string[] {
  const read = new Set<string>()
  judgeOf(key, (of) => {
    read.add(of)
    return undefined
  })
  read.delete(key)
  return [...read]
}

/** Measures whose cells have marks. */
export const isMarked = (key: string): boolean => Object.hasOwn(marked, key)
