/** What drivers do to the figures of a plan, on the sample company. */
import { readFigures } from '@main/engine/hierarchy/node-figures'
import { extendModel } from '@main/engine/plan/extend-model'
import { buildPlanModel } from '@main/engine/plan/plan-model'
import type { DriverAssumption, NewItemDriver } from '@shared/model/drivers'
import { describe, expect, test } from 'vitest'
import { planOf, type TestPlan } from '../../../support/calculated-plan'
import { createSampleSource } from '../../../support/sample-source'

const model = buildPlanModel(createSampleSource(), '2026-11-15')
const base = planOf(model)
const span = { from: '2026-12', to: '2027-11' }

const total = (plan: TestPlan, measure: string, line?: string): number =>
  plan.figures(measure, line).reduce((sum, value) => sum + (Number.isNaN(value) ? 0 : value), 0)
const under = (...assumptions: DriverAssumption[]): TestPlan => {
  const plan = planOf(model)
  for (const assumption of assumptions) plan.assume(assumption)
  return plan
}
/** Of the line for air fryers. */
const hours = (plan: TestPlan, measure: string): number[] => [
  ...readFigures(plan)
    .sum(measure, [model.resources.indexOf('L-AF')])
    .slice(model.axis.current),
]
const change = (plan: TestPlan, measure: string, line?: string): number =>
  total(plan, measure, line) - total(base, measure, line)

const won: DriverAssumption = {
  kind: 'opportunity',
  opportunity: 'OPP-0001',
  outcome: 'won',
  newBusinessPercent: 100,
}
const lineDown: DriverAssumption = {
  kind: 'capacity',
  resources: ['L-AF'],
  ...span,
  regularPercent: -40,
  overtimePercent: -100,
  regularHours: 0,
  overtimeHours: 0,
}

