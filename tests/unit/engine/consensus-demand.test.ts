import { blendLayers, consumeForecast } from '@main/engine/demand/consensus'
import { type CellWrite, invert, type PlanChange } from '@shared/changes/plan-change'
import { defaultRule } from '@shared/model/demand-policy'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { smallPlan } from '../../support/calculated-plan'
import { smallCompany, type Tables } from '../../support/small-company'

describe('consensus demand', () => {
  test('blends baseline and forecast by weight, and takes the baseline alone where none was submitted', () => {
    const layers = { baseline: 100, uplift: 20, forecast: 200, pipeline: 50 }
    expect(blendLayers(layers, defaultRule)).toBeCloseTo(0.6 * 120 + 0.4 * 200 + 15)
    expect(blendLayers({ ...layers, forecast: Number.NaN }, defaultRule)).toBeCloseTo(135)
  })

  test('orders consume the forecast of their item, whoever placed them', () => {
    expect(consumeForecast([30, 0], [10, 40])).toEqual([30, 20])
    expect(consumeForecast([80, 0], [10, 40])).toEqual([80, 0])
    expect(consumeForecast([0, 0], [10, 40])).toEqual([10, 40])
  })

  test('an item gets the greater of its orders and its forecast, each line at least its orders', () => {
    const quantities = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 5, maxLength: 5 })
    fc.assert(
      fc.property(quantities, quantities, (firm, blend) => {
        const demand = consumeForecast(firm, blend)
        const sum = (v: number[]) => v.reduce((a, b) => a + b, 0)
        expect(sum(demand)).toBeCloseTo(Math.max(sum(firm), sum(blend)), 6)
        demand.forEach((value, i) => {
          expect(value).toBeGreaterThanOrEqual(firm[i] ?? 0)
        })
      }),
    )
  })

  test('an override stands in place of the layers, for its line and period only', () => {
    const plan = smallPlan(smallCompany())
    const cell = {
      line: 'P|C1',
      period: '2027-02',
      before: null,
      after: 500,
      depthBefore: null,
      depthAfter: 0,
    }
    plan.apply({ kind: 'set_cells', measure: 'override', cells: [cell] })
    expect(plan.figures('consensus_demand', 'P|C1')).toEqual([60, 500, 60, 60, 60, 60])
    expect(plan.figures('consensus_demand', 'P|C2')).toEqual([40, 40, 40, 40, 40, 40])
  })

  test('a driver multiplies the demand of its selection in its span', () => {
    const plan = smallPlan(smallCompany())
    plan.assume({
      kind: 'demand_percent',
      where: { customer: 'C1' },
      from: '2027-02',
      to: '2027-03',
      percent: 20,
    })
    expect(plan.figures('consensus_demand', 'P|C1')).toEqual([60, 72, 72, 60, 60, 60])
    expect(plan.figures('consensus_demand', 'P|C2')).toEqual([40, 40, 40, 40, 40, 40])
  })

  test('a driver lifts what the parent plan overrode; a number typed beside the driver stays as typed', () => {
    const plan = smallPlan(smallCompany())
    const write = (period: string, after: number, depth: number) =>
      plan.apply({
        kind: 'set_cells',
        measure: 'override',
        cells: [
          { line: 'P|C1', period, before: null, after, depthBefore: null, depthAfter: depth },
        ],
      })
    write('2027-01', 100, 0)
    plan.assume(
      { kind: 'demand_percent', where: {}, from: '2027-01', to: '2027-06', percent: 10 },
      1,
    )
    write('2027-02', 100, 1)
    expect(plan.figures('consensus_demand', 'P|C1').slice(0, 3).map(Math.round)).toEqual([
      110, 100, 66,
    ])
  })

  test('an edit over an inherited number, taken back, leaves the driver at work on it', () => {
    const plan = smallPlan(smallCompany())
    const cell = { line: 'P|C1', period: '2027-01' }
    const inherited = { ...cell, before: null, after: 100, depthBefore: null, depthAfter: 0 }
    const own = { ...cell, before: 100, after: 200, depthBefore: 0, depthAfter: 1 }
    const write = (written: CellWrite): PlanChange => ({
      kind: 'set_cells',
      measure: 'override',
      cells: [written],
    })
    plan.apply(write(inherited))
    plan.assume({ kind: 'demand_percent', where: {}, from: '2027-01', to: '2027-06', percent: 20 })
    plan.apply(write(own))
    expect(plan.figures('consensus_demand', 'P|C1')[0]).toBe(200)
    plan.apply(invert(write(own)))
    expect(plan.figures('consensus_demand', 'P|C1')[0]).toBe(120)
  })

  test('codes that hold the separator keep their own lines', () => {
    const rename = (code: unknown) => (code === 'P' ? 'P|1' : code)
    const { tables } = smallCompany()
    const renamed = Object.fromEntries(
      Object.entries(tables).map(([entity, rows]) => [
        entity,
        rows.map((row) => Object.fromEntries(Object.entries(row).map(([k, v]) => [k, rename(v)]))),
      ]),
    ) as Tables
    const plan = smallPlan(smallCompany(renamed))
    expect(plan.figures('consensus_demand')[0]).toBe(100)
    expect(plan.figures('planned_supply', 'P%7C1|S')[0]).toBe(100)
  })

  test('open orders that are overdue count in the current period, and what was shipped is not asked for again', () => {
    const order = (line: number, over: object) => ({
      sales_order: 'O1',
      line,
      customer: 'C1',
      item: 'P',
      ordered_on: '2026-12-01',
      requested_on: '2027-01-20',
      promised_on: null,
      shipped_on: null,
      quantity_ordered: 0,
      quantity_shipped: 0,
      quantity_cancelled: 0,
      quantity_returned: 0,
      price: 10,
      status: 'open',
      ...over,
    })
    const plan = smallPlan(
      smallCompany({
        stock: [{ item: 'M', site: 'S', on_hand: 900, quality_hold: 0, reserved: 0 }],
        sales_order_line: [
          order(1, { requested_on: '2026-11-03', quantity_ordered: 150 }),
          order(2, { quantity_ordered: 30, quantity_shipped: 30, status: 'shipped' }),
        ],
      }),
    )
    expect(plan.figures('consensus_demand', 'P|C1')[0]).toBe(180)
    expect(plan.figures('independent_demand', 'P|S')[0]).toBe(150)
    expect(plan.figures('planned_shipments', 'P|C1').at(0)).toBe(180)
  })
})
