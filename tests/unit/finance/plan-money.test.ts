import { buildPlanModel } from '@main/engine/plan/plan-model'
import { expect, test } from 'vitest'
import { planOf, smallPlan, type TestPlan } from '../../support/calculated-plan'
import { createSampleSource } from '../../support/sample-source'
import { smallCompany } from '../../support/small-company'

const total = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0)

/** Cash in = opening receivables + revenue - closing receivables; the same of what suppliers are owed. */
function expectCashIdentities(plan: TestPlan): void {
  const { finance } = plan.model
  const opening = (items: typeof finance.payables) =>
    total([...items.values()].map((open) => open.total))
  const receivables = plan.figures('receivables')
  const closing =
    opening(finance.receivables) + total(plan.figures('revenue')) - receivables.at(-1)!
  expect(total(plan.figures('cash_in')) / closing).toBeCloseTo(1, 9)
  const paid = total(plan.figures('cash_out')) - total(plan.figures('conversion_cost'))
  const left = opening(finance.payables) + total(plan.figures('purchases')) - paid
  expect(plan.figures('payables').at(-1)! / left).toBeCloseTo(1, 9)
}

test('what C1 and C2 buy is paid a month later, what is made costs its value added', () => {
  const plan = smallPlan(smallCompany())
  expect(plan.figures('revenue').slice(0, 2)).toEqual([1000, 1000])
  expect(plan.figures('cash_in').slice(0, 2)).toEqual([0, 1000])
  expect(plan.figures('receivables').slice(0, 2)).toEqual([1000, 1000])
  expect(plan.figures('conversion_cost').slice(0, 2)).toEqual([200, 200])
  const bought = plan.figures('constrained_supply', 'M|S')
  expect(plan.figures('purchases')).toEqual(bought.map((quantity) => quantity * 2))
})

test('a dearer component is paid to its supplier, once: purchases follow, the cost of production stays', () => {
  const plan = smallPlan(smallCompany())
  const [purchases, production] = [plan.figures('purchases'), plan.figures('conversion_cost')]
  plan.assume({ kind: 'cost', where: { item: 'M' }, from: '2027-02', to: '2027-06', percent: 50 })
  expect(plan.figures('conversion_cost')).toEqual(production)
  expect(plan.figures('purchases')).toEqual(purchases.map((paid, h) => (h > 0 ? paid * 1.5 : paid)))
  // Goods carry it at standard cost: 2 more on each of the 100 shipped.
  expect(plan.figures('cost_of_goods')[1]).toBeCloseTo(800, 6)
})

test('a dearer product is dearer to make', () => {
  const plan = smallPlan(smallCompany())
  const purchases = plan.figures('purchases')
  plan.assume({ kind: 'cost', where: { item: 'P' }, from: '2027-02', to: '2027-02', percent: 10 })
  expect(plan.figures('conversion_cost').slice(0, 3).map(Math.round)).toEqual([200, 260, 200])
  expect(plan.figures('purchases')).toEqual(purchases)
})

test('on the sample company money neither appears nor vanishes, also under drivers and edits', () => {
  const plan = planOf(buildPlanModel(createSampleSource(), '2026-11-15'))
  expectCashIdentities(plan)
  const span = { from: '2026-12', to: '2027-06' }
  plan.assume({ kind: 'demand_percent', where: { family: 'air_fryer' }, ...span, percent: 20 })
  expectCashIdentities(plan)
  for (const key of ['receivables', 'payables', 'cash_in', 'purchases', 'conversion_cost'])
    expect(Math.min(...plan.figures(key))).toBeGreaterThanOrEqual(-1e-3)
})

test('last cycle is what the sample company’s October published', () => {
  const source = createSampleSource()
  const plan = planOf(buildPlanModel(source, '2026-11-15'))
  const october = [...source.rows('published_plan')].filter(
    (row) =>
      row.as_of === '2026-10' && row.month === '2026-12' && row.measure === 'consensus_demand',
  )
  const published = total(october.map((row) => Number(row.quantity)))
  expect(plan.figures('last_cycle')[1]).toBeCloseTo(published, 4)
})
