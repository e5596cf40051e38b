/** What both sides of the plan come to together in money: measures of items, families and the whole, never of single lines. */
import { type Measure, measure, ratio } from './measure-shape'

const position = { overTime: 'last' } as const
/** Known of some nodes only: budgets of families, overtime of the whole. */
const sparse = { sparse: true } as const

export const financeMeasures: readonly Measure[] = [
  measure('finance', 'gross_margin_share', 'share', ratio('gross_margin', 'revenue')),
  measure('finance', 'budget_revenue', 'money', sparse),
  measure('finance', 'budget_deviation', 'money', {
    ...sparse,
    from: ['revenue', 'budget_revenue'],
  }),
  measure('finance', 'budget_margin', 'money', sparse),
  measure('finance', 'last_cycle_revenue', 'money', { ...sparse, from: ['last_cycle'] }),
  measure('finance', 'working_capital', 'money', {
    ...position,
    from: ['receivables', 'stock_value', 'payables'],
  }),
  measure('finance', 'overtime_cost', 'money', {
    ...sparse,
    from: ['load', 'capacity', 'overtime'],
  }),
  measure('finance', 'cash_flow', 'money', { from: ['cash_in', 'cash_out', 'overtime_cost'] }),
]

/** What the finance side shows, in this order: its own measures among those of demand and supply lines. */
export const financeKeys = [
  'revenue',
  'budget_revenue',
  'budget_deviation',
  'last_cycle_revenue',
  'cost_of_goods',
  'gross_margin',
  'gross_margin_share',
  'budget_margin',
  'receivables',
  'stock_value',
  'payables',
  'working_capital',
  'cash_in',
  'cash_out',
  'overtime_cost',
  'cash_flow',
] as const
export type FinanceKey = (typeof financeKeys)[number]
