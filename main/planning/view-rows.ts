/** The rows of a view: which nodes it shows, and what a window is told of each. */
import type { Plan } from '@main/engine/hierarchy/node-figures'
import type { FilterFacts } from '@main/engine/rows/exception-lines'
import { lineMasks } from '@main/engine/rows/line-masks'
import { type RowNode, rowNodes } from '@main/engine/rows/row-nodes'
import type { CheckedViewSpec, ViewRow } from '@shared/contract/planning-calls'
import type { RowFilter } from '@shared/contract/row-filter'
import type { Measure } from '@shared/model/measures/measure-shape'
import { attributesOf } from '@shared/model/row-levels'

/** An attribute with one value left narrows the selection itself: totals then are of that value, and can be edited. */
function narrowed({ side, where, filter }: CheckedViewSpec): {
  where: Readonly<Record<string, string>>
  filter: RowFilter | undefined
} {
  if (!filter?.attributes || side === 'resource') return { where, filter }
  const own = { ...where }
  const others: Record<string, string[]> = {}
  for (const [name, codes] of Object.entries(filter.attributes)) {
    const [only] = codes
    const single = codes.length === 1 && only !== undefined && !(name in own)
    if (single && attributesOf[side].some((one) => one === name)) own[name] = only
    else others[name] = codes
  }
  return { where: own, filter: { ...filter, attributes: others } }
}

/** The nodes of a view, the filter applied to the plan as it stands now: they stay until the view is opened anew. */
export function nodesOfView(
  plan: Plan,
  spec: CheckedViewSpec,
  facts: FilterFacts = {},
): readonly RowNode[] {
  const { where, filter } = narrowed(spec)
  const { side, levels, openTo } = spec
  const asked = {
    side,
    where,
    levels,
    openTo,
    expanded: new Set(spec.expanded),
    closed: new Set(spec.closed),
  }
  return rowNodes(plan.model, asked, lineMasks(plan, filter, facts))
}

/** The rows of a node, one a measure. */
export const viewRowsOf = (node: RowNode, measures: readonly Measure[]): ViewRow[] =>
  measures.map((measure, index) => ({
    id: `${node.level}:${node.path || node.code}:${measure.key}`,
    where: node.place,
    level: node.level,
    path: node.path,
    code: node.code,
    name: node.name,
    depth: node.depth,
    measure: measure.key,
    editable: measure.editable && node.lines.length > 0 && !node.partial,
    expandable: node.expandable && index === 0,
    open: node.open,
    partial: node.partial,
  }))
