/** What of the database the lines of a plan name: products, warehouses, and where things come from. */
import { EvenkeelError } from '@shared/contract/error-codes'
import { z } from 'zod'
import type { TrytonClient } from '../tryton-client'
import { askAll, idField } from './ask-all'
import { readBills, readSuppliers } from './product-sources'

export interface Product {
  readonly id: number
  readonly unit: number
  /** Smallest step of a quantity in that unit. */
  readonly rounding: number
  readonly made: boolean
  readonly bill: number | null
  readonly routing: number | null
  readonly supplier: number | null
  /** Days from order to supply. */
  readonly leadDays: number
}

export interface Warehouse {
  readonly id: number
  readonly code: string
  readonly production: number | null
  readonly workCentre: number | null
}

export interface Places {
  readonly company: number
  /** Party of the company: decision records hang on it. */
  readonly party: number
  /** `YYYY-MM-DD` in the company. */
  readonly today: string
  readonly products: ReadonlyMap<string, Product>
  readonly warehouses: ReadonlyMap<string, Warehouse>
  readonly customers: number | null
}

const id = idField
const maybeId = id.nullable()

export interface Names {
  readonly items: ReadonlySet<string>
  readonly sites: ReadonlySet<string>
}

/** The places that `names` names, all warehouses among them. TARGET_LACKS where one is not there. */
export async function readPlaces(
  client: TrytonClient,
  names: Names,
  signal: AbortSignal,
): Promise<Places> {
  const { company } = await client.context(signal)
  const ownCompany = { model: 'company.company', fields: ['party'], domain: [['id', '=', company]] }
  const [own] = await askAll(client, ownCompany, z.object({ id, party: id }), signal)
  if (!own)
    throw new EvenkeelError('TARGET_LACKS', { address: client.address, value: 'company.company' })
  const lacks = (value: string) =>
    new EvenkeelError('TARGET_LACKS', { address: client.address, value })
  const products = await readProducts(client, [...names.items], signal)
  const warehouses = await readWarehouses(client, signal)
  for (const item of names.items) if (!products.has(item)) throw lacks(item)
  for (const site of names.sites) if (!warehouses.has(site)) throw lacks(site)
  return {
    company: own.id,
    party: own.party,
    today: await readToday(client, signal),
    products,
    warehouses,
    customers: await readCustomerLocation(client, signal),
  }
}

async function readToday(client: TrytonClient, signal: AbortSignal): Promise<string> {
  const shape = z.object({ year: z.number(), month: z.number(), day: z.number() })
  const call = ['ir.date', 'today'] as const
  const { year, month, day } = await client.call(call, [], shape, signal, { reads: true })
  return [year, String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-')
}

async function readCustomerLocation(client: TrytonClient, signal: AbortSignal) {
  const question = {
    model: 'stock.location',
    fields: ['code'],
    domain: [['type', '=', 'customer']],
  }
  const [first] = await askAll(client, question, z.object({ id }), signal)
  return first?.id ?? null
}

const fallbackCode = /^P(\d+)$/

async function readProducts(
  client: TrytonClient,
  codes: readonly string[],
  signal: AbortSignal,
): Promise<Map<string, Product>> {
  const unit = 'template.default_uom'
  const rows = await askAll(
    client,
    {
      model: 'product.product',
      fields: ['code', unit, `${unit}.rounding`, 'template', 'template.producible'],
      domain: ['OR', ['code', 'in', codes], ['id', 'in', codes.flatMap(numberOf)]],
    },
    z.object({
      id,
      code: z.string().nullable(),
      template: id,
      [unit]: id,
      [`${unit}.rounding`]: z.number(),
      'template.producible': z.union([z.boolean(), z.number()]).nullish(),
    }),
    signal,
  )
  const ids = rows.map((row) => row.id)
  const bills = await readBills(client, ids, signal)
  const suppliers = await readSuppliers(client, rows, signal)
  return new Map(
    rows.map((row) => {
      const made = Boolean(row['template.producible'])
      const bill = bills.get(row.id)
      const supplier = suppliers.get(row.id)
      const product: Product = {
        id: row.id,
        unit: Number(row[unit]),
        rounding: Number(row[`${unit}.rounding`]),
        made,
        bill: bill?.bill ?? null,
        routing: bill?.routing ?? null,
        supplier: supplier?.party ?? null,
        leadDays: Math.round((made ? bill?.days : supplier?.days) ?? 0),
      }
      return [row.code || `P${row.id}`, product]
    }),
  )
}

const numberOf = (code: string): number[] => {
  const found = fallbackCode.exec(code)?.[1]
  return found === undefined ? [] : [Number(found)]
}

async function readWarehouses(client: TrytonClient, signal: AbortSignal) {
  const rows = await askAll(
    client,
    {
      model: 'stock.location',
      fields: ['code', 'production_location'],
      domain: [['type', '=', 'warehouse']],
    },
    z.object({ id, code: z.string().nullable(), production_location: maybeId.optional() }),
    signal,
  )
  const centres = await askAll(
    client,
    { model: 'production.work.center', fields: ['warehouse'], domain: [['parent', '=', null]] },
    z.object({ id, warehouse: id }),
    signal,
  )
  return new Map(
    rows.map((row) => {
      const code = row.code || `W${row.id}`
      const workCentre = centres.find(({ warehouse }) => warehouse === row.id)?.id ?? null
      return [code, { id: row.id, code, production: row.production_location ?? null, workCentre }]
    }),
  )
}
