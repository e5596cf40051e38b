import { buildPlanModel } from '@main/engine/plan/plan-model'
import { planningTerms } from '@main/engine/supply/planning-terms'
import type { CanonicalRow } from '@shared/model/entities/canonical-entities'
import { expect, test } from 'vitest'
import { smallCompany } from '../../support/small-company'

function termsOf(fields: CanonicalRow, orders: CanonicalRow[] = []) {
  const items = smallCompany().tables.item?.map((row) =>
    row.item === 'P' ? { ...row, ...fields } : row,
  )
  const source = smallCompany({ item: items ?? [], sales_order_line: orders })
  const model = buildPlanModel(source, '2027-01-01', { past: 36, future: 6 })
  return planningTerms(model)[model.supplyIndex.get('P|S') ?? -1]
}

/** One order a month for two years, of 90 to 186 without a pattern. */
const quantityOf = (t: number): number => 90 + ((t * t * t * 7919 + t * 104729) % 97)

const history = Array.from({ length: 24 }, (_, t): CanonicalRow => {
  const month = `${2025 + Math.floor(t / 12)}-${String((t % 12) + 1).padStart(2, '0')}`
  return {
    sales_order: `H${t}`,
    line: 1,
    customer: 'C1',
    item: 'P',
    ordered_on: `${month}-05`,
    requested_on: `${month}-05`,
    promised_on: null,
    shipped_on: `${month}-05`,
    quantity_ordered: quantityOf(t),
    quantity_shipped: quantityOf(t),
    quantity_cancelled: 0,
    quantity_returned: 0,
    price: 10,
    status: 'shipped',
  }
})

test('without further fields an item is planned by days of cover, in whole lots above the minimum', () => {
  expect(termsOf({ safety_stock_days: 12 })).toEqual({
    safety: { kind: 'days', days: 12 },
    lots: null,
  })
})

test('units come before a service level, and that before days', () => {
  const all = { safety_stock_days: 12, safety_stock: 40, service_level: 0.95 }
  expect(termsOf(all, history)?.safety).toEqual({ kind: 'fixed', units: 40 })
  expect(termsOf({ ...all, safety_stock: 0 }, history)?.safety).toEqual({ kind: 'fixed', units: 0 })
  const served = termsOf({ ...all, safety_stock: null }, history)?.safety
  expect(served).toMatchObject({ kind: 'service', level: 0.95 })
  // The orders scatter by 28 about their mean.
  const deviation = served?.kind === 'service' ? served.deviation : 0
  expect(deviation).toBeGreaterThan(15)
  expect(deviation).toBeLessThan(45)
})

test('an item that nobody orders has no forecast error: its days of cover hold', () => {
  expect(termsOf({ safety_stock_days: 12, service_level: 0.95 })?.safety).toEqual({
    kind: 'days',
    days: 12,
  })
})

test('holding a unit for a month costs a twelfth of its yearly share of the standard cost', () => {
  const lots = termsOf({
    lot_rule: 'least_cost',
    order_cost: 250,
    holding_cost_share: 0.24,
    standard_cost: 6,
    minimum_order: 10,
  })?.lots
  expect(lots).toEqual({
    rule: 'least_cost',
    lotSize: 0,
    minimumOrder: 10,
    orderCost: 250,
    holdingCost: 0.12,
  })
})
