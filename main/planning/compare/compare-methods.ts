/** Answers about several scenarios side by side, and about what can be written where. */
import { cellDifferences } from '@main/engine/compare/cell-differences'
import type { Plan } from '@main/engine/hierarchy/node-figures'
import { selectDemandLines } from '@main/engine/hierarchy/select-lines'
import type { PlanningMethods } from '../planning-requests'
import { closedCells } from './closed-cells'
import { describeDifference } from './describe-difference'
import { itemsForecast } from './items-forecast'
import { namesOfLines } from './names-of-lines'

type CompareMethods = Pick<
  PlanningMethods,
  'differences' | 'namesOfLines' | 'itemsForecast' | 'closedCells' | 'drivenLines'
>

/** `held` finds a scenario that is calculated. Throws NOT_FOUND. */
export function compareMethods(
  held: (scenario: string) => { readonly plan: Plan; readonly position: number },
): CompareMethods {
  const planOf = (scenario: string): Plan => held(scenario).plan
  return {
    differences({ scenarios, asked }) {
      const { cells, total, byMeasure } = cellDifferences(scenarios.map(planOf), asked)
      return {
        positions: scenarios.map((scenario) => held(scenario).position),
        currency: planOf(scenarios[0] ?? '').model.master.company.currency,
        total,
        byMeasure: Object.fromEntries(byMeasure),
        cells: cells.map(describeDifference),
      }
    },
    namesOfLines: ({ scenario, lines }) => namesOfLines(planOf(scenario).model, lines),
    itemsForecast: ({ scenario, items, settings }) =>
      itemsForecast(planOf(scenario).model, items, settings),
    closedCells: ({ scenario, role, cells, beside }) =>
      closedCells(planOf(scenario), role, cells, beside),
    drivenLines({ scenario, assumption }) {
      const { model } = planOf(scenario)
      if (assumption.kind !== 'demand_percent' && assumption.kind !== 'demand_units') return []
      return selectDemandLines(model, assumption.where).map(
        (line) => model.demandLines[line]?.key ?? '',
      )
    },
  }
}
