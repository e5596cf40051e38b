/** Planned supply of what is bought, as purchase requests that a buyer has not taken on yet. */
import { asDay } from '../tryton-values'
import type { Places } from './places'
import type { ProposalKind, Wanted } from './proposals'
import { daysBefore, firstDay } from './request-days'

type Values = Readonly<Record<string, unknown>>

export class PurchaseRequests implements ProposalKind {
  readonly model = 'purchase.request'
  readonly tag = 'description'
  readonly proposed = 'draft'
  readonly parts = []
  readonly #places: Places

  constructor(places: Places) {
    this.#places = places
  }

  async values(wanted: Wanted): Promise<Values> {
    const { product, warehouse, month, quantity } = wanted
    const due = firstDay(month)
    const order = daysBefore(due, product.leadDays)
    const { today, company } = this.#places
    // Without an origin: requests of an order point are deleted by Tryton's next supply run.
    return {
      state: 'draft',
      description: wanted.tag,
      company,
      warehouse: warehouse.id,
      product: product.id,
      party: product.supplier,
      quantity,
      uom: product.unit,
      computed_quantity: quantity,
      computed_uom: product.unit,
      supply_date: asDay(due),
      purchase_date: asDay(order < today ? today : order),
    }
  }

  async changed({ quantity, tag }: Wanted): Promise<Values> {
    return { description: tag, quantity, computed_quantity: quantity }
  }
}
