/** Servers as they should not be. */
import { createServer, type RequestListener } from 'node:http'
import { join } from 'node:path'
import type { Connector } from '@main/connectors/connector'
import { createConnector } from '@main/connectors/create-connector'
import { odataTypeWith } from '@main/connectors/odata/odata-type'
import type { Fault } from '@main/sample-server/faults'
import { type SampleServer, startSampleServer } from '@main/sample-server/start-sample-server'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { never } from './publish-samples'
import { sampleCompany } from './source-rows'

let server: SampleServer
let faults: Fault[] = []
let asked: string[] = []
const waits: number[] = []

beforeAll(async () => {
  const fault = ({ target }: { target: string }) => {
    asked.push(target)
    return faults.shift()
  }
  server = await startSampleServer({ folder: sampleCompany, fault })
})
afterAll(() => server.close())
afterEach(() => {
  faults = []
  asked = []
  waits.length = 0
})

const connect = (settings: Record<string, string> = {}, password = 'evenkeel'): Connector =>
  odataTypeWith(async (milliseconds) => {
    waits.push(milliseconds)
  }).create({ url: server.url, user: 'planner', ...settings }, password)

async function count(connector: Connector, entity: string): Promise<number> {
  let rows = 0
  for await (const batch of connector.read(entity, never)) rows += batch.rows.length
  return rows
}

const times = (n: number, fault: Fault): Fault[] => Array.from({ length: n }, () => fault)

test('a wrong password', async () => {
  await expect(connect({}, 'wrong').identify(never)).rejects.toMatchObject({
    code: 'SIGN_IN_REFUSED',
    params: { user: 'planner', system: new URL(server.url).origin },
  })
})

test('no password at all', async () => {
  const connector = createConnector('odata', { url: server.url, user: 'planner' }, null)
  await expect(connector.identify(never)).rejects.toMatchObject({ code: 'SECRET_MISSING' })
})

test('a failing server is asked three times', async () => {
  faults = times(3, { kind: 'status', status: 500 })
  const error = { code: 'SERVER_FAILED', params: { status: 500 } }
  await expect(connect().identify(never)).rejects.toMatchObject(error)
  expect(asked).toHaveLength(3)
})

test('a server that fails once is forgiven', async () => {
  faults = [{ kind: 'status', status: 502 }, { kind: 'closeBefore' }]
  await expect(connect().identify(never)).resolves.toMatchObject({ user: 'planner' })
})

test('a server that is silent', async () => {
  faults = [{ kind: 'hang' }]
  await expect(connect({ timeoutSeconds: '1' }).identify(never)).rejects.toMatchObject({
    code: 'SERVER_TIMEOUT',
    params: { seconds: 1 },
  })
})

test('cancelling ends the wait for a silent server', async () => {
  const cancel = new AbortController()
  faults = [{ kind: 'hang' }]
  const asking = connect().identify(cancel.signal)
  setImmediate(() => cancel.abort())
  await expect(asking).rejects.toMatchObject({ code: 'CANCELLED' })
})

test('a server that is not there', async () => {
  const gone = await startSampleServer()
  await gone.close()
  await expect(connect({ url: gone.url }).identify(never)).rejects.toMatchObject({
    code: 'SERVER_UNREACHABLE',
    params: { address: new URL(gone.url).origin, reason: 'ECONNREFUSED' },
  })
})

test('half an answer, again and again; and only once', async () => {
  faults = times(3, { kind: 'halfBody' })
  const error = { code: 'SERVER_ANSWER_INVALID' }
  await expect(connect().list(never)).rejects.toMatchObject(error)
  faults = [{ kind: 'halfBody' }]
  expect((await connect().list(never)).length).toBeGreaterThan(20)
})

test.each([
  ['2', 2_000],
  [new Date(Date.now() + 30_000).toUTCString(), 30_000],
])('Retry-After: %s is honoured', async (header, expected) => {
  faults = [{ kind: 'status', status: 429, headers: { 'retry-after': header } }]
  await expect(connect().identify(never)).resolves.toBeDefined()
  expect(waits).toHaveLength(1)
  expect(waits[0]).toBeLessThanOrEqual(expected)
  expect(waits[0]).toBeGreaterThan(expected - 20_000)
})

test('something else than OData', async () => {
  faults = [{ kind: 'status', status: 200, body: '<html>Please sign in</html>' }]
  await expect(connect().identify(never)).rejects.toMatchObject({ code: 'SERVER_ANSWER_INVALID' })
  faults = [{ kind: 'status', status: 200, body: '<html>Please sign in</html>' }]
  await expect(connect().list(never)).rejects.toMatchObject({ code: 'SERVER_ANSWER_INVALID' })
  const reading = connect()
  await reading.list(never)
  faults = [{ kind: 'status', status: 200, body: '{"value": 7}' }]
  await expect(count(reading, 'site')).rejects.toMatchObject({ code: 'SERVER_ANSWER_INVALID' })
})

