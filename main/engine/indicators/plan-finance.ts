/** The money of a plan by month: what both sides' lines come to, and what was budgeted. */
import type { FinancePlan } from '@shared/contract/indicator-calls'
import type { Selection } from '@shared/contract/planning-calls'
import { overtimeCost } from '../finance/line-finance'
import { type Plan, readFigures } from '../hierarchy/node-figures'
import { selectDemandLines, selectSupplyLines } from '../hierarchy/select-lines'

/**
 * Rows over the planned periods. Working capital = receivables + stock value - payables; cash flow = cash in - cash out.
 * Cash out holds the cost of overtime hours where nothing is selected: hours belong to resources, not to items. Budgets
 * are of families; deviation = revenue - budget. Null where there is no figure.
 */
export function planFinance(plan: Plan, where: Selection): FinancePlan {
  const { axis, finance, resources, master } = plan.model
  const reader = readFigures(plan)
  const demand = selectDemandLines(plan.model, where)
  const supply = selectSupplyLines(plan.model, where)
  const months = axis.periods.length - axis.current
  const row = (key: string, lines: readonly number[]): number[] =>
    Array.from(reader.sum(key, lines).slice(axis.current), (value) =>
      Number.isNaN(value) ? 0 : value,
    )
  const overtime = Array<number>(months).fill(0)
  if (Object.keys(where).length === 0)
    resources.forEach((_, resource) => {
      const [load, hours, extra] = ['load', 'capacity', 'overtime'].map((key) =>
        row(key, [resource]),
      )
      for (let h = 0; h < months; h++) {
        const rate = finance.overtimeCost[resource * axis.periods.length + axis.current + h] ?? 0
        overtime[h]! += overtimeCost(load![h]!, hours![h]!, extra![h]!, rate)
      }
    })
  const others = Object.keys(where).filter((name) => name !== 'family')
  const budgets =
    others.length > 0
      ? []
      : [...finance.budget].filter(([family]) => !where.family || where.family === family)
  const budget = (of: 'revenue' | 'gross_margin'): (number | null)[] =>
    Array.from({ length: months }, (_, h) => {
      const known = budgets
        .map(([, rows]) => rows[of][axis.current + h]!)
        .filter((v) => !Number.isNaN(v))
      return known.length > 0 ? known.reduce((a, b) => a + b, 0) : null
    })
  const revenue = row('revenue', demand)
  const stock = row('stock_value', supply)
  const receivables = row('receivables', demand)
  const payables = row('payables', supply)
  const cashIn = row('cash_in', demand)
  const cashOut = row('cash_out', supply).map((paid, h) => paid + overtime[h]!)
  const planned = budget('revenue')
  return {
    currency: master.company.currency,
    periods: axis.periods.slice(axis.current),
    rows: {
      revenue,
      cost_of_goods: row('cost_of_goods', demand),
      gross_margin: row('gross_margin', demand),
      budget: planned,
      budget_margin: budget('gross_margin'),
      deviation: planned.map((value, h) => (value === null ? null : revenue[h]! - value)),
      stock_value: stock,
      receivables,
      payables,
      working_capital: receivables.map((owed, h) => owed + stock[h]! - payables[h]!),
      cash_in: cashIn,
      cash_out: cashOut,
      cash_flow: cashIn.map((paid, h) => paid - cashOut[h]!),
    },
  }
}
