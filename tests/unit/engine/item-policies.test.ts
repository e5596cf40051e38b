/** Safety stock policies and lot rules of items in a whole plan, and what of its supply can still be promised. */
import { itemForecast } from '@main/engine/baseline/item-forecasts'
import { buildPlanModel } from '@main/engine/plan/plan-model'
import { leastCostLots } from '@main/engine/supply/lot-sizing/least-cost-lots'
import { evaluateFormula } from '@main/engine/trace/evaluate-formula'
import { traceCell } from '@main/engine/trace/trace-cell'
import { policyWith } from '@shared/model/demand-policy'
import type { CanonicalRow } from '@shared/model/entities/canonical-entities'
import { describe, expect, test } from 'vitest'
import { planOf, type TestPlan } from '../../support/calculated-plan'
import { smallCompany, type Tables } from '../../support/small-company'
import { traceSourceOf } from '../../support/trace-source'

const policy = { baselineWeight: 0, forecastWeight: 1, pipelineShare: 0 }

/** The small company without limits, its product P with further fields. */
function trial(fields: CanonicalRow, over: Tables = {}) {
  const items = smallCompany().tables.item?.map((row) =>
    row.item === 'P' ? { ...row, ...fields } : row,
  )
  const source = smallCompany({
    item: items ?? [],
    bill_of_material: [],
    resource: [],
    routing: [],
    capacity: [],
    stock: [],
    purchase_order_line: [],
    shipment: [],
    production_order: [],
    ...over,
  })
  const plan = planOf(
    buildPlanModel(source, '2027-01-01', { past: 12, future: 6 }, policyWith(policy)),
  )
  return { plan, source }
}

/** Every figure of P's supply line is made of what its trace names. */
function expectExplained(
  { plan, source }: ReturnType<typeof trial>,
  measures: readonly string[],
): void {
  const { periods, current } = plan.model.axis
  for (const measure of measures)
    for (const period of periods.slice(current)) {
      const trace = traceCell(plan, traceSourceOf(source), {
        where: { item: 'P', site: 'S' },
        measure,
        period,
      })
      expect(
        evaluateFormula(trace.formula, trace.inputs),
        `${measure} ${period} ${trace.formula}`,
      ).toBeCloseTo(trace.value ?? Number.NaN, 6)
    }
}

const demandChange = (plan: TestPlan, period: string, after: number) =>
  plan.apply({
    kind: 'set_cells',
    measure: 'override',
    cells: [{ line: 'P|C1', period, before: null, after, depthBefore: null, depthAfter: 0 }],
  })

describe('safety stock', () => {
  test('fixed units are kept in every period and planned for once', () => {
    const made = trial({ safety_stock: 25, safety_stock_days: 30 })
    expect(made.plan.figures('safety_stock', 'P|S')).toEqual([25, 25, 25, 25, 25, 25])
    expect(made.plan.figures('planned_supply', 'P|S')).toEqual([125, 100, 100, 100, 100, 100])
    expectExplained(made, ['safety_stock', 'planned_supply'])
  })

  test('a driver for days of cover stands in place of the item’s policy', () => {
    const { plan } = trial({ safety_stock: 25 })
    plan.assume({ kind: 'safety_stock', where: {}, days: 15 })
    expect(plan.figures('safety_stock', 'P|S')).toEqual([50, 50, 50, 50, 50, 50])
  })

  test('a service level covers the error of the forecast over the lead time', () => {
    const orders = Array.from({ length: 12 }, (_, t): CanonicalRow => {
      const day = `2026-${String(t + 1).padStart(2, '0')}-10`
      const quantity = t % 2 ? 120 : 80
      return {
        sales_order: `H${t}`,
        line: 1,
        customer: 'C1',
        item: 'P',
        ordered_on: day,
        requested_on: day,
        promised_on: null,
        shipped_on: day,
        quantity_ordered: quantity,
        quantity_shipped: quantity,
        quantity_cancelled: 0,
        quantity_returned: 0,
        price: 10,
        status: 'shipped',
      }
    })
    const made = trial({ service_level: 0.95 }, { sales_order_line: orders })
    const limits = itemForecast(made.plan.model, 'P')!.forecast.sumIntervals
    const [above80, above95] = [80, 95].map((level) => {
      const one = limits.find((limit) => limit.leadTime === 1 && limit.level === level)!
      return one.upper - one.sum
    })
    // 95 % on one side lies between the upper ends of intervals that hold 80 % and 95 %.
    for (const stock of made.plan.figures('safety_stock', 'P|S')) {
      expect(stock).toBeGreaterThan(above80!)
      expect(stock).toBeLessThan(above95!)
    }
    expectExplained(made, ['safety_stock', 'planned_supply'])
  })
})

describe('lots', () => {
  const costs = { order_cost: 320, holding_cost_share: 1, standard_cost: 12 }

  test.each([
    ['lot_for_lot', { minimum_order: 500, lot_size: 70 }, [100, 100, 100, 100, 100, 100]],
    ['fixed', { minimum_order: 500, lot_size: 70 }, [140, 70, 140, 70, 140, 70]],
    ['minimum_multiple', { minimum_order: 150, lot_size: 40 }, [160, 160, 0, 160, 160, 0]],
    ['economic', costs, [253, 0, 253, 0, 0, 246]],
    ['least_cost', costs, [300, 0, 0, 300, 0, 0]],
  ] as const)('%s', (lot_rule, fields, planned) => {
    const made = trial({ lot_rule, ...fields })
    expect(made.plan.figures('planned_supply', 'P|S')).toEqual(planned)
    expectExplained(made, [
      'planned_supply',
      'available_to_promise',
      'cumulative_available_to_promise',
    ])
  })

  test('least cost orders as Wagner and Whitin do, and anew when a later period changes', () => {
    const { plan } = trial({ lot_rule: 'least_cost', ...costs })
    const whole = (first: number, later: number) =>
      leastCostLots([first, 100, 100, 100, later, 100], { order: 320, holding: 1 }).orders
    demandChange(plan, '2027-05', 460)
    expect(plan.figures('planned_supply', 'P|S')).toEqual(whole(100, 500))
    demandChange(plan, '2027-01', 0)
    expect(plan.figures('planned_supply', 'P|S')).toEqual(whole(40, 500))
  })
})

describe('available to promise', () => {
  const firm = (month: string, quantity: number): CanonicalRow => ({
    sales_order: month,
    line: 1,
    customer: 'C1',
    item: 'P',
    ordered_on: '2026-12-01',
    requested_on: `${month}-10`,
    promised_on: null,
    shipped_on: null,
    quantity_ordered: quantity,
    quantity_shipped: 0,
    quantity_cancelled: 0,
    quantity_returned: 0,
    price: 10,
    status: 'open',
  })

  test('is supply less firm orders until the next supply; forecasts are not promised to anybody', () => {
    const made = trial(
      { lot_rule: 'fixed', lot_size: 200 },
      {
        sales_order_line: [firm('2027-01', 30), firm('2027-02', 20)],
        stock: [{ item: 'P', site: 'S', on_hand: 40, quality_hold: 0, reserved: 0 }],
      },
    )
    expect(made.plan.figures('planned_supply', 'P|S')).toEqual([200, 0, 200, 0, 200, 0])
    expect(made.plan.figures('available_to_promise', 'P|S')).toEqual([190, 0, 200, 0, 200, 0])
    expect(made.plan.figures('cumulative_available_to_promise', 'P|S')).toEqual([
      190, 190, 390, 390, 590, 590,
    ])
    expectExplained(made, ['available_to_promise', 'cumulative_available_to_promise'])
  })
})
