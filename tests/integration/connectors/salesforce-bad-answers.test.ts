/** An organisation as it should not be. */
import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Connector } from '@main/connectors/connector'
import type { Fault } from '@main/sample-server/faults'
import type { Finding } from '@shared/contract/contract-types'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { connectPeer } from '../../support/salesforce-peer/connect-peer'
import {
  day,
  decisionObjects,
  double,
  instant,
  type PeerObject,
  text,
} from '../../support/salesforce-peer/peer-schema'
import { peerApp } from '../../support/salesforce-peer/peer-sign-in'
import {
  type SalesforcePeer,
  startSalesforcePeer,
} from '../../support/salesforce-peer/start-salesforce-peer'
import { documentOf, never, someLines } from './publish-samples'

const site: PeerObject = {
  name: 'Site__c',
  prefix: 'a0S',
  fields: [text('Name'), text('Kind__c'), double('Size__c'), day('Opened__c'), instant('Seen__c')],
}
const read = { object: 'Site__c', fields: ['Name', 'Kind__c'] }
const mappingOf = (words: object, optional = false) => ({
  format: 'evenkeel-mapping/1',
  name: { zh: '厂', en: 'Sites' },
  tables: { sites: { read: words, optional } },
  entities: {
    site: [
      {
        from: 'sites',
        fields: { site: 'Name', name_zh: 'Name', name_en: 'Name', kind: 'Kind__c' },
      },
    ],
  },
})

let folder = ''
let peer: SalesforcePeer
let faults: ((target: string) => Fault | undefined)[] = []
let asked: string[] = []
let waits: number[] = []

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'evenkeel-salesforce-'))
})
afterAll(() => rmSync(folder, { recursive: true }))
beforeEach(async () => {
  faults = []
  asked = []
  waits = []
  peer = await startSalesforcePeer({
    objects: [site, ...decisionObjects],
    pageSize: 3,
    fault: ({ method, target }) => {
      asked.push(`${method} ${target}`)
      const at = faults.findIndex((one) => one(target) !== undefined)
      return at < 0 ? null : faults.splice(at, 1)[0]?.(target)
    },
  })
  for (let at = 1; at <= 10; at++)
    peer.store.insert('Site__c', { Name: `P${at}`, Kind__c: 'plant' })
})
afterEach(() => peer.close())

const at =
  (part: string, fault: Fault) =>
  (target: string): Fault | undefined =>
    target.includes(part) ? fault : undefined
/** Does something just before the first request of its kind. */
function before(part: string, act: () => void): void {
  let done = false
  faults = [
    (target) => {
      if (!done && target.includes(part)) {
        done = true
        act()
      }
      return undefined
    },
  ]
}
const says = (status: number, body: unknown, headers: Record<string, string> = {}): Fault => ({
  kind: 'status',
  status,
  headers,
  body: typeof body === 'string' ? body : JSON.stringify(body),
})
const refuses = (status: number, errorCode: string, message = '', headers = {}): Fault =>
  says(status, [{ errorCode, message }], headers)
const times = <Value>(n: number, value: Value): Value[] => Array.from({ length: n }, () => value)

function connect(
  settings: Record<string, string> = {},
  mapping: object = mappingOf(read),
  secret?: string | null,
): Connector {
  const path = join(folder, 'mapping.json')
  writeFileSync(path, JSON.stringify(mapping))
  return connectPeer(peer.url, { mapping: path, ...settings }, secret, waits)
}

async function take(connector: Connector, signal = never) {
  const sites: unknown[] = []
  const problems: Finding[] = []
  for await (const batch of connector.read('site', signal)) {
    sites.push(...batch.rows.map(({ values }) => values.site))
    problems.push(...batch.problems)
  }
  return { sites, problems }
}
const all = times(10, 0).map((_, index) => `P${index + 1}`)

