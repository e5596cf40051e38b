/** The tree a planner sees: totals above families, items, and the lines below them. */
import type { Selection, Side, ViewRow } from '@shared/contract/planning-calls'
import type { Name } from '../model/master-data'
import type { PlanModel } from '../plan/plan-model'
import { nodeAt, type RollupShape, rollupShape } from './rollup-shape'
import { selectDemandLines, selectSupplyLines } from './select-lines'

export interface PlanNode {
  readonly level: ViewRow['level']
  readonly code: string
  readonly name: Name
  readonly where: Selection
  readonly depth: number
  readonly expandable: boolean
  /** Indices of demand lines, supply lines or resources. */
  readonly lines: readonly number[]
}

export type Level = 'family' | 'item' | 'customer' | 'site'
const levelsOf = {
  demand: ['family', 'item', 'customer'],
  supply: ['family', 'item', 'site'],
} as const

export const everything: Name = { zh: '全部', en: 'All' }

/** Nodes of a side in display order: the selection's total, what is below it, and what is below the expanded codes. */
export function planNodes(
  model: PlanModel,
  side: Exclude<Side, 'finance'>,
  where: Selection,
  expanded: ReadonlySet<string>,
): PlanNode[] {
  if (side === 'resource') return resourceNodes(model, where)
  const lines =
    side === 'demand' ? selectDemandLines(model, where) : selectSupplyLines(model, where)
  const levels = levelsBelow(side, where)
  const nodes: PlanNode[] = [topNode(model, where, lines)]
  addBelow(nodes, model, side, levels, where, lines, 1, expanded)
  const shape = rollupShape(model, side)
  return nodes.map((node) => ({ ...node, lines: keptLines(model, shape, node) }))
}

/** The list of lines that stands for the node in the hierarchy whose totals are kept; its own where it is not in there. */
export function keptLines(
  model: PlanModel,
  shape: RollupShape,
  { where, lines }: Pick<PlanNode, 'where' | 'lines'>,
): readonly number[] {
  const { family = model.master.items.get(where.item ?? '')?.family, item, ...others } = where
  if (Object.keys(others).length > 0) return lines
  const path = [family, item].filter((code) => code !== undefined)
  return nodeAt(shape, path)?.lines ?? lines
}

/** A selection of one item leaves nothing to choose among families either. */
const isFixed = (level: Level, where: Selection): boolean =>
  level in where || (level === 'family' && 'item' in where)

/** The levels under the total of a selection, the highest first. */
export const levelsBelow = (side: 'demand' | 'supply', where: Selection): readonly Level[] =>
  levelsOf[side].filter((level) => !isFixed(level, where))

function topNode(model: PlanModel, where: Selection, lines: readonly number[]): PlanNode {
  const level = where.item ? 'item' : where.family ? 'family' : 'total'
  const code = where.item ?? where.family ?? ''
  const name = level === 'total' ? everything : nameOf(model, level, code)
  return { level, code, name, where, depth: 0, expandable: false, lines }
}

function addBelow(
  nodes: PlanNode[],
  model: PlanModel,
  side: 'demand' | 'supply',
  levels: readonly Level[],
  where: Selection,
  lines: readonly number[],
  depth: number,
  expanded: ReadonlySet<string>,
): void {
  const [level, ...deeper] = levels
  if (!level) return
  const groups = Map.groupBy(lines, (line) => codeAt(model, side, line, level))
  for (const code of [...groups.keys()].sort()) {
    const group = groups.get(code) ?? []
    const place = { ...where, [level]: code }
    const expandable = deeper.length > 0
    nodes.push({
      level,
      code,
      name: nameOf(model, level, code),
      where: place,
      depth,
      expandable,
      lines: group,
    })
    if (expandable && expanded.has(code))
      addBelow(nodes, model, side, deeper, place, group, depth + 1, expanded)
  }
}

/** Code of a line at a level. */
export function codeAt(
  model: PlanModel,
  side: 'demand' | 'supply',
  line: number,
  level: Level,
): string {
  if (side === 'demand') {
    const at = model.demandLines[line]
    return (
      (level === 'customer'
        ? at?.customer.customer
        : level === 'item'
          ? at?.item.item
          : at?.item.family) ?? ''
    )
  }
  const at = model.supplyLines[line]
  return (level === 'site' ? at?.site : level === 'item' ? at?.item.item : at?.item.family) ?? ''
}

/** Readable name of a member of a level; its code where it has none. */
export function nameOf(model: PlanModel, level: string, code: string): Name {
  const fallback = { zh: code, en: code }
  const { master } = model
  if (level === 'item') return master.items.get(code)?.name ?? fallback
  if (level === 'customer') return master.customers.get(code)?.name ?? fallback
  if (level === 'site') return master.sites.get(code) ?? fallback
  if (level === 'supplier') return master.suppliers.get(code) ?? fallback
  if (level === 'resource') return master.resources.get(code)?.name ?? fallback
  return master.attributeNames.get(`${level}:${code}`) ?? fallback
}

/** The resources that the selected supply lines use; all where nothing is selected. */
function resourceNodes(model: PlanModel, where: Selection): PlanNode[] {
  const used = new Set<number>()
  const pending = selectSupplyLines(model, where)
  const seen = new Set(pending)
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    for (const use of model.structure.resources[next] ?? []) used.add(use.resource)
    for (const use of model.structure.components[next] ?? [])
      if (!seen.has(use.line)) {
        seen.add(use.line)
        pending.push(use.line)
      }
  }
  return [...used]
    .sort((a, b) => a - b)
    .map((index) => {
      const code = model.resources[index] ?? ''
      return {
        level: 'resource' as const,
        code,
        name: nameOf(model, 'resource', code),
        where: { resource: code },
        depth: 0,
        expandable: false,
        lines: [index],
      }
    })
}
