/** The part of the sample company that a real Tryton has, read through the shipped mapping. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Connector, RawRow } from '@main/connectors/connector'
import { trytonTypeWith } from '@main/connectors/tryton/tryton-type'
import { type CanonicalRow, entityNamed } from '@shared/model/entities/canonical-entities'
import { checkRow } from '@shared/model/entities/check-row'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { type Fault, type FaultyProxy, startFaultyProxy } from '../../support/tryton/faulty-proxy'
import { loadedOf } from '../../support/tryton/loaded-company'
import {
  connectTo,
  startTryton,
  type TrytonServer,
  trytonMissing,
} from '../../support/tryton/tryton-server'

vi.setConfig({ testTimeout: 300_000 })

const never = new AbortController().signal
const anything = z.unknown()
const ids = z.array(z.number())

async function rowsOf(connector: Connector, entity: string): Promise<CanonicalRow[]> {
  const declared = entityNamed(entity)
  if (!declared) throw new Error(entity)
  const read: RawRow[] = []
  for await (const batch of connector.read(entity, never)) {
    expect(batch.rows.length).toBeLessThanOrEqual(1_000)
    expect(batch.problems, entity).toEqual([])
    read.push(...batch.rows)
  }
  return read.map(({ values }) => {
    const { row, problems } = checkRow(declared, values)
    if (!row) throw new Error(`${entity}: ${JSON.stringify(problems)}`)
    return row
  })
}

const texts = (rows: readonly CanonicalRow[], fields: readonly string[]): string[] =>
  rows.map((row) => JSON.stringify(fields.map((name) => row[name] ?? null))).sort()

describe.skipIf(trytonMissing)(`Tryton ${trytonMissing ?? ''}`, () => {
  let server: TrytonServer
  let proxy: FaultyProxy
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'evenkeel-tryton-test-'))
    server = await startTryton({ folder })
    proxy = await startFaultyProxy(server.url)
  }, 180_000)
  afterAll(async () => {
    await proxy.close()
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  })

  const throughProxy = (settings: Record<string, string> = {}) =>
    trytonTypeWith(async () => undefined).create(
      { ...server.settings, url: proxy.url, ...settings },
      server.password,
    )

  test('says as whom and for which company it reads', async () => {
    const connector = connectTo(server)
    const { user, system } = await connector.identify(never)
    expect(user).toBe('evenkeel')
    expect(system).toMatch(/^Hengquan Appliances Co\., Ltd\. \(evenkeel, Tryton 6\.0\.\d+\)$/)
    await connector.close()
  })

  test('every row fits the data standard, and comes as it was loaded', async () => {
    const connector = connectTo(server)
    for (const { entity, place, asOf } of await connector.list(never)) {
      expect(place).not.toBe('')
      expect(Date.parse(asOf ?? '')).not.toBeNaN()
      const rows = await rowsOf(connector, entity)
      // Nothing was published before.
      if (entity !== 'published_plan') expect(rows.length, entity).toBeGreaterThan(0)
      const loaded = loadedOf(entity)
      if (!loaded) continue
      const { fields, keeps = () => true } = loaded
      expect(texts(rows.filter(keeps), fields), entity).toEqual(texts(loaded.rows, fields))
    }
    await connector.close()
  })

  test('does not know an entity that is not there, and ends midway when it is cancelled', async () => {
    const connector = connectTo(server)
    const nothing = connector.read('nothing', never)[Symbol.asyncIterator]()
    await expect(nothing.next()).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const cancel = new AbortController()
    let batches = 0
    const all = async () => {
      for await (const _ of connector.read('sales_order_line', cancel.signal))
        if (++batches === 2) cancel.abort()
    }
    await expect(all()).rejects.toMatchObject({ code: 'CANCELLED' })
    expect(batches).toBe(2)
    await expect(connector.list(cancel.signal)).rejects.toMatchObject({ code: 'CANCELLED' })
  })

  test.each([
    ['a wrong password', {}, 'wrong', { code: 'SIGN_IN_REFUSED' }],
    ['no password', {}, null, { code: 'SECRET_MISSING' }],
    // With SQLite the server makes an empty database of any name, and knows nobody in it.
    ['a database that is not there', { database: 'other' }, undefined, { code: 'SIGN_IN_REFUSED' }],
  ])('is refused with %s, and knocks once', async (_, settings, secret, expected) => {
    let logins = 0
    proxy.fault = (body) => {
      if (body.includes('common.db.login')) logins += 1
      return null
    }
    const given = { ...server.settings, url: proxy.url, ...settings }
    const connector = trytonTypeWith(async () => undefined).create(
      given,
      secret === undefined ? server.password : secret,
    )
    await expect(connector.identify(never)).rejects.toMatchObject(expected)
    expect(logins).toBe(secret === null ? 0 : 1)
  })

  /** The answer to the second request for these lines. */
  const once = (fault: Fault, log: string[]) => {
    let asked = 0
    proxy.fault = (body) => {
      if (body.includes('common.db.login')) log.push('login')
      if (!body.includes('model.production.bom.input.search_read')) return null
      log.push('read')
      return ++asked === 1 ? fault : null
    }
  }

  test.each([
    ['breaks before it is worked on', 'closeBefore', ['login', 'read', 'read']],
    ['is lost', 'closeAfter', ['login', 'read', 'read']],
    ['comes by half', 'half', ['login', 'read', 'read']],
    ['comes packed', 'gzip', ['login', 'read']],
    ['says that the session ran out', 401, ['login', 'read', 'login', 'read']],
    ['asks for patience', 503, ['login', 'read', 'read']],
  ] as const)('reads everything once where an answer %s', async (_, fault, expected) => {
    const log: string[] = []
    once(fault, log)
    const connector = throughProxy()
    const rows = await rowsOf(connector, 'bill_of_material')
    expect(new Set(rows.map(({ parent, component }) => `${parent} ${component}`)).size).toBe(769)
    expect(rows).toHaveLength(769)
    expect(log).toEqual(expected)
    proxy.fault = () => null
    await connector.close()
  })

  test('a server that falls silent is not waited for longer than was said', async () => {
    proxy.fault = (body) => (body.includes('search_read') ? 'silence' : null)
    const reading = rowsOf(throughProxy({ timeoutSeconds: '1' }), 'site')
    await expect(reading).rejects.toMatchObject({
      code: 'SERVER_TIMEOUT',
      params: { address: proxy.url, seconds: 1 },
    })
    proxy.fault = () => null
  })

  test('a session that the server forgot is asked for anew', async () => {
    let authorization = ''
    proxy.fault = (_, given) => {
      authorization = given
      return null
    }
    const connector = throughProxy()
    await connector.identify(never)
    const answer = await fetch(`${server.url}/${server.database}/`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify({ id: 0, method: 'common.db.logout', params: [] }),
    })
    expect(answer.status).toBe(200)
    const ended = authorization
    expect(await rowsOf(connector, 'site')).toHaveLength(5)
    expect(authorization).not.toBe(ended)
    proxy.fault = () => null
  })

  test('rows that come and go while it reads neither hide nor repeat others', async () => {
    const connector = connectTo(server)
    const before = (await rowsOf(connector, 'sales_order_line')).map(({ line }) => Number(line))
    const cancelled = await server.asAdministrator.call(
      ['sale.line', 'search'],
      [[['sale.state', '=', 'cancelled']], 0, 5, [['id', 'ASC']]],
      ids,
      never,
    )
    const read: number[] = []
    const batches = connectTo(server).read('sales_order_line', never)[Symbol.asyncIterator]()
    for (let at = 0; ; at++) {
      const { value, done } = await batches.next()
      if (done) break
      read.push(...value.rows.map(({ values }: RawRow) => Number(values.line)))
      if (at === 0) await removeLines(cancelled)
    }
    expect(new Set(read).size).toBe(read.length)
    const stayed = before.filter((id) => !cancelled.includes(id))
    expect(stayed.filter((id) => !read.includes(id))).toEqual([])
  })

  const removeLines = async (lines: readonly number[]) => {
    const write = ['sale.line', 'write'] as const
    // A line that is no longer of a product is none that is read.
    await server.asAdministrator.call(
      write,
      [lines, { type: 'comment', product: null }],
      anything,
      never,
    )
  }

  test('what changed since the last time is told, with everything that was there before', async () => {
    const { changes, close } = connectTo(server)
    if (!changes?.keys) throw new Error('tells no changes')
    const mark = await changes.mark('opportunity', never)
    if (mark === null) throw new Error('no mark')
    const [id] = await server.asAdministrator.call(
      ['sale.opportunity', 'search'],
      [[['state', '=', 'lead']], 0, 1, null],
      ids,
      never,
    )
    const amount = { __class__: 'Decimal', decimal: '123456.78' }
    await server.asAdministrator.call(
      ['sale.opportunity', 'write'],
      [[id], { amount }],
      anything,
      never,
    )
    const changed: RawRow[] = []
    const since = connectTo(server).changes?.since('opportunity', mark, never)
    for await (const { rows } of (await since) ?? []) changed.push(...rows)
    expect(changed.map(({ values }) => values.amount)).toContain('123456.78')
    expect(await changes.mark('stock', never)).toBeNull()
    expect(close).toBeDefined()
  })

  test('of several suppliers where nothing was bought the first has all, and the others stay', async () => {
    const admin = server.asAdministrator
    const search = (model: string, domain: unknown) =>
      admin.call([model, 'search'], [domain, 0, 3, [['id', 'ASC']]], ids, never)
    const listed = z.array(z.object({ product: z.number().nullable() }))
    const bought = await admin.call(
      ['purchase.line', 'search_read'],
      [[['product', '!=', null]], 0, null, null, ['product']],
      listed,
      never,
    )
    const taken = bought.flatMap(({ product }) => product ?? [])
    const [template] = await search('product.template', [
      ['products.id', 'not in', taken],
      ['product_suppliers', '=', null],
      ['type', '=', 'goods'],
    ])
    const parties = await search('party.party', [['code', '!=', null]])
    const rows = [parties[0], parties[1], parties[0]].map((party, sequence) => ({
      template,
      party,
      sequence,
      lead_time: null,
    }))
    const create = ['purchase.product_supplier', 'create'] as const
    const before = await rowsOf(connectTo(server), 'sourcing')
    const made = await admin.call(create, [rows], ids, never)
    const known = new Set(before.map((row) => JSON.stringify(row)))
    const added = (await rowsOf(connectTo(server), 'sourcing')).filter(
      (row) => row.supplier && !known.has(JSON.stringify(row)),
    )
    expect(added.map(({ share }) => share)).toEqual([1, 0])
    expect(new Set(added.map(({ item, site }) => `${item} ${site}`)).size).toBe(1)
    expect(new Set(added.map(({ supplier }) => supplier)).size).toBe(2)
    await admin.call(['purchase.product_supplier', 'delete'], [made], anything, never)
  })

  test('a server that dies while it is read is said, and read again once it is back', async () => {
    const connector = connectTo(server)
    const batches = connector.read('sales_order_line', never)[Symbol.asyncIterator]()
    await batches.next()
    process.kill(server.pid, 'SIGKILL')
    const rest = async () => {
      while (!(await batches.next()).done);
    }
    await expect(rest()).rejects.toMatchObject({ code: 'SERVER_UNREACHABLE' })
    const port = Number(new URL(server.url).port)
    await server.stop()
    server = await startTryton({ folder, port })
    expect(await rowsOf(connector, 'site')).toHaveLength(5)
    await connector.close()
  })
})
