/** The money of a plan by month: what both sides' lines come to, and what was budgeted. */
import type { FinancePlan } from '@shared/contract/indicator-calls'
import type { Selection } from '@shared/contract/planning-calls'
import { type FinanceKey, financeKeys } from '@shared/model/measures/finance-measures'
import { measureNamed } from '@shared/model/measures/measures'
import { readNodeFigures } from '../hierarchy/finance-figures'
import { financeNodes } from '../hierarchy/finance-nodes'
import type { Plan } from '../hierarchy/node-figures'

/** The measures of the finance side over the planned periods, as the plan's grid has them. Null where there is no figure. */
export function planFinance(plan: Plan, where: Selection): FinancePlan {
  const { axis, master } = plan.model
  const figures = readNodeFigures(plan)
  const node = financeNodes(plan.model, where, new Set())[0]!
  const row = (key: FinanceKey): (number | null)[] =>
    Array.from(figures(measureNamed(key)!, node).slice(axis.current), (value) =>
      Number.isNaN(value) ? null : value,
    )
  return {
    currency: master.company.currency,
    periods: axis.periods.slice(axis.current),
    rows: Object.fromEntries(financeKeys.map((key) => [key, row(key)])) as FinancePlan['rows'],
  }
}
