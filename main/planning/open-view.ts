/** A view a window has open: its rows, and the figures it was last sent, so that only differences go out. */

import { readFiguresAndFormulas } from '@main/engine/hierarchy/formula-figures'
import type { Plan } from '@main/engine/hierarchy/node-figures'
import { nodeFlags, readMarks } from '@main/engine/hierarchy/node-flags'
import { type PlanNode, planNodes } from '@main/engine/hierarchy/plan-nodes'
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
  const nodes = planNodes(plan.model, spec.side, spec.where, new Set(spec.expanded))
  const measures = [...measuresOf(spec.side), ...own.filter(({ level }) => level === spec.side)]
  const size = nodes.length * measures.length * plan.model.axis.periods.length
  const values = new Float64Array(size)
  const open = { view, spec, role, nodes, measures, values, flags: new Uint8Array(size) }
  fillView(plan, open, open.values, open.flags)
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

/** Recomputes the view and answers the cells that differ from what the window has; null where none does. */
export function patchView(plan: Plan, open: OpenView, position: number): Patch | null {
  const values = new Float64Array(open.values.length)
  const flags = new Uint8Array(open.flags.length)
  fillView(plan, open, values, flags)
  const changed: number[] = []
  for (let i = 0; i < values.length; i++)
    if (!Object.is(values[i], open.values[i]) || flags[i] !== open.flags[i]) changed.push(i)
  if (changed.length === 0) return null
  open.values.set(values)
  open.flags.set(flags)
  return {
    view: open.view,
    position,
    index: Uint32Array.from(changed),
    values: Float64Array.from(changed, (i) => values[i] ?? Number.NaN),
    flags: Uint8Array.from(changed, (i) => flags[i] ?? 0),
  }
}

function fillView(plan: Plan, open: OpenView, values: Float64Array, flags: Uint8Array): void {
  const declared = open.measures
  const place = new Map(declared.map(({ key }, index) => [key, index]))
  const reader = readFiguresAndFormulas(plan)
  const marks = readMarks(plan)
  let at = 0
  for (const node of open.nodes) {
    const rows = declared.map((measure) => reader.figures(measure, node.lines))
    const rowOf = (key: string): Float64Array | undefined => rows[place.get(key) ?? -1]
    declared.forEach(({ key }, k) => {
      const row = rows[k]!
      values.set(row, at)
      flags.set(nodeFlags(plan, marks, node, key, rowOf, open.role), at)
      at += row.length
    })
  }
}
