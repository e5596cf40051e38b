/** What the dialects of S/4HANA and Dataverse ask for, at a server with their habits. */
import { createServer } from 'node:http'
import type { Connector } from '@main/connectors/connector'
import { odataTypeWith } from '@main/connectors/odata/odata-type'
import type { Asked, Fault } from '@main/sample-server/faults'
import { type SampleServer, startSampleServer } from '@main/sample-server/start-sample-server'
import type { ODataDialect } from '@shared/model/odata-dialects'
import { afterEach, describe, expect, onTestFinished, test } from 'vitest'
import { startBendingProxy } from '../../support/bending-proxy'
import { csvFolder, item, order, pullingWorkspace, smallCompany } from '../snapshots/pull-support'
import { documentOf, never, someLines } from './publish-samples'

const waits: number[] = []
let faults: Fault[] = []
let asked: Asked[] = []
afterEach(() => {
  waits.length = 0
  faults = []
  asked = []
})

async function serve(dialect: ODataDialect): Promise<SampleServer> {
  const fault = (request: Asked) => {
    asked.push({ ...request, target: decodeURIComponent(request.target) })
    return faults.shift() ?? null
  }
  const server = await startSampleServer({ folder: csvFolder(smallCompany), dialect, fault })
  onTestFinished(() => server.close())
  return server
}

const connect = (url: string, settings: Record<string, string>): Connector =>
  odataTypeWith(async (milliseconds) => void waits.push(milliseconds)).create(
    { url, user: 'planner', ...settings },
    'evenkeel',
  )

const targetOf = ({ target }: Connector) => {
  if (!target) throw new Error('no target')
  return target
}

async function count(connector: Connector, entity: string): Promise<number> {
  let rows = 0
  for await (const batch of connector.read(entity, never)) rows += batch.rows.length
  return rows
}

const sent = { lastPublished: new Map<string, number>() }

describe('S/4HANA', () => {
  const s4hana = { dialect: 's4hana', sapClient: '100' }

  test('a token is asked for once, and again where the session has ended', async () => {
    const server = await serve('s4hana')
    const target = targetOf(connect(server.url, s4hana))
    const first = await target.send(documentOf('k-1', someLines(100)), sent, never)
    expect(first.kind).toBe('receipt')
    const posts = () => asked.filter(({ target }) => target.startsWith('$batch')).length
    const tokens = () => asked.filter(({ target }) => /^\?sap-client/.test(target)).length
    expect(tokens()).toBe(1)
    const before = posts()
    server.endSessions()
    const lines = someLines(100).map((line) => ({ ...line, item: `${line.item}-2` }))
    const second = await target.send(documentOf('k-2', lines), sent, never)
    expect(second.kind).toBe('receipt')
    expect(tokens()).toBe(2)
    expect(posts() - before).toBe(before + 1)
  })

  test('a right that is missing is no token that is missing', async () => {
    const server = await serve('s4hana')
    const target = targetOf(connect(server.url, s4hana))
    await target.find('k-1', never)
    faults = [
      { kind: 'status', status: 404 },
      { kind: 'status', status: 200, body: '{"value": []}' },
      { kind: 'status', status: 200, headers: { 'x-csrf-token': 'abc' } },
      { kind: 'status', status: 403 },
    ]
    const publishing = target.send(documentOf('k-1', someLines(100)), sent, never)
    await expect(publishing).rejects.toMatchObject({ code: 'SIGN_IN_REFUSED' })
  })

  test('every request names the client, those along next links too', async () => {
    const server = await serve('s4hana')
    server.put(
      'sales_order_line',
      Array.from({ length: 1_200 }, (_, line) => order('SO-L', line + 1)),
    )
    const connector = connect(server.url, s4hana)
    expect(await count(connector, 'sales_order_line')).toBe(1_203)
    expect(asked.length).toBeGreaterThan(2)
    for (const { target } of asked) expect(target.match(/sap-client=100/g)).toHaveLength(1)
    await expect(connect(server.url, { dialect: 's4hana' }).list(never)).rejects.toMatchObject({
      code: 'SIGN_IN_REFUSED',
    })
  })

  test('decimals come and go as texts', async () => {
    const server = await serve('s4hana')
    const proxy = await startBendingProxy(server.url)
    onTestFinished(() => proxy.close())
    const bodies: string[] = []
    proxy.bend({
      rewritten: (path, body) => {
        if (path.includes('SalesOrderLines')) bodies.push(body)
        return body
      },
    })
    await count(connect(proxy.url, s4hana), 'sales_order_line')
    expect(bodies.at(-1)).toMatch(/"QuantityOrdered":"100"/)
    const target = targetOf(connect(server.url, s4hana))
    const [line] = someLines(100)
    if (!line) throw new Error('no line')
    const tiny = [{ ...line, quantity: 0.0000005 }]
    expect((await target.send(documentOf('k-1', tiny), sent, never)).kind).toBe('receipt')
  })

  test('changes are read by time: a delta link is not asked for', async () => {
    const server = await serve('s4hana')
    const proxy = await startBendingProxy(server.url)
    onTestFinished(() => proxy.close())
    const connector = connect(proxy.url, s4hana)
    await connector.list(never)
    await count(connector, 'item')
    expect(connector.changes?.next?.('item') ?? null).toBeNull()
    expect(await connector.changes?.mark('item', never)).toContain('ModifiedAt')
  })
})

