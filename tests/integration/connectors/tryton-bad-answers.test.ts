/** Servers that answer as no Tryton should: what they say is refused by name, and never read for ever. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { lineKey } from '@main/connectors/connector'
import { trytonTypeWith } from '@main/connectors/tryton/tryton-type'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { documentOf, line, never } from './publish-samples'

interface Call {
  readonly method: string
  readonly params: readonly unknown[]
}
type Answer = (call: Call) => unknown

const fields = { code: { type: 'char' }, name: { type: 'char' } }
const usual: Readonly<Record<string, unknown>> = {
  'common.db.login': [7, 'key'],
  'model.res.user.get_preferences': { company: 1, language: 'en' },
  'model.ir.model.search_read': [{ id: 1, model: 'stock.location' }],
  'model.ir.model.access.get_access': { 'stock.location': { read: true } },
  'model.stock.location.fields_get': fields,
}

let answer: Answer = () => null
let asked = 0
const server = createServer(async (request, response) => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const call = JSON.parse(Buffer.concat(chunks).toString()) as Call
  asked += 1
  const result = answer(call) ?? usual[call.method] ?? []
  response.writeHead(200, { 'content-type': 'application/json' })
  response.end(JSON.stringify({ id: 0, result }))
})

let folder = ''
let url = ''
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'evenkeel-tryton-answers-'))
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`
})
afterAll(() => {
  rmSync(folder, { recursive: true })
  server.closeAllConnections()
  server.close()
})

function connect(order: readonly string[] = []) {
  const mapping = join(folder, 'mapping.json')
  const read = { model: 'stock.location', fields: ['code', 'name'], order }
  const site = { site: 'code', name_zh: 'name', name_en: 'name', kind: { constant: 'plant' } }
  const document = {
    format: 'evenkeel-mapping/1',
    name: { zh: '仓', en: 'Sites' },
    tables: { sites: { read } },
    entities: { site: [{ from: 'sites', fields: site }] },
  }
  writeFileSync(mapping, JSON.stringify(document))
  const type = trytonTypeWith(async () => undefined)
  return type.create({ url, database: 'db', user: 'planner', mapping }, 's3cret')
}

async function take(order: readonly string[] = []): Promise<number> {
  asked = 0
  let rows = 0
  for await (const batch of connect(order).read('site', never)) rows += batch.rows.length
  return rows
}

const places = (from: number, count: number) =>
  Array.from({ length: count }, (_, at) => ({ id: from + at, code: `S${from + at}`, name: 'a' }))

const answerSites = (rows: (call: Call) => unknown): void => {
  answer = (call) => (call.method === 'model.stock.location.search_read' ? rows(call) : null)
}

test('pages that go on are read to their end', async () => {
  let pages = 0
  answerSites(() => (++pages === 1 ? places(1, 1_000) : places(1_001, 3)))
  expect(await take()).toBe(1_003)
})

test('a server that answers the same page for ever is left', async () => {
  answerSites(() => places(1, 1_000))
  await expect(take()).rejects.toMatchObject({
    code: 'SERVER_ANSWER_INVALID',
    params: { reason: 'links_in_a_circle' },
  })
  expect(asked).toBeLessThan(12)
})

test('a page that comes back to what came before is refused, even where it goes on', async () => {
  let pages = 0
  answerSites(() => places(1 + 500 * pages++, 1_000))
  await expect(take()).rejects.toMatchObject({ params: { reason: 'links_in_a_circle' } })
})

test.each([[[]], [['code']]])('records without an id are refused, in order %j', async (order) => {
  answer = ({ method }) => {
    if (method === 'model.stock.location.search') return [1]
    return method === 'model.stock.location.search_read' ? [{ code: 'S1', name: 'a' }] : null
  }
  await expect(take(order)).rejects.toMatchObject({
    code: 'SERVER_ANSWER_INVALID',
    params: { reason: 'not_as_expected', detail: 'stock.location id' },
  })
})

test('a request whose parts are no list is refused before anything is written', async () => {
  const wanted = line('FG-1', '2026-12', 10)
  const product = {
    id: 9,
    code: 'FG-1',
    template: 8,
    'template.': { default_uom: 1, producible: true, 'default_uom.': { rounding: 1 } },
  }
  const request = { id: 5, reference: `evenkeel k-0 ${lineKey(wanted)}`, state: 'request' }
  const lists: Readonly<Record<string, unknown>> = {
    'model.company.company.search_read': [{ id: 1, party: 2 }],
    'model.ir.date.today': { year: 2026, month: 11, day: 22 },
    'model.product.product.search_read': [product],
    'model.stock.location.search_read': [{ id: 3, code: 'P01', production_location: 4 }],
    'model.production.search_read': [{ ...request, quantity: 1, _timestamp: '1' }],
    'model.production.read': [{ id: 5, inputs: 'none', outputs: [] }],
  }
  const written: string[] = []
  answer = ({ method }) => {
    if (/\.(create|write|delete)$/.test(method)) written.push(method)
    return lists[method] ?? null
  }
  const { target } = connect()
  const sending = target?.send(documentOf('k-1', [wanted]), { lastPublished: new Map() }, never)
  await expect(sending).rejects.toMatchObject({
    code: 'SERVER_ANSWER_INVALID',
    params: { reason: 'not_as_expected', detail: 'model.production.read' },
  })
  expect(written).toEqual([])
})
