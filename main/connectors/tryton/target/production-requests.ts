/** Planned supply of what is made, as productions in the state `request`. */
import { z } from 'zod'
import type { Context, TrytonClient } from '../tryton-client'
import { asDay } from '../tryton-values'
import type { HeldRecord } from './held-records'
import type { Places } from './places'
import type { ProposalKind, Wanted } from './proposals'
import { daysBefore, firstDay } from './request-days'

const moves = z.object({ add: z.array(z.tuple([z.number(), z.looseObject({})])).optional() })
const changesShape = z.array(z.looseObject({ inputs: moves.optional(), outputs: moves.optional() }))

/** Fields that a form adds to a move for display, and that a new record may not have. */
const shownOnly = new Set([
  'id',
  'product_uom_category',
  'unit_digits',
  'unit_price_required',
  'cost_price_required',
  'assignation_required',
])

type Values = Readonly<Record<string, unknown>>

export class ProductionRequests implements ProposalKind {
  readonly model = 'production'
  readonly tag = 'reference'
  readonly proposed = 'request'
  readonly parts = ['inputs', 'outputs']
  readonly #client: TrytonClient
  readonly #places: Places

  constructor(client: TrytonClient, places: Places) {
    this.#client = client
    this.#places = places
  }

  async values(wanted: Wanted, signal: AbortSignal): Promise<Values> {
    const { product, warehouse, month } = wanted
    const due = firstDay(month)
    const values = {
      state: 'request',
      reference: wanted.tag,
      company: this.#places.company,
      warehouse: warehouse.id,
      location: warehouse.production,
      product: product.id,
      bom: product.bill,
      uom: product.unit,
      quantity: wanted.quantity,
      planned_date: asDay(due),
      planned_start_date: asDay(daysBefore(due, product.leadDays)),
      // Without it whoever takes a request with a routing on is refused.
      ...(product.routing ? { routing: product.routing, work_center: warehouse.workCentre } : {}),
    }
    return { ...values, ...(await this.#moves(values, signal)) }
  }

  /** Tryton does not follow a new quantity with the moves: they are made anew in the same call. */
  async changed(wanted: Wanted, record: HeldRecord, signal: AbortSignal): Promise<Values> {
    if (wanted.quantity === record.quantity) return { reference: wanted.tag }
    const { inputs, outputs, ...values } = await this.values(wanted, signal)
    const anew = (field: string, made: unknown) => [
      ['delete', record.parts[field] ?? []],
      ...(Array.isArray(made) ? made : []),
    ]
    return {
      reference: values.reference,
      quantity: values.quantity,
      inputs: anew('inputs', inputs),
      outputs: anew('outputs', outputs),
    }
  }

  /** What the bill of materials makes of the quantity, as Tryton's own form would fill it in. */
  async #moves(values: Values, signal: AbortSignal): Promise<Values> {
    if (values.bom === null) return {}
    const context: Context = { company: this.#places.company }
    const options = { context, reads: true }
    const call = ['production', 'on_change'] as const
    const given = [values, ['quantity']]
    const [changes] = await this.#client.call(call, given, changesShape, signal, options)
    const made = (side: z.infer<typeof moves> | undefined) => [
      ['create', (side?.add ?? []).map(([, move]) => storable(move))],
    ]
    return { inputs: made(changes?.inputs), outputs: made(changes?.outputs) }
  }
}

const storable = (move: Values): Values =>
  Object.fromEntries(
    Object.entries(move).filter(([name]) => !name.includes('.') && !shownOnly.has(name)),
  )
