/** A company small enough to calculate by hand: one product of one component, two customers. */
import type { PlanSource } from '@main/engine/source/plan-source'
import type { CanonicalRow } from '@shared/model/entities/canonical-entities'

export type Tables = Record<string, CanonicalRow[]>

const item = (code: string, over: CanonicalRow = {}): CanonicalRow => ({
  item: code,
  name_zh: code,
  name_en: code,
  family: 'F',
  category: 'K',
  item_type: 'finished',
  unit: 'pcs',
  price: 10,
  standard_cost: 6,
  lifecycle: 'active',
  make_or_buy: 'make',
  lead_time_days: 0,
  lot_size: null,
  minimum_order: null,
  shelf_life_days: null,
  safety_stock_days: 0,
  successor: null,
  ...over,
})

const customer = (code: string): CanonicalRow => ({
  customer: code,
  name_zh: code,
  name_en: code,
  class: 'A',
  region: code === 'C1' ? 'east' : 'west',
  channel: 'direct',
  currency: 'CNY',
  credit_days: 30,
})

/** An order of P that was shipped whole on the day it was asked for, the tenth of a month. */
export const shippedOrder = (
  buyer: string,
  month: string,
  quantity: number,
  over: CanonicalRow = {},
): CanonicalRow => ({
  sales_order: `${buyer}-${month}`,
  line: 1,
  customer: buyer,
  item: 'P',
  ordered_on: `${month}-01`,
  requested_on: `${month}-10`,
  promised_on: null,
  shipped_on: `${month}-10`,
  quantity_ordered: quantity,
  quantity_shipped: quantity,
  quantity_cancelled: 0,
  quantity_returned: 0,
  price: 10,
  status: 'shipped',
  unit: null,
  ...over,
})

/** Product P (site S, one hour each on R, two of component M), bought component M (supplier V, a month). Forecasts say 60 and 40 a month from 2027-01 for six months. */
export function smallCompany(over: Tables = {}): PlanSource & { readonly tables: Tables } {
  const months = ['2027-01', '2027-02', '2027-03', '2027-04', '2027-05', '2027-06']
  const tables: Tables = {
    company: [
      { company: 'X', name_zh: '小厂', name_en: 'Small', currency: 'CNY', as_of: '2027-01-01' },
    ],
    item: [
      item('P'),
      item('M', {
        family: 'MAT',
        item_type: 'material',
        make_or_buy: 'buy',
        lead_time_days: 30,
        standard_cost: 2,
      }),
    ],
    customer: [customer('C1'), customer('C2')],
    site: [{ site: 'S', name_zh: 'S', name_en: 'S', kind: 'plant' }],
    resource: [{ resource: 'R', name_zh: 'R', name_en: 'R', site: 'S', kind: 'line' }],
    routing: [{ item: 'P', resource: 'R', hours_per_unit: 1 }],
    bill_of_material: [{ parent: 'P', component: 'M', quantity: 2, scrap_share: null }],
    sourcing: [
      {
        item: 'P',
        site: 'S',
        source: 'make',
        supplier: null,
        lead_time_days: 0,
        share: 1,
        unit_cost: 6,
      },
      {
        item: 'M',
        site: 'S',
        source: 'V',
        supplier: 'V',
        lead_time_days: 30,
        share: 1,
        unit_cost: 2,
      },
    ],
    capacity: months.map((month) => ({
      resource: 'R',
      month,
      regular_hours: 1000,
      overtime_hours: 0,
      overtime_cost_per_hour: 0,
    })),
    stock: [{ item: 'M', site: 'S', on_hand: 200, quality_hold: 0, reserved: 0 }],
    sales_forecast: months.flatMap((month) =>
      [
        ['C1', 60],
        ['C2', 40],
      ].map(([code, quantity]) => ({
        submission: `${code}-${month}`,
        customer: String(code),
        item: 'P',
        month,
        quantity: Number(quantity),
        status: 'approved',
        author: 'a',
        submitted_on: '2026-12-20',
        revision: 1,
      })),
    ),
    ...over,
  }
  return { tables, rows: (entity) => tables[entity] ?? [] }
}
