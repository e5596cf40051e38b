/** Applies a formula to the inputs of a trace: what a planner could do by hand, and what proves that the trace tells the truth. */
import type { TraceInput } from '@shared/contract/why-calls'
import {
  additiveFormulas,
  type FormulaCode,
  productFormulas,
} from '@shared/model/traces/formula-codes'
import { orderQuantity } from '../supply/order-quantity'
import { daysOfCover } from '../supply/safety-stock'

type Values = (key: string) => number

const additive: ReadonlySet<string> = new Set(additiveFormulas)
const product: ReadonlySet<string> = new Set(productFormulas)

const whole = (v: Values): number => v('independent_demand') + v('dependent_demand')

/** The part of what is needed that there is. */
function served(v: Values): number {
  const need = whole(v) + v('backlog_before')
  const available = v('available_supply')
  return need > available && need > 0 ? available / need : 1
}

const own: Readonly<Record<string, (v: Values, inputs: readonly TraceInput[]) => number>> = {
  firm_and_share: (v) =>
    v('firm_demand') + v('shipped_to_date') + v('item_beyond_firm') * v('line_share'),
  greater_of_firm_and_blend: (v) =>
    Math.max(v('firm_demand') + v('shipped_to_date'), v('layer_blend') + v('new_business')),
  planned_shipments: (v) =>
    v('shipped_to_date') +
    (v('owed_before') + Math.max(0, v('consensus_demand') - v('shipped_to_date'))) *
      v('delivered_share'),
  independent_demand: (v) => (v('consensus_demand') - v('shipped_counted')) * v('sourcing_share'),
  planned_supply: (v) =>
    orderQuantity(
      whole(v) +
        v('backlog_before') +
        v('safety_stock') -
        (v('stock_before') + v('receipts_in_transit') + v('open_production')) -
        v('late_underway'),
      v('lot_size'),
      v('minimum_order'),
    ),
  constrained_supply: (v) =>
    v('planned_supply') * v('material_share') * v('hours_share') + v('supplier_effect'),
  shortage: (v) => {
    const unmet = Math.max(0, whole(v) + v('backlog_before') - v('available_supply'))
    return Math.max(0, unmet - v('unmet_before'))
  },
  backlog: (v) => (v('independent_demand') + v('backlog_before')) * (1 - served(v)),
  projected_stock: (v) => {
    const delivered = (v('independent_demand') + v('backlog_before')) * served(v)
    return Math.max(0, v('available_supply') - delivered - v('consumed'))
  },
  excess: (v) =>
    Math.max(0, v('projected_stock') - v('safety_stock') - v('demand_next') - v('lot_size')),
  days_of_supply: (v, inputs) => {
    const ahead = inputs.filter(({ key }) => key === 'whole_demand').map(({ value }) => value ?? 0)
    const demand = Float64Array.from([0, ...ahead])
    return daysOfCover(demand, 0, 0, demand.length, v('projected_stock'))
  },
  ratio: (_, [of, to]) => (of?.value ?? 0) / (to?.value ?? 0),
}

/** The figure that the formula makes of its inputs; undefined for those that have nothing to calculate. An input that is not given counts as 0. */
export function evaluateFormula(
  code: FormulaCode,
  inputs: readonly TraceInput[],
): number | undefined {
  if (additive.has(code))
    return inputs.reduce((sum, { value, factor }) => sum + (value ?? 0) * (factor ?? 1), 0)
  if (product.has(code)) return inputs.reduce((all, { value }) => all * (value ?? 0), 1)
  const values = new Map(inputs.map(({ key, value }) => [key, value ?? 0]))
  return own[code]?.((key) => values.get(key) ?? 0, inputs)
}
