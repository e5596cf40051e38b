import { lineKey } from '@main/connectors/connector'
import { createConnector } from '@main/connectors/create-connector'
import { odataTypeWith } from '@main/connectors/odata/odata-type'
import type { Asked, Fault } from '@main/sample-server/faults'
import { startSampleServer } from '@main/sample-server/start-sample-server'
import { type ODataDialect, odataDialects } from '@shared/model/odata-dialects'
import { z } from 'zod'
import { conforms, type TargetSubject } from './conformance'
import { sampleCompany } from './source-rows'

const user = 'planner'
const password = 'evenkeel'
const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`

const ownSettings: Readonly<Record<ODataDialect, Readonly<Record<string, string>>>> = {
  generic: {},
  s4hana: { sapClient: '100' },
  dataverse: {},
}

const heldLines = z.object({
  value: z.array(
    z.object({
      '@odata.etag': z.string(),
      Measure: z.string(),
      Item: z.string(),
      Customer: z.string().nullable(),
      Site: z.string().nullable(),
      Month: z.string(),
      Quantity: z.number(),
      LineKey: z.string().optional(),
    }),
  ),
})
const records = z.object({ value: z.array(z.object({ IdempotencyKey: z.string() })) })

/** How a set or property is called: as it is, or as a publisher of Dataverse calls it. */
const nameOf = (publisher: string, name: string): string =>
  publisher === '' ? name : `${publisher}_${name.toLowerCase()}`

/** The rows of an answer with our names. */
const plainly = (publisher: string, body: string): unknown =>
  JSON.parse(body, (_, value: unknown) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
    const ours = ['Measure', 'Item', 'Customer', 'Site', 'Month', 'Quantity', 'LineKey']
    const names = new Map([...ours, 'IdempotencyKey'].map((n) => [nameOf(publisher, n), n]))
    return Object.fromEntries(Object.entries(value).map(([n, of]) => [names.get(n) ?? n, of]))
  })

/** A server that goes away at one request: before it is worked on (even steps) or before it is answered (odd steps). */
class Dying {
  #left = Number.POSITIVE_INFINITY
  #answerLost = false

  dieAt(step: number): void {
    this.#left = Math.floor(step / 2)
    this.#answerLost = step % 2 === 1
  }

  live(): void {
    this.#left = Number.POSITIVE_INFINITY
  }

  readonly fault = (_: Asked): Fault | null => {
    this.#left -= 1
    if (this.#left >= 0) return null
    return { kind: this.#left === -1 && this.#answerLost ? 'closeAfter' : 'closeBefore' }
  }
}

async function openTarget(dialect: ODataDialect, publisher = ''): Promise<TargetSubject> {
  const dying = new Dying()
  const server = await startSampleServer({ fault: dying.fault, dialect })
  // A small limit, so that the lines need several batches.
  const own = ownSettings[dialect]
  const settings = { url: server.url, user, batchLimit: '4', dialect, publisher, ...own }
  const make = () => odataTypeWith(async () => undefined).create(settings, password).target
  const target = make()
  if (!target) throw new Error('no target')
  /** As somebody else at the server would ask: SAP wants its client named. */
  const ask = (path: string, headers: Record<string, string> = {}, body?: string) =>
    fetch(`${server.url}/${path}${path.includes('?') ? '&' : '?'}sap-client=100`, {
      headers: { authorization, ...headers },
      ...(body === undefined ? {} : { method: 'PATCH', body }),
    })
  const called = (name: string) => nameOf(publisher, name)
  const get = async (path: string) => plainly(publisher, await (await ask(path)).text())
  const lines = async () => {
    const { value } = heldLines.parse(await get(called('PlanLines')))
    return value.map((row) => ({
      name: lineKey({
        measure: row.Measure,
        item: row.Item,
        customer: row.Customer,
        site: row.Site,
        month: row.Month,
      }),
      row,
    }))
  }
  return {
    target,
    dying: (step) => ({
      ...target,
      find: target.find.bind(target),
      lookUp: target.lookUp.bind(target),
      async send(document, options, signal) {
        dying.dieAt(step)
        try {
          return await target.send(document, options, signal)
        } finally {
          dying.live()
        }
      },
    }),
    async edit(line, quantity) {
      const found = (await lines()).find((l) => l.name === lineKey(line))?.row
      if (!found) throw new Error('no such line')
      const parts = `Measure='${found.Measure}',Item='${found.Item}',Customer='${found.Customer}',Site='${found.Site}',Month='${found.Month}'`
      const key = found.LineKey === undefined ? parts : `${called('LineKey')}='${found.LineKey}'`
      const begun = await ask('', { 'x-csrf-token': 'Fetch' })
      const headers = {
        'x-csrf-token': begun.headers.get('x-csrf-token') ?? '',
        cookie: begun.headers.getSetCookie().join().split(';')[0] ?? '',
        'if-match': found['@odata.etag'],
        'content-type': 'application/json',
      }
      const body = JSON.stringify({ [called('Quantity')]: quantity, [called('Decision')]: null })
      const answer = await ask(`${called('PlanLines')}(${encodeURIComponent(key)})`, headers, body)
      if (!answer.ok) throw new Error(await answer.text())
    },
    held: async () => new Map((await lines()).map(({ name, row }) => [name, row.Quantity])),
    async records() {
      const { value } = records.parse(
        await get(`${called('DecisionRecords')}?$filter=${called('State')}%20eq%20'complete'`),
      )
      return value.map((r) => r.IdempotencyKey)
    },
    close: () => server.close(),
  }
}

for (const [dialect, publisher] of [
  ...odataDialects.map((one) => [one, ''] as const),
  ['dataverse', 'evk'] as const,
])
  conforms(
    dialect === 'generic' ? 'odata' : `odata (${dialect}${publisher && `, ${publisher}_`})`,
    async () => {
      const server = await startSampleServer({ folder: sampleCompany, dialect })
      const settings = { url: server.url, user, dialect, ...ownSettings[dialect] }
      const connector = createConnector('odata', settings, password)
      return { connector, close: () => server.close() }
    },
    () => openTarget(dialect, publisher),
  )