describe('next links', () => {
  const page = (link: string): Fault => ({
    kind: 'status',
    status: 200,
    body: JSON.stringify({ value: [], '@odata.nextLink': link }),
  })

  test('in a circle', async () => {
    const connector = connect()
    await connector.list(never)
    faults = times(5, page('Sites?$skiptoken=1'))
    asked = []
    await expect(count(connector, 'site')).rejects.toMatchObject({ code: 'SERVER_ANSWER_INVALID' })
    expect(asked).toHaveLength(2)
  })

  test('to another host, which learns nothing', async () => {
    const heard: unknown[] = []
    const other = await listen((request, response) => {
      heard.push(request.headers)
      response.end()
    })
    const connector = connect()
    await connector.list(never)
    const elsewhere: Fault[] = [
      page(`${other.url}/Sites`),
      { kind: 'status', status: 302, headers: { location: `${other.url}/Sites` } },
    ]
    for (const fault of elsewhere) {
      faults = [fault]
      await expect(count(connector, 'site')).rejects.toMatchObject({
        code: 'SERVER_ANSWER_INVALID',
      })
    }
    expect(heard).toEqual([])
    await other.close()
  })

  test.each(['absolute', 'host', 'service'] as const)('of the style: %s', async (nextLinks) => {
    const styled = await startSampleServer({ folder: join(sampleCompany, 'crm'), nextLinks })
    const connector = connect({ url: styled.url })
    const listed = await connector.list(never)
    const total = listed.find((e) => e.entity === 'opportunity_line')?.total
    expect(total).toBeGreaterThan(1_000)
    expect(await count(connector, 'opportunity_line')).toBe(total)
    await styled.close()
  })
})

test.each([
  ['the same page, whatever is asked', 1],
  ['two pages in turn', 2],
])('reading by keys ends at %s', async (_, several) => {
  const connector = connect({ paging: 'keys' })
  await connector.list(never)
  const same = Array.from({ length: 8 }, (_, i): Fault => {
    const site = { Site: `P0${i % several}`, NameZh: '甲', NameEn: 'A', Kind: 'plant' }
    return { kind: 'status', status: 200, body: JSON.stringify({ value: [site] }) }
  })
  faults = [...same]
  asked = []
  await expect(count(connector, 'site')).rejects.toMatchObject({
    code: 'SERVER_ANSWER_INVALID',
    params: { reason: 'links_in_a_circle' },
  })
  expect(asked).toHaveLength(several + 1)
})

test('a value that is no plain value costs its row; missing columns are said', async () => {
  const connector = connect()
  await connector.list(never)
  const good = { Site: 'P01', NameZh: '甲', NameEn: 'A', Kind: 'plant' }
  const rows = [good, { ...good, Site: { no: 'text' } }, { ...good, Site: 'P02' }]
  faults = [{ kind: 'status', status: 200, body: JSON.stringify({ value: rows }) }]
  const read: unknown[] = []
  const problems: unknown[] = []
  for await (const batch of connector.read('site', never)) {
    read.push(...batch.rows.map((r) => r.values.site))
    problems.push(...batch.problems)
  }
  expect(read).toEqual(['P01', 'P02'])
  expect(problems).toMatchObject([{ kind: 'row_broken', place: 'Sites', row: 2, field: 'site' }])
})

test.each([
  [{ url: 'nowhere' }, 'url', 'not_an_address'],
  [{ url: 'ftp://host/' }, 'url', 'not_an_address'],
  [{ url: 'https://user:word@host/' }, 'url', 'holds_a_password'],
  [{ url: 'https://host/x?y=z' }, 'url', 'not_a_service_root'],
  [{ url: 'http://erp.example.com/odata' }, 'url', 'not_https'],
  [{ url: 'https://host/', timeoutSeconds: 'long' }, 'timeoutSeconds', 'not_valid'],
  [{}, 'url', 'missing'],
])('settings %j are refused', (settings, field, reason) => {
  const error = expect.objectContaining({
    code: 'CONNECTION_INVALID',
    params: { field, reason },
  })
  expect(() => createConnector('odata', settings, null)).toThrow(error)
})

async function listen(handler: RequestListener) {
  const listening = createServer(handler)
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve))
  const address = listening.address()
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    close: () => new Promise((resolve) => listening.close(resolve)),
  }
}