describe('signing in', () => {
  test('says as whom, and where', async () => {
    expect(await connect().identify(never)).toEqual({
      user: peerApp.user,
      system: expect.stringContaining('00DEk0000000001AAA'),
    })
  })

  test('with client credentials, and with a key', async () => {
    const credentials = connect(
      { grant: 'client_credentials' },
      mappingOf(read),
      peerApp.clientSecret,
    )
    expect((await credentials.identify(never)).user).toBe(peerApp.user)
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 })
    peer.tokens.publicKey = publicKey.export({ type: 'spki', format: 'pem' }).toString()
    const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
    const signed = connect({ grant: 'jwt', user: peerApp.user }, mappingOf(read), key)
    expect((await signed.identify(never)).user).toBe(peerApp.user)
  })

  test('a refresh token that was withdrawn', async () => {
    await expect(connect({}, mappingOf(read), 'another').identify(never)).rejects.toMatchObject({
      code: 'SIGN_IN_REFUSED',
      params: { system: peer.url, user: peerApp.client },
    })
  })

  test('no secret, and a key that is none', async () => {
    await expect(connect({}, mappingOf(read), null).identify(never)).rejects.toMatchObject({
      code: 'SECRET_MISSING',
    })
    const broken = connect({ grant: 'jwt', user: 'x' }, mappingOf(read), 'no key')
    await expect(broken.identify(never)).rejects.toMatchObject({ code: 'SIGN_IN_REFUSED' })
  })

  test('a session that runs out between two pages is renewed', async () => {
    before('/query/', () => peer.tokens.expire())
    expect((await take(connect())).sites).toEqual(all)
    expect(peer.tokens.given).toBeGreaterThan(1)
  })

  test('a session that is refused again and again', async () => {
    faults = times(9, at('/query', refuses(401, 'INVALID_SESSION_ID')))
    await expect(take(connect())).rejects.toMatchObject({ code: 'SIGN_IN_REFUSED' })
    expect(asked.filter((one) => one.includes('/query'))).toHaveLength(2)
  })

  test('a token for another host is not used there', async () => {
    const heard: unknown[] = []
    const other = createServer((request, response) => {
      heard.push(request.headers)
      response.end()
    })
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const address = other.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const elsewhere = await startSalesforcePeer({
      objects: [site],
      instance: `http://127.0.0.1:${port}`,
    })
    const connector = connectPeer(elsewhere.url, {})
    await expect(connector.identify(never)).rejects.toMatchObject({
      code: 'SERVER_ANSWER_INVALID',
      params: { reason: 'other_host' },
    })
    expect(heard).toEqual([])
    await elsewhere.close()
    other.close()
  })
})

describe('limits', () => {
  test('too many at a time passes; Retry-After is honoured', async () => {
    const message = 'ConcurrentPerOrgLongTxn Limit exceeded.'
    faults = [
      at('/query', refuses(403, 'REQUEST_LIMIT_EXCEEDED', message)),
      at('/query/', refuses(503, 'SERVER_UNAVAILABLE', '', { 'retry-after': '7' })),
    ]
    expect((await take(connect())).sites).toEqual(all)
    expect(waits).toContain(7_000)
  })

  test('the limit of a day is said, and not asked again', async () => {
    faults = times(
      5,
      at('/query', refuses(403, 'REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.')),
    )
    await expect(take(connect())).rejects.toMatchObject({
      code: 'SERVER_FAILED',
      params: { status: 403, detail: 'REQUEST_LIMIT_EXCEEDED: TotalRequests Limit exceeded.' },
    })
    expect(asked.filter((one) => one.includes('/query'))).toHaveLength(1)
  })
})

describe('what the organisation has not', () => {
  test('a field is a finding with its name', async () => {
    const { sites, problems } = await take(
      connect({}, mappingOf({ ...read, fields: ['Name', 'Sort__c'] })),
    )
    expect(sites).toEqual([])
    expect(problems.map(({ kind, field }) => [kind, field])).toEqual([
      ['column_missing', 'Kind__c'],
    ])
  })

  test('an optional field is empty', async () => {
    const words = { ...read, optional_fields: ['Sort__c'] }
    const { sites, problems } = await take(connect({}, mappingOf(words)))
    expect(problems).toEqual([])
    expect(sites).toHaveLength(10)
  })

  test('an object', async () => {
    const words = { ...read, object: 'Nowhere__c' }
    await expect(take(connect({}, mappingOf(words)))).rejects.toMatchObject({
      code: 'FILE_UNREADABLE',
    })
    expect(await take(connect({}, mappingOf(words, true)))).toEqual({ sites: [], problems: [] })
  })
})

test.each([
  [{ ...read, where: "Name = 'P1'; DROP" }],
  [{ ...read, where: 'Id IN (SELECT Id FROM Account)' }],
  [{ ...read, object: 'Site__c WHERE 1' }],
  [{ ...read, fields: ['Name, (SELECT Id FROM Contacts)'] }],
  [{ ...read, more: 1 }],
  [{ file: 'x' }],
])('the words %j are refused with their place', async (words) => {
  await expect(take(connect({}, mappingOf(words)))).rejects.toMatchObject({
    code: 'MAPPING_INVALID',
  })
  expect(asked.filter((one) => one.includes('query'))).toEqual([])
})

