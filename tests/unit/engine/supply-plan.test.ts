import { orderQuantity } from '@main/engine/supply/order-quantity'
import { coverStock, daysOfCover } from '@main/engine/supply/safety-stock'
import { describe, expect, test } from 'vitest'
import { smallPlan } from '../../support/calculated-plan'
import { smallCompany } from '../../support/small-company'

const hundred = [100, 100, 100, 100, 100, 100]

describe('the supply plan', () => {
  test('nets demand against stock, explodes the bill and proposes nothing within the lead time', () => {
    const plan = smallPlan(smallCompany())
    expect(plan.figures('independent_demand', 'P|S')).toEqual(hundred)
    expect(plan.figures('planned_supply', 'P|S')).toEqual(hundred)
    expect(plan.figures('dependent_demand', 'M|S')).toEqual(hundred.map((q) => q * 2))
    expect(plan.figures('planned_supply', 'M|S')).toEqual([0, 200, 200, 200, 200, 200])
    expect(plan.figures('gap', 'P|S')).toEqual([0, 0, 0, 0, 0, 0])
    expect(plan.figures('load')).toEqual(hundred)
  })

  test('a short component limits its parent, and what customers do not get is owed and caught up', () => {
    const stock = [{ item: 'M', site: 'S', on_hand: 150, quality_hold: 50, reserved: 80 }]
    const plan = smallPlan(smallCompany({ stock }))
    expect(plan.figures('constrained_supply', 'P|S')[0]).toBe(50)
    expect(plan.figures('shortage', 'P|S')[0]).toBe(50)
    expect(plan.figures('backlog', 'P|S').slice(0, 2)).toEqual([50, 0])
    expect(plan.figures('planned_supply', 'P|S').slice(0, 2)).toEqual([100, 150])
    expect(plan.figures('planned_supply', 'M|S')[1]).toBe(300)
  })

  test('a short resource serves its load in proportion, overtime included', () => {
    const capacity = ['2027-01', '2027-02', '2027-03', '2027-04', '2027-05', '2027-06'].map(
      (month) => ({
        resource: 'R',
        month,
        regular_hours: 70,
        overtime_hours: 10,
        overtime_cost_per_hour: 1,
      }),
    )
    const plan = smallPlan(smallCompany({ capacity }))
    expect(plan.figures('constrained_supply', 'P|S')[0]).toBeCloseTo(80)
    expect(plan.figures('gap', 'P|S')[0]).toBeCloseTo(-20)
    expect(plan.figures('load')[1]).toBeCloseTo(120)
  })

  test('a resource whose hours nobody knows limits nothing, and is neither overloaded nor paid overtime', () => {
    const plan = smallPlan(smallCompany({ capacity: [] }))
    expect(plan.figures('constrained_supply', 'P|S')).toEqual(hundred)
    expect(plan.figures('load')).toEqual(hundred)
    expect(plan.figures('capacity').every(Number.isNaN)).toBe(true)
    expect(plan.figures('utilisation').every(Number.isNaN)).toBe(true)
    const more = { regularPercent: 0, overtimePercent: 0, overtimeHours: 0 }
    const span = { from: '2027-01', to: '2027-01' }
    plan.assume({ kind: 'capacity', resources: ['R'], ...span, ...more, regularHours: 60 })
    expect(plan.figures('constrained_supply', 'P|S').slice(0, 1)).toEqual([60])
    expect(plan.figures('capacity').slice(0, 2)).toEqual([60, Number.NaN])
    const months = plan.figures('capacity').length
    const one = { overtime_hours: 0, overtime_cost_per_hour: 0 }
    const known = [{ resource: 'R', month: '2027-01', regular_hours: 70, ...one }]
    const limited = smallPlan(smallCompany({ capacity: known }))
    expect(limited.figures('capacity')).toEqual([70, ...Array(months - 1).fill(0)])
    expect(limited.figures('constrained_supply', 'P|S').slice(0, 2)).toEqual([70, 0])
  })

  test('what falls short is counted once, in the period in which it does; what is owed stays backlog', () => {
    const capacity = ['2027-01', '2027-02', '2027-03', '2027-04', '2027-05', '2027-06'].map(
      (month) => ({
        resource: 'R',
        month,
        regular_hours: 100,
        overtime_hours: 0,
        overtime_cost_per_hour: 0,
      }),
    )
    const stock = [{ item: 'M', site: 'S', on_hand: 5000, quality_hold: 0, reserved: 0 }]
    const plan = smallPlan(smallCompany({ capacity, stock }))
    plan.apply({
      kind: 'set_cells',
      measure: 'planned_supply',
      cells: [
        {
          line: 'P|S',
          period: '2027-02',
          before: null,
          after: 0,
          depthBefore: null,
          depthAfter: 0,
        },
      ],
    })
    expect(plan.figures('shortage', 'P|S').map(Math.round)).toEqual([0, 100, 0, 0, 0, 0])
    expect(plan.figures('backlog', 'P|S').map(Math.round)).toEqual([0, 100, 100, 100, 100, 100])
    expect(plan.figures('available_supply', 'P|S').every((value) => value >= 0)).toBe(true)
  })

  test('late receipts come later, short ones come short', () => {
    const purchase_order_line = [
      {
        purchase_order: 'PO1',
        line: 1,
        supplier: 'V',
        item: 'M',
        site: 'S',
        ordered_on: '2026-12-01',
        due_on: '2027-01-10',
        quantity_ordered: 120,
        quantity_received: 20,
        price: 2,
        status: 'open',
      },
    ]
    const plan = smallPlan(smallCompany({ purchase_order_line }))
    expect(plan.figures('receipts_in_transit', 'M|S')).toEqual([100, 0, 0, 0, 0, 0])
    plan.assume({
      kind: 'receipts',
      supplier: 'V',
      from: '2027-01',
      to: '2027-01',
      periodsLate: 2,
      percentShort: 15,
    })
    expect(plan.figures('receipts_in_transit', 'M|S')).toEqual([0, 0, 85, 0, 0, 0])
  })

  test('planned purchases of a late supplier come late too, and are not ordered twice meanwhile', () => {
    const plan = smallPlan(smallCompany())
    plan.assume({
      kind: 'receipts',
      supplier: 'V',
      from: '2027-02',
      to: '2027-02',
      periodsLate: 1,
      percentShort: 0,
    })
    expect(plan.figures('constrained_supply', 'M|S')[1]).toBe(0)
    const arrived = plan.figures('constrained_supply', 'M|S').reduce((a, b) => a + b, 0)
    const used = plan.figures('constrained_supply', 'P|S').reduce((a, b) => a + b, 0) * 2
    expect(arrived + 200 - used).toBeCloseTo(plan.figures('projected_stock', 'M|S').at(-1) ?? 0)
  })

  test('two drivers on one supplier do what one with both would do, in any order', () => {
    const span = { kind: 'receipts' as const, supplier: 'V', from: '2027-01', to: '2027-06' }
    const late = { ...span, periodsLate: 1, percentShort: 0 }
    const short = { ...span, periodsLate: 0, percentShort: 60 }
    const plans = [
      [{ ...span, periodsLate: 1, percentShort: 60 }],
      [late, short],
      [short, late],
    ].map((drivers) => {
      const plan = smallPlan(smallCompany())
      for (const driver of drivers) plan.assume(driver)
      return plan
    })
    for (const measure of ['constrained_supply', 'shortage', 'projected_stock'])
      for (const plan of plans) expect(plan.figures(measure)).toEqual(plans[0]!.figures(measure))
  })

  test('what a planner writes stands in place of the proposal, within the lead time too', () => {
    const plan = smallPlan(smallCompany())
    plan.apply({
      kind: 'set_cells',
      measure: 'planned_supply',
      cells: [
        {
          line: 'P|S',
          period: '2027-01',
          before: null,
          after: 160,
          depthBefore: null,
          depthAfter: 0,
        },
      ],
    })
    expect(plan.figures('planned_supply', 'P|S').slice(0, 2)).toEqual([160, 100])
    expect(plan.figures('constrained_supply', 'P|S')[0]).toBeCloseTo(100)
  })

  test('demand is shared by customers as supply allows, and worth price less cost', () => {
    const stock = [{ item: 'M', site: 'S', on_hand: 100, quality_hold: 0, reserved: 0 }]
    const plan = smallPlan(smallCompany({ stock }))
    expect(plan.figures('planned_shipments', 'P|C1')[0]).toBeCloseTo(30)
    expect(plan.figures('planned_shipments', 'P|C2')[0]).toBeCloseTo(20)
    expect(plan.figures('revenue').at(0)).toBeCloseTo(500)
    expect(plan.figures('gross_margin').at(0)).toBeCloseTo(200)
  })

  test('a bill that contains itself is refused instead of running for ever', () => {
    const bill_of_material = [
      { parent: 'P', component: 'M', quantity: 1, scrap_share: null },
      { parent: 'M', component: 'P', quantity: 1, scrap_share: null },
    ]
    expect(() => smallPlan(smallCompany({ bill_of_material }))).toThrow('SNAPSHOT_DAMAGED')
  })
})

describe('quantities and cover', () => {
  test('orders are at least the minimum, in whole lots', () => {
    expect(orderQuantity(0, 50, 100)).toBe(0)
    expect(orderQuantity(30, 50, 100)).toBe(100)
    expect(orderQuantity(130, 50, 100)).toBe(150)
    expect(orderQuantity(30.2, 0, 0)).toBe(31)
  })

  test('safety stock is the demand of the days that follow; the last demand goes on beyond the horizon', () => {
    const demand = Float64Array.from([90, 60, 30])
    expect(coverStock(demand, 0, 0, 3, 15)).toBe(30)
    expect(coverStock(demand, 0, 0, 3, 45)).toBe(75)
    expect(coverStock(demand, 0, 2, 3, 30)).toBe(30)
  })

  test('days of supply count forward through the demand to come', () => {
    const demand = Float64Array.from([0, 60, 30])
    expect(daysOfCover(demand, 0, 0, 3, 30)).toBe(15)
    expect(daysOfCover(demand, 0, 0, 3, 75)).toBe(45)
    expect(daysOfCover(demand, 0, 0, 3, 120)).toBe(90)
    expect(daysOfCover(Float64Array.from([0, 0]), 0, 0, 2, 5)).toBe(360)
  })
})