describe('a plan under a driver', () => {
  test('won: what was likely is firm, demand rises by it, and the line cannot make it all', () => {
    const plan = under(won)
    const deal = model.opportunities.get('OPP-0001')!
    const quantity = deal.lines.reduce((sum, line) => sum + line.quantity, 0)
    expect(change(plan, 'firm_demand')).toBeCloseTo(quantity, 3)
    expect(change(plan, 'pipeline')).toBeCloseTo(-0.65 * quantity, 3)
    expect(change(plan, 'firm_demand', 'FG-AF05|C001')).toBeCloseTo(56_400, 3)
    expect(change(plan, 'consensus_demand')).toBeGreaterThan(0.8 * quantity)
    expect(change(plan, 'shortage')).toBeGreaterThan(0)
    expect(change(plan, 'revenue')).toBeGreaterThan(0)
  })

  test('capacity: the resource has fewer hours, less is shipped, and shortage rises', () => {
    const plan = under(lineDown)
    expect(hours(plan, 'capacity')[1]).toBeCloseTo(hours(base, 'capacity')[1]! * 0.6)
    expect(hours(plan, 'capacity')[13]).toBe(hours(base, 'capacity')[13])
    expect(hours(plan, 'overtime')[1]).toBe(0)
    const shipped = (of: TestPlan) =>
      of
        .figures('planned_shipments')
        .slice(0, 12)
        .reduce((a, b) => a + b, 0)
    expect(shipped(plan)).toBeLessThan(shipped(base))
    expect(change(plan, 'shortage')).toBeGreaterThan(0)
  })

  test('price: revenue of the filter changes by the percentage, and nothing else does', () => {
    const plan = under({ kind: 'price', where: { channel: 'e_commerce' }, ...span, percent: 3 })
    model.demandLines.forEach(({ key, customer }) => {
      const factor = customer.channel === 'e_commerce' ? 1.03 : 1
      const [before, after] = [base.figures('revenue', key), plan.figures('revenue', key)]
      expect(after[0]).toBe(before[0])
      expect(after[1]).toBeCloseTo(before[1]! * factor, 5)
      expect(after[13]).toBe(before[13])
    })
    expect(change(plan, 'cost_of_goods')).toBe(0)
    expect(change(plan, 'consensus_demand')).toBe(0)
  })

  test('cost: goods cost more and margin is less by as much; stock is worth more', () => {
    const plan = under({ kind: 'cost', where: { family: 'air_fryer' }, ...span, percent: 10 })
    expect(change(plan, 'cost_of_goods')).toBeGreaterThan(0)
    expect(change(plan, 'gross_margin')).toBeCloseTo(-change(plan, 'cost_of_goods'), 3)
    expect(change(plan, 'stock_value')).toBeGreaterThan(0)
    expect(change(plan, 'revenue')).toBe(0)
  })

  test('safety stock: more is kept, and more is planned to keep it', () => {
    const plan = under({ kind: 'safety_stock', where: { family: 'kettle' }, days: 45 })
    const of = (measure: string) =>
      model.supplyLines.reduce(
        (sum, { key, item }) => sum + (item.family === 'kettle' ? change(plan, measure, key) : 0),
        0,
      )
    expect(of('safety_stock')).toBeGreaterThan(0)
    expect(of('planned_supply')).toBeGreaterThan(0)
    expect(change(plan, 'consensus_demand')).toBe(0)
  })

  test('promotion: uplift and demand of the filter rise in its months alone', () => {
    const where = { family: 'kettle', region: 'east' }
    const month = { from: '2027-03', to: '2027-03' }
    const plan = under({ kind: 'promotion', where, ...month, percent: 25 })
    const months = plan
      .figures('driver_uplift')
      .map((value, t) => value - base.figures('driver_uplift')[t]!)
    expect(months[4]).toBeGreaterThan(0)
    expect(months.filter((value) => value !== 0)).toHaveLength(1)
    expect(change(plan, 'consensus_demand')).toBeGreaterThan(0)
  })

  test('units: demand rises by exactly so many', () => {
    const where = { family: 'kettle' }
    const plan = under({ kind: 'demand_units', where, ...span, units: 500, spread: 'history' })
    expect(change(plan, 'consensus_demand')).toBeCloseTo(12 * 500, 4)
  })

  test('together they do the same in any order, and taken off they leave nothing behind', () => {
    const price: DriverAssumption = { kind: 'price', where: {}, ...span, percent: 3 }
    const [one, two] = [under(won, lineDown, price), under(price, lineDown, won)]
    for (const measure of ['consensus_demand', 'shortage', 'revenue', 'projected_stock'])
      expect(one.figures(measure)).toEqual(two.figures(measure))
    for (const [k, assumption] of [won, lineDown, price].entries()) {
      const driver = { driver: `d${k + 1}`, note: '', assumption }
      one.apply({ kind: 'remove_driver', driver, depth: 1 })
    }
    for (const measure of ['consensus_demand', 'firm_demand', 'shortage', 'revenue', 'load'])
      expect(one.figures(measure)).toEqual(base.figures(measure))
    expect(hours(one, 'capacity')).toEqual(hours(base, 'capacity'))
  })
})

test('a new item sells, is made on the lines of its analogue, and takes demand from its predecessor', () => {
  const made: NewItemDriver = {
    kind: 'new_item',
    item: 'FG-AF99',
    name: { zh: '空气炸锅新品', en: 'New air fryer' },
    analogue: 'FG-AF05',
    sharePercent: 40,
    start: '2027-03',
    rampPeriods: 2,
    price: 420,
    predecessor: 'FG-AF05',
    cannibalPercent: 50,
  }
  const plan = planOf(extendModel(model, [made]))
  const ofItem = (of: TestPlan, item: string, measure: string) =>
    of.model.demandLines.reduce(
      (sum, line) => sum + (line.item.item === item ? total(of, measure, line.key) : 0),
      0,
    )
  const sold = ofItem(plan, 'FG-AF99', 'consensus_demand')
  expect(sold).toBeGreaterThan(0)
  expect(ofItem(plan, 'FG-AF99', 'revenue')).toBeGreaterThan(0)
  const lost =
    ofItem(base, 'FG-AF05', 'consensus_demand') - ofItem(plan, 'FG-AF05', 'consensus_demand')
  expect(lost / sold).toBeGreaterThan(0.4)
  expect(lost / sold).toBeLessThan(0.6)
  expect(hours(plan, 'load')[8]).toBeGreaterThan(hours(base, 'load')[8]!)
  expect(total(plan, 'consensus_demand', 'FG-AF01|C001')).toBe(
    total(base, 'consensus_demand', 'FG-AF01|C001'),
  )
})
