/** How products come about: by which bill of materials, or from which supplier, and in how many days. */
import { z } from 'zod'
import type { TrytonClient } from '../tryton-client'
import { askAll, idField } from './ask-all'

const id = idField
const maybeId = id.nullable()
const days = z.number().nullable()

/** The first bill of each product. */
export async function readBills(
  client: TrytonClient,
  products: readonly number[],
  signal: AbortSignal,
) {
  const domain = [['product', 'in', products]]
  const order = ['sequence']
  const bills = await askAll(
    client,
    {
      model: 'product.product-production.bom',
      fields: ['product', 'bom', 'routing'],
      domain,
      order,
    },
    z.object({ product: id, bom: maybeId, routing: maybeId }),
    signal,
  )
  const times = await askAll(
    client,
    { model: 'production.lead_time', fields: ['product', 'lead_time'], domain, order },
    z.object({ product: id, lead_time: days }),
    signal,
  )
  const daysOf = new Map(times.toReversed().map((row) => [row.product, row.lead_time] as const))
  const found = bills
    .toReversed()
    .map(
      ({ product, bom, routing }) =>
        [product, { bill: bom, routing, days: daysOf.get(product) ?? null }] as const,
    )
  return new Map(found)
}

/** The first supplier of each product: its own, else that of all its variants. */
export async function readSuppliers(
  client: TrytonClient,
  products: readonly { readonly id: number; readonly template: number }[],
  signal: AbortSignal,
) {
  const rows = await askAll(
    client,
    {
      model: 'purchase.product_supplier',
      fields: ['product', 'template', 'party', 'lead_time', 'party.supplier_lead_time'],
      domain: [['template', 'in', products.map(({ template }) => template)]],
      order: ['sequence'],
    },
    z.object({
      product: maybeId,
      template: maybeId,
      party: id,
      lead_time: days,
      'party.supplier_lead_time': days,
    }),
    signal,
  )
  return new Map(
    products.flatMap((product) => {
      const row = rows.find(
        (one) => one.product === product.id || (!one.product && one.template === product.template),
      )
      return row
        ? [
            [
              product.id,
              { party: row.party, days: row.lead_time ?? row['party.supplier_lead_time'] },
            ],
          ]
        : []
    }),
  )
}
