/** Firm demand from orders, contracts and quotes, each with its own probability. */
import { buildPlanModel } from '@main/engine/plan/plan-model'
import { traceCell } from '@main/engine/trace/trace-cell'
import { type FirmPolicy, policyWith } from '@shared/model/demand-policy'
import { expect, test } from 'vitest'
import { planOf } from '../../support/calculated-plan'
import { smallCompany } from '../../support/small-company'

const order = {
  sales_order: 'O1',
  line: 1,
  customer: 'C1',
  item: 'P',
  ordered_on: '2026-12-01',
  requested_on: '2027-02-10',
  promised_on: null,
  shipped_on: null,
  quantity_ordered: 40,
  quantity_shipped: 0,
  quantity_cancelled: 0,
  quantity_returned: 0,
  price: 10,
  status: 'open',
}
const quote = (code: string, over: object = {}) => ({
  quote: code,
  customer: 'C1',
  issued_on: '2026-12-01',
  valid_until: '2027-01-31',
  status: 'open',
  probability: 0.5,
  ...over,
})
const quoteLine = (code: string, quantity: number) => ({
  quote: code,
  line: 1,
  item: 'P',
  quantity,
  price: 10,
})

function planWith(firm: Partial<FirmPolicy>) {
  const standard = policyWith({ baselineWeight: 0, forecastWeight: 1 })
  const source = smallCompany({
    sales_order_line: [order],
    contract: [
      {
        contract: 'K',
        name_zh: 'K',
        name_en: 'K',
        customer: 'C1',
        signed_on: '2026-12-01',
        status: 'signed',
      },
    ],
    contract_line: [
      { contract: 'K', line: 1, item: 'P', month: '2027-02', quantity: 30, quantity_shipped: 10 },
    ],
    quote: [
      quote('Q1'),
      quote('Q2', { probability: null }),
      quote('Q3', { status: 'declined', probability: 1 }),
    ],
    quote_line: [quoteLine('Q1', 100), quoteLine('Q2', 100), quoteLine('Q3', 900)],
    opportunity: [
      {
        opportunity: 'D',
        name_zh: 'D',
        name_en: 'D',
        customer: 'C1',
        stage: 's',
        probability: 0.5,
        amount: 1,
        created_on: '2026-12-01',
        expected_close_on: '2027-03-01',
        closed_on: null,
        outcome: 'open',
        loss_reason: null,
        owner: 'o',
      },
    ],
    opportunity_line: [{ opportunity: 'D', line: 1, item: 'P', quantity: 40, delivery_months: 1 }],
  })
  const policy = { ...standard, firm: { ...standard.firm, quoteProbability: 0.2, ...firm } }
  const model = buildPlanModel(source, '2027-01-01', { past: 12, future: 6 }, policy)
  return { plan: planOf(model), source: { ...source, stampOf: () => undefined } }
}
const february = (firm: Partial<FirmPolicy>) => planWith(firm).plan.figures('firm_demand')[1]

test('orders and signed contracts count in full unless the policy says otherwise, quotes only if it says so', () => {
  expect(february({})).toBe(60)
  expect(february({ orders: 0.5, contracts: 0.9 })).toBeCloseTo(38, 12)
})

test('open quotes count with their own probability, the policy’s where they say none', () => {
  // 0.5 × 100 + 0.2 × 100, a month after their validity ends.
  expect(february({ quotes: 'all' })).toBeCloseTo(130, 12)
  expect(planWith({ quotes: 'all', quoteMonths: 3 }).plan.figures('firm_demand')[3]).toBeCloseTo(70)
})

test('where a deal of the same line is in the pipeline, quotes count beyond it', () => {
  // 70 quoted, 20 of it in the pipeline already.
  expect(february({ quotes: 'beyond_pipeline' })).toBeCloseTo(110, 12)
})

test('the trace of firm demand names orders, contracts and quotes, and adds up', () => {
  const { plan, source } = planWith({ quotes: 'beyond_pipeline' })
  const place = { where: { item: 'P', customer: 'C1' }, measure: 'firm_demand', period: '2027-02' }
  const { sources, value } = traceCell(plan, source, place)
  expect(sources.map(({ entity, count }) => [entity, count])).toEqual([
    ['sales_order_line', 1],
    ['contract_line', 1],
    ['quote_line', 2],
  ])
  expect(sources.reduce((sum, one) => sum + one.sum, 0)).toBeCloseTo(value ?? 0, 12)
})
