/** The tree of the finance side: totals above families and items, each with its lines of demand and of supply. */
import type { Selection, Side } from '@shared/contract/planning-calls'
import type { PlanModel } from '../plan/plan-model'
import { codeAt, everything, keptLines, nameOf, type PlanNode, planNodes } from './plan-nodes'
import { rollupShape } from './rollup-shape'
import { selectDemandLines, selectSupplyLines } from './select-lines'

/** A node whose `lines` are of demand, and its supply lines; either may be empty. */
export interface FinanceNode extends PlanNode {
  readonly supply: readonly number[]
}

const levels = ['family', 'item'] as const

/** Nodes in display order: the selection's total, what is below it, and the items of the expanded families. */
export function financeNodes(
  model: PlanModel,
  where: Selection,
  expanded: ReadonlySet<string>,
): FinanceNode[] {
  const shapes = [rollupShape(model, 'demand'), rollupShape(model, 'supply')] as const
  const nodes: FinanceNode[] = []

  function add(
    where: Selection,
    lines: readonly number[],
    supply: readonly number[],
    depth: number,
  ): void {
    const level = where.item ? 'item' : where.family ? 'family' : 'total'
    const code = where.item ?? where.family ?? ''
    const name = level === 'total' ? everything : nameOf(model, level, code)
    const [below] = levels.filter((one) => !(one in where) && !where.item)
    const expandable = depth > 0 && below !== undefined
    nodes.push({
      level,
      code,
      name,
      where,
      depth,
      expandable,
      lines: keptLines(model, shapes[0], { where, lines }),
      supply: keptLines(model, shapes[1], { where, lines: supply }),
    })
    if (!below || (depth > 0 && !expanded.has(code))) return
    const demandBy = Map.groupBy(lines, (line) => codeAt(model, 'demand', line, below))
    const supplyBy = Map.groupBy(supply, (line) => codeAt(model, 'supply', line, below))
    for (const one of [...new Set([...demandBy.keys(), ...supplyBy.keys()])].sort())
      add({ ...where, [below]: one }, demandBy.get(one) ?? [], supplyBy.get(one) ?? [], depth + 1)
  }

  add(where, selectDemandLines(model, where), selectSupplyLines(model, where), 0)
  return nodes
}

/** The nodes of any side. */
export const nodesOfSide = (
  model: PlanModel,
  side: Side,
  where: Selection,
  expanded: ReadonlySet<string>,
): readonly (PlanNode | FinanceNode)[] =>
  side === 'finance'
    ? financeNodes(model, where, expanded)
    : planNodes(model, side, where, expanded)

/** The supply lines of a node: its lines, where these are not of demand. */
export const supplyOf = ({
  lines,
  supply,
}: Pick<PlanNode, 'lines'> & Partial<FinanceNode>): readonly number[] => supply ?? lines