describe('Dataverse', () => {
  const dataverse = { dialect: 'dataverse' }

  test('says who is signed in', async () => {
    const server = await serve('dataverse')
    expect(await connect(server.url, dataverse).identify(never)).toMatchObject({ user: 'planner' })
    expect(asked.map(({ target }) => target)).toEqual(['WhoAmI'])
  })

  test('what changed and what is gone comes along delta links', async () => {
    const server = await serve('dataverse')
    const pulling = pullingWorkspace(() => connect(server.url, dataverse))
    const pull = async (full: boolean) => {
      pulling.service.pull.start(undefined, 'lin-yue', full)
      await pulling.service.pull.finished()
      expect(pulling.service.pull.state()?.error).toBeNull()
      const [snapshot] = pulling.service.snapshots.list()
      const read = new Map(snapshot?.entities.map((e) => [e.entity, e.sources[0]]))
      return { hash: snapshot?.hash, items: read.get('item') }
    }
    server.put('item', [item('I3')])
    await pull(false)
    server.put('item', [item('I4')])
    server.remove('item', [{ item: 'I3' }])
    const changed = await pull(false)
    expect(changed.items).toMatchObject({ reading: 'changes', changed: 2 })
    expect(changed.hash).toBe((await pull(true)).hash)
  })

  test('a table whose changes are not tracked is read all the same', async () => {
    const server = await serve('dataverse')
    const connector = connect(server.url, dataverse)
    await connector.list(never)
    faults = [{ kind: 'status', status: 400, body: '{"error":{"code":"0x80040216"}}' }]
    expect(await count(connector, 'item')).toBe(2)
    expect(connector.changes?.next?.('item') ?? null).toBeNull()
  })

  test('a server that asks for patience gets it', async () => {
    const server = await serve('dataverse')
    faults = [{ kind: 'status', status: 429, headers: { 'retry-after': '7' } }]
    await expect(connect(server.url, dataverse).identify(never)).resolves.toBeDefined()
    expect(waits).toEqual([7_000])
  })

  test('a count that goes no further is none', async () => {
    const server = await serve('dataverse')
    const rows = Array.from({ length: 5_100 }, (_, line) => order('SO-L', line + 1))
    server.put('sales_order_line', rows)
    const listed = await connect(server.url, dataverse).list(never)
    const totals = new Map(listed.map(({ entity, total }) => [entity, total]))
    expect(totals.get('sales_order_line')).toBeNull()
    expect(totals.get('item')).toBe(2)
  })

  test('signs in with a token of the directory', async () => {
    const forms: string[] = []
    const directory = createServer(async (request, response) => {
      let form = ''
      for await (const chunk of request) form += chunk
      forms.push(form)
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ access_token: 'T-1', expires_in: 3_600 }))
    })
    const service = createServer((request, response) => {
      const status = request.headers.authorization === 'Bearer T-1' ? 200 : 401
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ UserId: 'u-1', OrganizationId: 'o-1' }))
    })
    const [tokenUrl, url] = await Promise.all([directory, service].map(listen))
    const settings = {
      ...dataverse,
      auth: 'oauth2',
      client: 'app-1',
      tokenUrl: `${tokenUrl}/oauth2/v2.0/token`,
      scope: 'https://org.example/.default',
    }
    const identity = await connect(url ?? '', settings).identify(never)
    expect(identity).toMatchObject({ user: 'u-1', system: expect.stringContaining('(o-1)') })
    expect(Object.fromEntries(new URLSearchParams(forms[0]))).toMatchObject({
      grant_type: 'client_credentials',
      client_id: 'app-1',
      client_secret: 'evenkeel',
      scope: 'https://org.example/.default',
    })
    expect(forms).toHaveLength(1)
  })
})

test.each([
  [{ dialect: 'sap' }, 'dialect'],
  [{ sapClient: '1000' }, 'sapClient'],
  [{ auth: 'oauth2', client: 'x' }, 'tokenUrl'],
  [{ auth: 'oauth2', tokenUrl: 'https://login.example/token' }, 'client'],
  [{ targetService: '../x/?y' }, 'targetService'],
])('settings %j are refused', (settings, field) => {
  expect(() => connect('https://erp.example/', settings)).toThrow(
    expect.objectContaining({
      code: 'CONNECTION_INVALID',
      params: expect.objectContaining({ field }),
    }),
  )
})

async function listen(server: ReturnType<typeof createServer>): Promise<string> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  onTestFinished(() => void server.close())
  const address = server.address()
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
}
