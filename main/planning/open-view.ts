/** A view a window has open: its rows, and the figures it was last sent, so that only differences go out. */

import { readNodeFigures } from '@main/engine/hierarchy/finance-figures'
import { nodesOfSide, supplyOf } from '@main/engine/hierarchy/finance-nodes'
import {
  forgetLines,
  type LineFigures,
  readFiguresAndFormulas,
} from '@main/engine/hierarchy/formula-figures'
import type { Plan } from '@main/engine/hierarchy/node-figures'
import { nodeFlags } from '@main/engine/hierarchy/node-flags'
import type { PlanNode } from '@main/engine/hierarchy/plan-nodes'
import type { MovedLines } from '@main/engine/plan/working-plan'
import type { Patch, View, ViewRow, ViewSpec } from '@shared/contract/planning-calls'
import type { Measure } from '@shared/model/measures/measure-shape'
import { measuresOf } from '@shared/model/measures/measures'
import type { Role } from '@shared/model/roles'

export interface OpenView {
  readonly view: string
  readonly spec: ViewSpec
  /** Whose time fence is shown. */
  readonly role: Role | null
  readonly nodes: readonly PlanNode[]
  /** The rows of each node: the program's measures, then the planners' own. */
  readonly measures: readonly Measure[]
  /** What own measures come to on lines, as long as these do not move. */
  readonly lineFigures: LineFigures
  readonly values: Float64Array
  readonly flags: Uint8Array
}

/** Computes a view and keeps what is sent of it; `own` are the planners' measures of every side. */
export function createView(
  plan: Plan,
  view: string,
  spec: ViewSpec,
  own: readonly Measure[] = [],
  role: Role | null = null,
): OpenView {
  const nodes = nodesOfSide(plan.model, spec.side, spec.where, new Set(spec.expanded))
  const measures = [...measuresOf(spec.side), ...own.filter(({ level }) => level === spec.side)]
  const size = nodes.length * measures.length * plan.model.axis.periods.length
  const values = new Float64Array(size)
  const flags = new Uint8Array(size)
  const lineFigures: LineFigures = new Map()
  const open = { view, spec, role, nodes, measures, lineFigures, values, flags }
  fillView(
    plan,
    open,
    () => true,
    (at, value, flag) => {
      open.values[at] = value
      open.flags[at] = flag
    },
  )
  return open
}

/** What a window is sent when it opens the view. */
export function describeView(plan: Plan, open: OpenView, position: number): View {
  const { axis } = plan.model
  return {
    view: open.view,
    scenario: open.spec.scenario,
    position,
    periods: axis.periods.map((period, t) => ({
      period,
      kind: t < axis.current ? 'past' : t === axis.current ? 'current' : 'future',
    })),
    rows: open.nodes.flatMap((node) => rowsOf(node, open)),
    values: open.values.slice(),
    flags: open.flags.slice(),
  }
}

function rowsOf(node: PlanNode, { spec, measures }: OpenView): ViewRow[] {
  const path = Object.entries(node.where)
    .filter(([attribute]) => !(attribute in spec.where))
    .map(([, code]) => code)
    .join('/')
  return measures.map((measure, index) => ({
    id: `${node.level}:${path || node.code}:${measure.key}`,
    where: node.where,
    level: node.level,
    code: node.code,
    name: node.name,
    depth: node.depth,
    measure: measure.key,
    editable: measure.editable && node.lines.length > 0,
    expandable: node.expandable && index === 0,
  }))
}

/** Computes again what the moved lines are part of and answers the cells that differ from what the window has; null where none does. */
export function patchView(
  plan: Plan,
  open: OpenView,
  position: number,
  moved: MovedLines,
): Patch | null {
  const isMoved = movedNodes(plan, open.spec.side, moved)
  const { side } = open.spec
  if (side === 'resource') open.lineFigures.clear()
  else if (side !== 'finance') forgetLines(open.lineFigures, moved[side])
  const index: number[] = []
  const values: number[] = []
  const flags: number[] = []
  fillView(plan, open, isMoved, (at, value, flag) => {
    if (Object.is(value, open.values[at]) && flag === open.flags[at]) return
    open.values[at] = value
    open.flags[at] = flag
    index.push(at)
    values.push(value)
    flags.push(flag)
  })
  if (index.length === 0) return null
  return {
    view: open.view,
    position,
    index: Uint32Array.from(index),
    values: Float64Array.from(values),
    flags: Uint8Array.from(flags),
  }
}

/** Whether a node has a line that moved; resources may have whatever moved, nodes of finance have lines on both sides. */
function movedNodes(
  { model }: Plan,
  side: ViewSpec['side'],
  moved: MovedLines,
): (node: PlanNode) => boolean {
  if (side === 'resource') return () => true
  const marked = (count: number, lines: readonly number[]) => {
    const among = new Uint8Array(count)
    for (const line of lines) among[line] = 1
    return (line: number): boolean => among[line] === 1
  }
  const demand = marked(model.demandLines.length, moved.demand)
  const supply = marked(model.supplyLines.length, moved.supply)
  // Overtime of resources is a cost of the whole plan, whatever lines moved.
  if (side === 'finance')
    return (node) =>
      Object.keys(node.where).length === 0 || node.lines.some(demand) || supplyOf(node).some(supply)
  return (node) => node.lines.some(side === 'demand' ? demand : supply)
}

function fillView(
  plan: Plan,
  open: OpenView,
  wanted: (node: PlanNode) => boolean,
  put: (at: number, value: number, flag: number) => void,
): void {
  const declared = open.measures
  const place = new Map(declared.map(({ key }, index) => [key, index]))
  const reader = readFiguresAndFormulas(plan, open.lineFigures)
  const figuresOf = readNodeFigures(plan, reader)
  const count = plan.model.axis.periods.length
  open.nodes.forEach((node, n) => {
    if (!wanted(node)) return
    const rows = declared.map((measure) => figuresOf(measure, node))
    const rowOf = (key: string): Float64Array | undefined => rows[place.get(key) ?? -1]
    declared.forEach(({ key }, k) => {
      const row = rows[k]!
      const marks = nodeFlags(plan, reader, node, key, rowOf, open.role)
      const start = (n * declared.length + k) * count
      for (let t = 0; t < count; t++) put(start + t, row[t]!, marks[t]!)
    })
  })
}
