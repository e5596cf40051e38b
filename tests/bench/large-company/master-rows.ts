/** Rows of what is bought, made and sold, by whom and where. */
import type { CanonicalRow } from '@shared/model/entities/canonical-entities'
import type { CompanyPlan } from './company-plan'
import { asOf } from './company-size'
import { families, levels, type Product, plants, warehouses } from './products'
import { padded, pick } from './steady-draw'

export const customerCode = (customer: number): string => `C${padded(customer, 5)}`
export const resourceCode = (resource: number): string => `R${padded(resource, 4)}`
export const supplierCode = (supplier: number): string => `V${padded(supplier, 3)}`
export const suppliers = 60
export const regions = ['central', 'east', 'north', 'south', 'west'] as const
const channels = ['direct', 'distributor', 'online'] as const
export const classes = ['A', 'B', 'C'] as const

export const familyCode = (product: Product): string => `family_${padded(product.family, 2)}`
export const priceOf = (product: Product): number => Math.round(product.cost * 160) / 100
export const classOf = ({ draw }: CompanyPlan, customer: number): (typeof classes)[number] =>
  pick(classes, draw('class', customer))

const named = (zh: string, en: string): CanonicalRow => ({ name_zh: zh, name_en: en })

export const companyRows = (): CanonicalRow[] => [
  {
    company: 'LARGE',
    ...named('大型公司', 'Large company'),
    currency: 'CNY',
    as_of: asOf,
    first_month_of_year: 1,
  },
]

const itemTypes = {
  finished: 'finished',
  assembly: 'semi_finished',
  part: 'semi_finished',
  material: 'material',
} as const

const byLevel = (plan: CompanyPlan): Product[] =>
  // Keys ascend: FG, PT, RM, SA.
  [...plan.products].sort((a, b) => (a.code < b.code ? -1 : 1))

export const itemRows = (plan: CompanyPlan): CanonicalRow[] =>
  byLevel(plan).map((one) => ({
    item: one.code,
    ...named(`物料 ${one.code}`, `Item ${one.code}`),
    family: familyCode(one),
    category: `category_${padded(one.category, 2)}`,
    item_type: itemTypes[one.level],
    unit: 'pcs',
    price: priceOf(one),
    standard_cost: one.cost,
    lifecycle: plan.draw(`lifecycle ${one.level}`, one.number) < 0.03 ? 'phase_out' : 'active',
    make_or_buy: one.level === 'material' ? 'buy' : 'make',
    lead_time_days: one.leadDays,
    lot_size: one.lotSize,
    minimum_order: one.minimumOrder,
    shelf_life_days: null,
    safety_stock_days: one.safetyDays,
    successor: null,
  }))

export const customerRows = (plan: CompanyPlan): CanonicalRow[] =>
  Array.from({ length: plan.size.customers }, (_, customer) => ({
    customer: customerCode(customer),
    ...named(`客户 ${customer}`, `Customer ${customer}`),
    class: classOf(plan, customer),
    region: pick(regions, plan.draw('region', customer)),
    channel: pick(channels, plan.draw('channel', customer)),
    currency: 'CNY',
    credit_days: 30,
  }))

export const siteRows = (): CanonicalRow[] =>
  [...plants, ...warehouses].map((site) => ({
    site,
    ...named(`地点 ${site}`, `Site ${site}`),
    kind: site.startsWith('P') ? 'plant' : 'warehouse',
  }))

export const resourceRows = (plan: CompanyPlan): CanonicalRow[] =>
  Array.from({ length: plan.size.resources }, (_, resource) => ({
    resource: resourceCode(resource),
    ...named(`产线 ${resource}`, `Line ${resource}`),
    site: pick(plants, plan.draw('site of resource', resource)),
    kind: 'line',
  }))

export const supplierRows = (): CanonicalRow[] =>
  Array.from({ length: suppliers }, (_, supplier) => ({
    supplier: supplierCode(supplier),
    ...named(`供应商 ${supplier}`, `Supplier ${supplier}`),
    country: 'CN',
    currency: 'CNY',
    payment_days: 45,
  }))

export const attributeRows = (): CanonicalRow[] =>
  Array.from({ length: families }, (_, family) => ({
    attribute: 'family',
    code: `family_${padded(family, 2)}`,
    ...named(`产品族 ${family}`, `Family ${family}`),
    position: family,
  }))

export const routingRows = (plan: CompanyPlan): CanonicalRow[] =>
  plan.routings
    .map(({ product, resource, hours }) => ({
      item: plan.products[product]!.code,
      resource: resourceCode(resource),
      hours_per_unit: hours,
    }))
    .sort((a, b) => (a.item === b.item ? 0 : a.item < b.item ? -1 : 1))

/** In key order: parents by code, and each one's components by code. */
export const billRows = (plan: CompanyPlan): CanonicalRow[] =>
  plan.bills
    .map(({ parent, component, quantity, scrap }) => ({
      parent: plan.products[parent]!.code,
      component: plan.products[component]!.code,
      quantity,
      scrap_share: scrap,
    }))
    .sort((a, b) =>
      a.parent === b.parent ? (a.component < b.component ? -1 : 1) : a.parent < b.parent ? -1 : 1,
    )

/** Made goods from their plants; materials from two suppliers each, at one site or two. */
export const sourcingRows = (plan: CompanyPlan): CanonicalRow[] =>
  byLevel(plan).flatMap((one) =>
    [...one.sites].sort().flatMap((site) => {
      const sources = one.level === 'material' ? suppliersOf(plan, one) : [null]
      return sources.map((supplier, k) => ({
        item: one.code,
        site,
        source: supplier ?? 'make',
        supplier,
        lead_time_days: one.leadDays,
        share: (sources.length === 1 ? 1 : k === 0 ? 0.7 : 0.3) / one.sites.length,
        unit_cost: one.cost,
      }))
    }),
  )

/** Two different ones, in key order. */
export function suppliersOf({ draw }: CompanyPlan, one: Product): string[] {
  const first = Math.floor(draw('supplier', one.number) * suppliers)
  const second = (first + 1 + (one.number % (suppliers - 1))) % suppliers
  return [supplierCode(first), supplierCode(second)].sort()
}

export const priceRows = (plan: CompanyPlan): CanonicalRow[] =>
  plan.products
    .filter((one) => one.level === levels[0])
    .flatMap((one) =>
      classes.map((word, k) => ({
        item: one.code,
        class: word,
        valid_from: '2026-01-01',
        price: Math.round(priceOf(one) * (1 - k * 0.04) * 100) / 100,
      })),
    )
