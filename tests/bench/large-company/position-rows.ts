/** Stock, what is on its way or under way, and the hours there are. */
import type { CanonicalRow } from '@shared/model/entities/canonical-entities'
import { dayAt, monthAt } from './calendar'
import type { CompanyPlan } from './company-plan'
import { resourceCode, suppliersOf } from './master-rows'
import type { Product } from './products'
import { between, padded } from './steady-draw'

interface Line {
  readonly product: Product
  /** Place in the list of products. */
  readonly place: number
  readonly site: string
}

/** Supply lines in key order. */
const linesOf = ({ products }: CompanyPlan): Line[] =>
  products
    .flatMap((product, place) => product.sites.map((site) => ({ product, place, site })))
    .sort((a, b) => {
      if (a.product !== b.product) return a.product.code < b.product.code ? -1 : 1
      return a.site < b.site ? -1 : 1
    })

/** About a month's worth, more of what takes long to come. */
export const stockRows = (plan: CompanyPlan): CanonicalRow[] =>
  linesOf(plan).map(({ product, place, site }, n) => {
    const months = between(0.3, 1.2, plan.draw('stock', n)) + product.leadDays / 30
    const onHand = Math.round((plan.monthly[place]! * months) / product.sites.length)
    const hold = plan.draw('hold', n) < 0.05 ? Math.round(onHand * 0.1) : 0
    return { item: product.code, site, on_hand: onHand, quality_hold: hold, reserved: 0 }
  })

/** One open order for every material at its first site. */
export const purchaseRows = (plan: CompanyPlan): CanonicalRow[] =>
  plan.products.flatMap((product, place) => {
    if (product.level !== 'material') return []
    const drawn = plan.draw('purchase', place)
    return [
      {
        purchase_order: `PO${padded(place, 7)}`,
        line: 1,
        supplier: suppliersOf(plan, product)[0]!,
        item: product.code,
        site: product.sites[0]!,
        ordered_on: dayAt(-1, drawn),
        due_on: dayAt(Math.floor(drawn * 3), 0.5),
        quantity_ordered: Math.ceil(plan.monthly[place]!),
        quantity_received: 0,
        price: product.cost,
        status: 'open',
      },
    ]
  })

/** Under way for every third thing that is made. */
export const productionRows = (plan: CompanyPlan): CanonicalRow[] =>
  plan.products.flatMap((product, place) => {
    if (product.level === 'material' || place % 3 !== 0) return []
    const drawn = plan.draw('production', place)
    return [
      {
        production_order: `MO${padded(place, 7)}`,
        item: product.code,
        site: product.sites[0]!,
        start_on: dayAt(-1, drawn),
        due_on: dayAt(drawn < 0.5 ? 0 : 1, drawn),
        quantity: Math.ceil(plan.monthly[place]! * 0.5),
        quantity_done: 0,
        status: 'released',
      },
    ]
  })

/** Enough hours on most resources in most months; every seventh falls short in some. */
export const capacityRows = (plan: CompanyPlan): CanonicalRow[] =>
  Array.from({ length: plan.size.resources }, (_, resource) => {
    const room = between(1.25, 1.6, plan.draw('room', resource))
    return Array.from({ length: plan.size.plannedMonths }, (_, month) => {
      const short = resource % 7 === 0 && plan.draw('short', resource, month) < 0.3
      const regular = Math.ceil(plan.hours[resource]! * (short ? 0.7 : room))
      return {
        resource: resourceCode(resource),
        month: monthAt(month),
        regular_hours: regular,
        overtime_hours: Math.ceil(regular * 0.1),
        overtime_cost_per_hour: 30,
      }
    })
  }).flat()
