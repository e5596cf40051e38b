/** Finds the plan lines that a selection names. */
import type { Selection } from '@shared/contract/planning-calls'
import type { PlanModel } from '../plan/plan-model'
import { demandAttribute, supplyAttribute } from './line-attributes'

/** Where the item is named only its own lines are looked at. */
const matches = <L>(
  lines: readonly L[],
  ofItem: ReadonlyMap<string, readonly number[]>,
  where: Selection,
  attributeOf: (line: L, attribute: string) => string | undefined,
): number[] => {
  const wanted = Object.entries(where)
  const fits = (line: L | undefined): boolean =>
    line !== undefined && wanted.every(([name, value]) => attributeOf(line, name) === value)
  if (where.item !== undefined)
    return (ofItem.get(where.item) ?? []).filter((index) => fits(lines[index]))
  const found: number[] = []
  lines.forEach((line, index) => {
    if (fits(line)) found.push(index)
  })
  return found
}

/** Indices of demand lines, ascending; none where an attribute is not one of demand. */
export const selectDemandLines = (model: PlanModel, where: Selection): number[] =>
  matches(model.demandLines, model.demandOfItem, where, demandAttribute)

/** Indices of supply lines, ascending; none where an attribute is not one of supply. */
export const selectSupplyLines = (model: PlanModel, where: Selection): number[] =>
  matches(model.supplyLines, model.supplyOfItem, where, supplyAttribute)
