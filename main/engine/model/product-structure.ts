/** Bills of materials and routings, bound to supply lines and put in the order in which requirements explode. */
import { EvenkeelError } from '@shared/contract/error-codes'
import { numberOf, type PlanSource, textOf } from '../source/plan-source'
import type { SupplyLine } from './plan-lines'

export interface ComponentUse {
  /** Index of the component's supply line. */
  readonly line: number
  /** Units of it for one unit of the parent, scrap included, times that line's share. */
  readonly quantity: number
}

export interface ResourceUse {
  readonly resource: number
  readonly hours: number
}

export interface ProductStructure {
  /** By supply line. */
  readonly components: readonly (readonly ComponentUse[])[]
  readonly resources: readonly (readonly ResourceUse[])[]
  /** Supply lines by low-level code, parents before their components. */
  readonly levels: readonly (readonly number[])[]
}

/** Depth of each item below the finished goods (low-level code). Throws SNAPSHOT_DAMAGED where a bill contains itself. */
function lowLevelCodes(children: ReadonlyMap<string, readonly string[]>): Map<string, number> {
  const level = new Map<string, number>()
  const path = new Set<string>()
  const visit = (item: string, depth: number): void => {
    if (path.has(item)) throw new EvenkeelError('SNAPSHOT_DAMAGED', { snapshot: item })
    if ((level.get(item) ?? -1) >= depth) return
    level.set(item, depth)
    path.add(item)
    for (const child of children.get(item) ?? []) visit(child, depth + 1)
    path.delete(item)
  }
  for (const parent of children.keys()) visit(parent, 0)
  return level
}

/** Reads bills and routings. A component made at several sites is drawn from them by their shares. */
export function readProductStructure(
  source: PlanSource,
  lines: readonly SupplyLine[],
  resourceIndex: ReadonlyMap<string, number>,
): ProductStructure {
  const linesOf = Map.groupBy(
    lines.map((line, index) => ({ line, index })),
    ({ line }) => line.item.item,
  )
  const components: ComponentUse[][] = lines.map(() => [])
  const resources: ResourceUse[][] = lines.map(() => [])
  const children = new Map<string, string[]>()
  for (const row of source.rows('bill_of_material')) {
    const parent = textOf(row, 'parent')
    const component = textOf(row, 'component')
    const quantity = numberOf(row, 'quantity') * (1 + numberOf(row, 'scrap_share'))
    const known = children.get(parent)
    if (known) known.push(component)
    else children.set(parent, [component])
    for (const { index } of linesOf.get(parent) ?? [])
      for (const from of linesOf.get(component) ?? [])
        components[index]?.push({ line: from.index, quantity: quantity * from.line.share })
  }
  for (const row of source.rows('routing')) {
    const resource = resourceIndex.get(textOf(row, 'resource'))
    if (resource === undefined) continue
    for (const { index } of linesOf.get(textOf(row, 'item')) ?? [])
      resources[index]?.push({ resource, hours: numberOf(row, 'hours_per_unit') })
  }
  const level = lowLevelCodes(children)
  const depthOf = (index: number): number => level.get(lines[index]?.item.item ?? '') ?? 0
  const levels: number[][] = []
  for (const index of lines.keys()) {
    const depth = depthOf(index)
    while (levels.length <= depth) levels.push([])
    levels[depth]!.push(index)
  }
  return { components, resources, levels }
}