test('a condition holds', async () => {
  const words = { ...read, where: "Name IN ('P1', 'P10') OR Name LIKE 'P2%'" }
  expect((await take(connect({}, mappingOf(words)))).sites).toEqual(['P1', 'P2', 'P10'])
})

describe('answers', () => {
  test('half of one, and a connection that breaks', async () => {
    faults = [at('/query', { kind: 'halfBody' }), at('/query/', { kind: 'closeBefore' })]
    expect((await take(connect())).sites).toEqual(all)
  })

  test.each([
    ['a page to sign in', says(200, '<html>Login</html>', { 'content-type': 'text/html' })],
    ['something else', says(200, { records: 'none' })],
    ['fewer rows than announced', says(200, { totalSize: 9, done: true, records: [] })],
    [
      'a link to another host',
      says(200, {
        totalSize: 1,
        done: false,
        nextRecordsUrl: 'https://evil.example/x',
        records: [],
      }),
    ],
    ['ten thousand levels', says(200, '['.repeat(10_000) + ']'.repeat(10_000))],
    ['no number', says(200, '{"totalSize": NaN, "done": true, "records": []}')],
  ])('%s', async (_, fault) => {
    faults = times(5, at('/query', fault))
    await expect(take(connect())).rejects.toMatchObject({ code: 'SERVER_ANSWER_INVALID' })
  })

  test('pages in a circle', async () => {
    const circle = {
      totalSize: 9,
      done: false,
      nextRecordsUrl: '/services/data/v62.0/query/a-1',
      records: [],
    }
    faults = times(9, at('/query', says(200, circle)))
    await expect(take(connect())).rejects.toMatchObject({ params: { reason: 'links_in_a_circle' } })
  })

  test('names of prototypes are names like others', async () => {
    const record =
      '{"Id":"1","Name":"P1","Kind__c":"plant","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}'
    faults = [at('/query', says(200, `{"totalSize":1,"done":true,"records":[${record}]}`))]
    expect((await take(connect())).sites).toEqual(['P1'])
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  test('a value that is no plain value costs its row', async () => {
    const records = [
      { Name: { no: 1 }, Kind__c: 'plant' },
      { Name: 'P2', Kind__c: 'plant' },
    ]
    faults = [at('/query', says(200, { totalSize: 2, done: true, records }))]
    const { sites, problems } = await take(connect())
    expect(sites).toEqual(['P2'])
    expect(problems).toMatchObject([{ kind: 'row_broken', row: 1, expected: 'Name' }])
  })
})

describe('jobs of Bulk API', () => {
  const bulk = mappingOf({ ...read, by: 'bulk' })

  test('come in parts', async () => {
    peer.jobs.rowsPerPart = 4
    expect((await take(connect({}, bulk))).sites).toEqual(all)
    expect(asked.filter((one) => one.includes('/results'))).toHaveLength(3)
    expect(peer.jobs.left).toBe(0)
  })

  test('go on where a part broke off', async () => {
    peer.jobs.rowsPerPart = 6
    faults = [at('/results', { kind: 'halfBody' }), at('locator', { kind: 'halfBody' })]
    expect((await take(connect({}, bulk))).sites).toEqual(all)
  })

  test('are waited for with growing patience, and aborted when cancelled', async () => {
    peer.jobs.patience = 4
    await take(connect({}, bulk))
    expect(waits).toHaveLength(4)
    expect(waits[3]).toBeGreaterThan(waits[0] ?? 0)
    peer.jobs.patience = 1_000
    const cancel = new AbortController()
    const reading = take(connect({}, bulk), cancel.signal)
    before('/jobs/query/', () => cancel.abort())
    await expect(reading).rejects.toMatchObject({ code: 'CANCELLED' })
    expect(peer.jobs.left).toBe(0)
  })

  test('that fail are said', async () => {
    const body = { id: '750Ek0000000001AAA', state: 'Failed', errorMessage: 'InvalidBatch' }
    faults = [at('/jobs/query/', says(200, body))]
    await expect(take(connect({}, bulk))).rejects.toMatchObject({
      code: 'SERVER_FAILED',
      params: { detail: 'Failed: InvalidBatch' },
    })
  })

  test('with fewer rows than announced', async () => {
    const body = '"Id","Name","Kind__c"\n"1","P1","plant"\n'
    const headers = {
      'content-type': 'text/csv',
      'sforce-numberofrecords': '2',
      'sforce-locator': 'null',
    }
    faults = [at('/results', says(200, body, headers))]
    await expect(take(connect({}, bulk))).rejects.toMatchObject({
      params: { reason: 'rows_missing' },
    })
  })
})

describe('what changed', () => {
  const quiet = async (connector: Connector, mark: string) => {
    const rows: unknown[] = []
    const changed = await connector.changes?.since('site', mark, never)
    if (!changed) return null
    for await (const batch of changed) rows.push(...batch.rows.map(({ values }) => values.site))
    return rows
  }
  const keysOf = async (connector: Connector) => {
    const keys = await connector.changes?.keys?.('site', never)
    if (!keys) return null
    const found: unknown[] = []
    for await (const some of keys) found.push(...some.map(({ site: key }) => key))
    return found
  }
  const markOf = (connector: Connector) => connector.changes?.mark('site', never)

  beforeEach(() => {
    // What is there was made an hour ago.
    peer.store.db.exec(`UPDATE Site__c SET SystemModstamp = '2026-01-01T00:00:00.000+0000'`)
  })

  test('nothing', async () => {
    const mark = (await markOf(connect())) ?? ''
    const later = connect()
    expect(await quiet(later, mark)).toEqual([])
    expect(await keysOf(later)).toBeNull()
  })

  test('a row that is new, one that changed, one that is gone', async () => {
    const mark = (await markOf(connect())) ?? ''
    peer.store.insert('Site__c', { Name: 'P11', Kind__c: 'plant' })
    const { Id } = peer.store.db.prepare(`SELECT Id FROM Site__c WHERE Name = 'P2'`).get() as {
      Id: string
    }
    peer.store.update('Site__c', Id, { Kind__c: 'warehouse' })
    const third = peer.store.db.prepare(`SELECT Id FROM Site__c WHERE Name = 'P3'`).get() as {
      Id: string
    }
    peer.store.remove('Site__c', third.Id)
    const later = connect()
    expect((await quiet(later, mark))?.sort()).toEqual(['P11', 'P2'])
    expect((await keysOf(later))?.sort()).toEqual(
      [...all, 'P11'].filter((name) => name !== 'P3').sort(),
    )
  })

  test('only a row that is gone is noticed too', async () => {
    const mark = (await markOf(connect())) ?? ''
    peer.store.db.exec(`DELETE FROM Site__c WHERE Name = 'P3'`)
    const later = connect()
    expect(await quiet(later, mark)).toHaveLength(1)
    expect(await keysOf(later)).toHaveLength(9)
  })

  test('fields that follow others, and days that move, are read whole', async () => {
    const moving = mappingOf({ ...read, where: 'Opened__c >= LAST_N_DAYS:30' })
    expect(await markOf(connect({}, moving))).toBeNull()
    expect(
      await markOf(connect({}, mappingOf({ ...read, fields: ['Name', 'Kind__c', '@today'] }))),
    ).toBeNull()
  })
})

test('a refusal of the target is said in its words', async () => {
  const lines = someLines().map((line) => ({ ...line, site: 'S'.repeat(300) }))
  const { target } = connect()
  const sending = target?.send(documentOf('k-1', lines), { lastPublished: new Map() }, never)
  await expect(sending).rejects.toMatchObject({
    code: 'SERVER_FAILED',
    params: { detail: expect.stringContaining('STRING_TOO_LONG') },
  })
})

test.each([
  [{ url: 'http://example.com' }, 'url', 'not_https'],
  [{ client: '' }, 'client', 'missing'],
  [{ grant: 'password' }, 'grant', 'not_valid'],
  [{ grant: 'jwt' }, 'user', 'missing'],
  [{ timeZone: 'Nowhere/Else' }, 'timeZone', 'not_valid'],
  [{ mapping: '/no/such.json' }, 'mapping', 'no_such_mapping'],
  [{ authority: '/no/such.pem' }, 'authority', 'not_a_certificate'],
])('settings %j are refused', (settings, field, reason) => {
  expect(() => connect(settings)).toThrow(
    expect.objectContaining({ code: 'CONNECTION_INVALID', params: { field, reason } }),
  )
})
