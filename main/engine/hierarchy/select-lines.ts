/** Finds the plan lines that a selection names. */
import type { Selection } from '@shared/contract/planning-calls'
import type { PlanModel } from '../plan/plan-model'
import { demandAttribute, supplyAttribute } from './line-attributes'

const matches = <L>(
  lines: readonly L[],
  where: Selection,
  attributeOf: (line: L, attribute: string) => string | undefined,
): number[] => {
  const wanted = Object.entries(where)
  const found: number[] = []
  lines.forEach((line, index) => {
    if (wanted.every(([name, value]) => attributeOf(line, name) === value)) found.push(index)
  })
  return found
}

/** Indices of demand lines, ascending; none where an attribute is not one of demand. */
export const selectDemandLines = (model: PlanModel, where: Selection): number[] =>
  matches(model.demandLines, where, demandAttribute)

/** Indices of supply lines, ascending; none where an attribute is not one of supply. */
export const selectSupplyLines = (model: PlanModel, where: Selection): number[] =>
  matches(model.supplyLines, where, supplyAttribute)
