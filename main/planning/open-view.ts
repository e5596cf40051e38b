/** A view a window has open: its rows, and the figures it was last sent, so that only differences go out. */
import type { LineFigures } from '@main/engine/hierarchy/formula-figures'
import { measuresBeside } from '@main/engine/hierarchy/measures-beside'
import type { Plan } from '@main/engine/hierarchy/node-figures'
import { nodeRowReader } from '@main/engine/hierarchy/node-rows'
import type { FilterFacts } from '@main/engine/rows/exception-lines'
import type { RowNode } from '@main/engine/rows/row-nodes'
import type { CheckedViewSpec, View } from '@shared/contract/planning-calls'
import type { Measure } from '@shared/model/measures/measure-shape'
import { measuresOf } from '@shared/model/measures/measures'
import type { Role } from '@shared/model/roles'
import { nodesOfView, viewRowsOf } from './view-rows'

export interface OpenView {
  readonly view: string
  readonly spec: CheckedViewSpec
  /** Whose time fence is shown. */
  readonly role: Role | null
  readonly nodes: readonly RowNode[]
  /** The rows of each node: the program's measures, then the planners' own; of all those that were asked for, with what their cells need beside them. */
  readonly measures: readonly Measure[]
  /** What own measures come to on lines, as long as these do not move. */
  readonly known: LineFigures
  /** Under which drivers the figures were read. */
  assumptions: Plan['assumptions']
  readonly values: Float64Array
  readonly flags: Uint8Array
}

/** Computes a view and keeps what is sent of it; `own` are the planners' measures of every side. */
export function createView(
  plan: Plan,
  view: string,
  spec: CheckedViewSpec,
  own: readonly Measure[] = [],
  role: Role | null = null,
  facts: FilterFacts = {},
): OpenView {
  const nodes = nodesOfView(plan, spec, facts)
  const all = [...measuresOf(spec.side), ...own.filter(({ level }) => level === spec.side)]
  const measures = measuresBeside(all, spec.measures)
  const size = nodes.length * measures.length * plan.model.axis.periods.length
  const values = new Float64Array(size).fill(Number.NaN)
  const flags = new Uint8Array(size)
  const known: LineFigures = new Map()
  const reader = nodeRowReader(plan, measures, {
    lasting: true,
    known,
    role,
    differs: () => undefined,
  })
  const { assumptions } = plan
  const open = { view, spec, role, nodes, measures, known, assumptions, values, flags }
  nodes.forEach((node, n) => {
    reader.read(node, open, n * reader.size)
  })
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
    rows: open.nodes.flatMap((node) => viewRowsOf(node, open.measures)),
    values: open.values.slice(),
    flags: open.flags.slice(),
  }
}
