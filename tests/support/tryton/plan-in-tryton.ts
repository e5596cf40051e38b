/** What a person with every right finds and does in Tryton with what was published there. */

import { lineKey } from '@main/connectors/connector'
import { nameIn } from '@main/connectors/tryton/target/tags'
import type { TrytonClient } from '@main/connectors/tryton/tryton-client'
import { valueAt } from '@main/connectors/tryton/tryton-values'
import type { PublishedLine } from '@shared/contract/contract-types'
import { z } from 'zod'

const never = new AbortController().signal
const ids = z.array(z.number())
const anything = z.unknown()
const models = { production: 'reference', 'purchase.request': 'description' } as const
type Model = keyof typeof models

const row = z.looseObject({ id: z.number(), quantity: z.number(), state: z.string() })

export class PlanInTryton {
  readonly #client: TrytonClient

  constructor(client: TrytonClient) {
    this.#client = client
  }

  call<Shape extends z.ZodType>(
    model: string,
    method: string,
    given: readonly unknown[],
    shape: Shape,
  ): Promise<z.infer<Shape>> {
    return this.#client.call([model, method], given, shape, never)
  }

  search(model: string, domain: readonly unknown[]): Promise<number[]> {
    return this.call(model, 'search', [domain, 0, null, null], ids)
  }

  /** Requests that publishing made, with the figure each is. */
  async requests(): Promise<
    { model: Model; id: number; name: string; quantity: number; state: string }[]
  > {
    const found = []
    for (const model of ['production', 'purchase.request'] as const) {
      const search = { fields: [models[model], 'quantity', 'state'] }
      for (const raw of await this.#client.searchRead(model, search, never)) {
        const { id, quantity, state, ...rest } = row.parse(raw)
        const name = nameIn(String(rest[models[model]] ?? ''))
        if (name !== undefined) found.push({ model, id, name, quantity, state })
      }
    }
    return found
  }

  async held(): Promise<Map<string, number>> {
    const held = new Map<string, number>()
    for (const { name, quantity } of await this.requests())
      held.set(name, (held.get(name) ?? 0) + quantity)
    return held
  }

  async edit(line: PublishedLine, quantity: number): Promise<void> {
    const found = (await this.requests()).find(({ name }) => name === lineKey(line))
    if (!found) throw new Error('no such request')
    await this.call(found.model, 'write', [[found.id], { quantity }], anything)
  }

  async #forecastLines() {
    const fields = [
      'product.code',
      'quantity',
      ...['state', 'from_date', 'warehouse.code'].map((f) => `forecast.${f}`),
    ]
    const search = { fields, context: { active_test: false } }
    const rows = await this.#client.searchRead('stock.forecast.line', search, never)
    return rows.map((one) => {
      const at = (name: string) => String(valueAt(one, name))
      const place = ['state', 'warehouse.code', 'from_date']
        .map((f) => at(`forecast.${f}`))
        .join(' ')
      return { id: Number(one.id), item: at('product.code'), place, quantity: at('quantity') }
    })
  }

  /** Lines of forecasts: state, warehouse, first day, item, quantity. */
  async forecasts(): Promise<string[]> {
    const lines = await this.#forecastLines()
    return lines.map(({ place, item, quantity }) => `${place} ${item} ${quantity}`).sort()
  }

  async editForecast(item: string, quantity: number): Promise<void> {
    const found = (await this.#forecastLines()).find((one) => one.item === item)
    if (!found) throw new Error('no such forecast')
    const values = { quantity, minimal_quantity: 1 }
    await this.call('stock.forecast.line', 'write', [[found.id], values], anything)
  }

  /** Names and descriptions of decision records. */
  async attachments(): Promise<{ id: number; name: string; description: string | null }[]> {
    const search = { domain: [['name', 'like', 'evenkeel %']], fields: ['name', 'description'] }
    const shape = z.array(
      z.object({ id: z.number(), name: z.string(), description: z.string().nullable() }),
    )
    return shape.parse(await this.#client.searchRead('ir.attachment', search, never))
  }

  /** Keys of the records that are complete. */
  async records(): Promise<string[]> {
    const complete = (await this.attachments()).filter((a) =>
      a.description?.includes('\nReceived: '),
    )
    return complete.map(({ name }) => name.slice('evenkeel '.length, -'.json'.length))
  }

  /** Takes out everything that was published. */
  async clear(): Promise<void> {
    for (const model of ['production', 'purchase.request'] as const) {
      const found = (await this.requests()).filter((request) => request.model === model)
      if (found.length > 0) await this.call(model, 'delete', [found.map(({ id }) => id)], anything)
    }
    const forecasts = await this.#client.searchRead(
      'stock.forecast',
      { fields: ['id'], context: { active_test: false } },
      never,
    )
    const forecastIds = forecasts.map(({ id }) => Number(id))
    if (forecastIds.length > 0) {
      await this.call('stock.forecast', 'draft', [forecastIds], anything)
      await this.call('stock.forecast', 'delete', [forecastIds], anything)
    }
    const attached = (await this.attachments()).map(({ id }) => id)
    if (attached.length > 0) await this.call('ir.attachment', 'delete', [attached], anything)
  }

  /** Products of the samples that the company does not have, and units that can be divided. */
  async prepareSamples(): Promise<void> {
    const units = await this.search('product.uom', [['symbol', '=', 'pcs']])
    await this.call('product.uom', 'write', [units, { rounding: 0.01, digits: 2 }], anything)
    const [unit] = units
    for (const [code, made] of [
      ['=FG"1,2', false],
      ['FG-NEW', true],
    ] as const)
      await this.call(
        'product.template',
        'create',
        [
          [
            {
              name: code,
              code,
              type: 'goods',
              default_uom: unit,
              purchase_uom: unit,
              sale_uom: unit,
              list_price: { __class__: 'Decimal', decimal: '1' },
              purchasable: !made,
              producible: made,
              products: [['create', [{}]]],
            },
          ],
        ],
        ids,
      )
  }
}
