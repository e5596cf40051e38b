/**
 * Consensus demand as stock forecasts: one of a warehouse and a month, with a line for each product. Tryton takes no
 * second forecast of the same days, so one that somebody else made of just this month is written into.
 */
import { EvenkeelError } from '@shared/contract/error-codes'
import { z } from 'zod'
import type { TrytonClient } from '../tryton-client'
import { asDay } from '../tryton-values'
import { askAll, idField } from './ask-all'
import type { Held } from './held-records'
import type { Figure } from './native-figures'
import type { Places } from './places'
import type { RecordWriter, WantedFigure } from './record-writer'
import { firstDay, lastDay } from './request-days'

const forecastShape = z.object({
  id: idField,
  warehouse: idField,
  from_date: z.string(),
  to_date: z.string(),
})
const lineShape = z.object({
  id: idField,
  forecast: idField,
  product: idField,
  quantity: z.number(),
  _timestamp: z.union([z.string(), z.number()]).transform(String),
})

type Values = Readonly<Record<string, unknown>>
type Action = readonly [string, ...unknown[]]

/** A forecast whose days are over is not active and would not be found. */
const everything = { active_test: false }
const whole = z.array(z.number().int())
const anything = z.unknown()

export class Forecasts implements RecordWriter {
  readonly #client: TrytonClient
  readonly #places: Places
  /** Forecasts that are there, by warehouse and month. */
  #there = new Map<string, number>()

  constructor(client: TrytonClient, places: Places) {
    this.#client = client
    this.#places = places
  }

  async held(figures: readonly Figure[], signal: AbortSignal): Promise<Map<string, Held>> {
    const held = new Map<string, Held>()
    if (figures.length === 0) return held
    await this.#findForecasts(signal)
    const ids = new Set(figures.flatMap((figure) => this.#there.get(placeOf(figure)) ?? []))
    const question = {
      model: 'stock.forecast.line',
      fields: ['forecast', 'product', 'quantity', '_timestamp'],
      domain: [['forecast', 'in', [...ids]]],
      context: everything,
    }
    const lines = await askAll(this.#client, question, lineShape, signal)
    const byPlace = new Map(lines.map((line) => [`${line.forecast} ${line.product}`, line]))
    for (const figure of figures) {
      const line = byPlace.get(`${this.#there.get(placeOf(figure))} ${figure.product.id}`)
      if (!line) continue
      const { id, quantity, _timestamp: timestamp } = line
      held.set(figure.name, {
        proposals: [{ id, quantity, tag: '', timestamp, parts: {} }],
        taken: 0,
      })
    }
    return held
  }

  /** One call for the forecasts that are there, one for those that are new. */
  async write(wanted: readonly WantedFigure[], signal: AbortSignal): Promise<void> {
    const changes = new Map<string, { readonly figure: Figure; readonly actions: Action[] }>()
    const stamps: Record<string, string> = {}
    for (const { figure, held } of wanted) {
      const action = actionFor(figure, held)
      if (!action) continue
      const place = placeOf(figure)
      const change = changes.get(place) ?? { figure, actions: [] }
      change.actions.push(action)
      changes.set(place, change)
      const [line] = held.proposals
      if (line) stamps[`stock.forecast.line,${line.id}`] = line.timestamp
    }
    const create: Values[] = []
    const write: unknown[] = []
    for (const [place, { figure, actions }] of changes) {
      const id = this.#there.get(place)
      if (id === undefined) create.push(this.#values(figure, actions))
      else write.push([id], { state: 'done', lines: actions })
    }
    const model = 'stock.forecast'
    const context = { ...everything, _timestamp: stamps }
    if (write.length > 0)
      await this.#client.call([model, 'write'], write, anything, signal, { context })
    if (create.length > 0)
      await this.#client.call([model, 'create'], [create], whole, signal, { context: everything })
  }

  #values({ warehouse, month }: Figure, lines: readonly Action[]): Values {
    return {
      state: 'done',
      company: this.#places.company,
      warehouse: warehouse.id,
      destination: this.#places.customers,
      from_date: asDay(firstDay(month)),
      to_date: asDay(lastDay(month)),
      lines,
    }
  }

  async #findForecasts(signal: AbortSignal): Promise<void> {
    const { company, customers, warehouses } = this.#places
    if (customers === null) {
      const params = { address: this.#client.address, value: 'stock.location' }
      throw new EvenkeelError('TARGET_LACKS', params)
    }
    const question = {
      model: 'stock.forecast',
      fields: ['warehouse', 'from_date', 'to_date'],
      domain: [
        ['company', '=', company],
        ['destination', '=', customers],
      ],
      context: everything,
    }
    const codes = new Map([...warehouses.values()].map(({ id, code }) => [id, code]))
    const found = await askAll(this.#client, question, forecastShape, signal)
    this.#there = new Map(
      found
        .filter(({ from_date: from, to_date: to }) => isMonth(from, to))
        .map((row) => [`${codes.get(row.warehouse)} ${row.from_date.slice(0, 7)}`, row.id]),
    )
  }
}

const isMonth = (from: string, to: string): boolean =>
  from.endsWith('-01') && to === lastDay(from.slice(0, 7))

const placeOf = ({ warehouse, month }: Figure): string => `${warehouse.code} ${month}`

function actionFor({ product, quantity }: Figure, held: Held): Action | undefined {
  const [line] = held.proposals
  // Never 0: Tryton's supply run divides by it.
  const amounts = { quantity, minimal_quantity: Math.min(1, quantity) }
  if (line && quantity === 0) return ['delete', [line.id]]
  if (line) return line.quantity === quantity ? undefined : ['write', [line.id], amounts]
  if (quantity === 0) return undefined
  return ['create', [{ product: product.id, uom: product.unit, ...amounts }]]
}
