/** The small company with something for every driver to act on: history, two deals, receipts under way, hours of overtime. */
import { resolveAssumptions } from '@main/engine/assumptions/resolve-assumptions'
import type { ResolvedAssumptions } from '@main/engine/assumptions/resolved-assumptions'
import { buildPlanModel, type PlanModel } from '@main/engine/plan/plan-model'
import { policyWith } from '@shared/model/demand-policy'
import type { DriverAssumption } from '@shared/model/drivers'
import { shippedOrder, smallCompany, type Tables } from './small-company'

export const policy = { baselineWeight: 0.6, forecastWeight: 0.4, pipelineShare: 0.3 }
export const span = { from: '2027-02', to: '2027-03' }

const months = Array.from({ length: 12 }, (_, m) => `2026-${String(m + 1).padStart(2, '0')}`)

const sold = (customer: string, quantity: number) =>
  months.map((month) => shippedOrder(customer, month, quantity))

const deal = (opportunity: string, customer: string, over: object) => ({
  opportunity,
  name_zh: opportunity,
  name_en: opportunity,
  customer,
  stage: 'negotiate',
  probability: 0.5,
  amount: 1200,
  created_on: '2026-10-01',
  expected_close_on: '2027-01-20',
  closed_on: null,
  outcome: 'open',
  loss_reason: null,
  owner: 'a',
  ...over,
})

const wanted = (opportunity: string) => ({
  opportunity,
  line: 1,
  item: 'P',
  quantity: 120,
  delivery_months: 3,
})

/** C1 has bought 60 a month, C2 40, and nobody submitted a forecast. Deals A (C1) and B (C2): 120 over three months from February, at a half; W is won already. M is under way: 100 from V in February. */
export const drivenModel = (over: Tables = {}): PlanModel =>
  buildPlanModel(
    smallCompany({
      sales_forecast: [],
      sales_order_line: [...sold('C1', 60), ...sold('C2', 40)],
      opportunity: [deal('A', 'C1', {}), deal('B', 'C2', {}), deal('W', 'C1', { outcome: 'won' })],
      opportunity_line: ['A', 'B', 'W'].map(wanted),
      purchase_order_line: [
        {
          purchase_order: 'PO',
          line: 1,
          supplier: 'V',
          item: 'M',
          site: 'S',
          ordered_on: '2026-12-01',
          due_on: '2027-02-10',
          quantity_ordered: 100,
          quantity_received: 0,
          price: 2,
          status: 'open',
        },
      ],
      ...over,
    }),
    '2027-01-01',
    { past: 12, future: 6 },
    policyWith(policy),
  )

/** Resolves assumptions of one scenario, or of several down the chain. */
export const resolved = (
  model: PlanModel,
  ...assumptions: readonly (DriverAssumption | readonly [DriverAssumption, depth: number])[]
): ResolvedAssumptions =>
  resolveAssumptions(
    model,
    assumptions.map((one, k) => {
      const [assumption, depth] = 'kind' in one ? [one, 1] : one
      return { driver: { driver: `d${k}`, note: '', assumption }, depth }
    }),
  )

/** Planned periods of a row, rounded beyond what a person could see. */
export const planned = (model: PlanModel, row: Float64Array | undefined): number[] | undefined =>
  row && [...row.slice(model.axis.current)].map((value) => Math.round(value * 1e6) / 1e6)

/** The planned part of a line of one of the model's blocks. */
export const plannedOf = (model: PlanModel, cells: Float64Array, line: number) => {
  const count = model.axis.periods.length
  return planned(model, cells.slice(line * count, (line + 1) * count))
}
