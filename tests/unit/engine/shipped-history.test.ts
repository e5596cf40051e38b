/** History by the month goods left in, beside history by the month they were asked for. */
import { buildPlanModel } from '@main/engine/plan/plan-model'
import { readRow } from '@main/engine/plan/read-row'
import { createPlan } from '@main/engine/plan/working-plan'
import { traceCell } from '@main/engine/trace/trace-cell'
import { expect, test } from 'vitest'
import { shippedOrder, smallCompany } from '../../support/small-company'
import { traceSourceOf } from '../../support/trace-source'

const order = (name: string, requested: string, left: string | null, units: number, price = 10) =>
  shippedOrder('C1', requested.slice(0, 7), units, {
    sales_order: name,
    requested_on: requested,
    shipped_on: left,
    price,
  })

const source = smallCompany({
  unit_conversion: [{ item: 'P', from_unit: 'dozen', to_unit: 'pcs', factor: 12 }],
  sales_order_line: [
    order('S1', '2026-10-30', '2026-11-02', 5),
    order('S2', '2026-11-15', '2026-11-14', 7, 9),
    { ...order('S3', '2026-11-20', '2026-11-21', 2, 100), unit: 'dozen' },
    order('S4', '2026-12-05', null, 4),
  ],
  stock: [{ item: 'P', site: 'S', on_hand: 30, quality_hold: 5, reserved: 3, unit: null }],
})
const plan = createPlan(buildPlanModel(source, '2027-01-01', { past: 12, future: 6 }))
const { axis, demandIndex, supplyIndex } = plan.model
const at = (measure: string, month: string, line = demandIndex.get('P|C1')!): number | undefined =>
  readRow(plan, measure, line)[axis.periods.indexOf(month)]

test('shipments, revenue and cost stand in the month the goods left, orders in the month asked for', () => {
  expect(at('actual_orders', '2026-10')).toBe(5)
  expect(at('actual_shipments', '2026-10')).toBe(0)
  expect(at('actual_shipments', '2026-11')).toBe(5 + 7 + 24)
  expect(at('actual_revenue', '2026-11')).toBe(50 + 63 + 200)
  expect(at('actual_cost', '2026-11')).toBe(36 * 6)
  // Where no day is known.
  expect(at('actual_shipments', '2026-12')).toBe(4)
  expect(at('actual_shipments', '2027-02')).toBe(Number.NaN)
})

test('the stock that the plan begins with is a row of its own', () => {
  const line = supplyIndex.get('P|S')!
  expect(at('stock', '2027-01', line)).toBe(25)
  expect(at('stock', '2026-12', line)).toBe(Number.NaN)
})

test.each([
  ['actual_shipments', '2026-11', 36, 3],
  ['actual_shipments', '2026-12', 4, 1],
  ['actual_revenue', '2026-11', 313, 3],
  ['stock', '2027-01', 25, 1],
])('why names the rows of %s of %s', (measure, period, value, count) => {
  const trace = traceCell(plan, traceSourceOf(source), { where: { item: 'P' }, measure, period })
  expect(trace.value).toBe(value)
  expect(trace.sources).toMatchObject([{ count, sum: value }])
})
