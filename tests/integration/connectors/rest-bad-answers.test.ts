/** JSON interfaces as they should not be, and ways to sign in that run out. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Connector } from '@main/connectors/connector'
import { restTypeWith } from '@main/connectors/rest/rest-type'
import { EvenkeelError } from '@shared/contract/error-codes'
import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { connectRest, presetPath } from '../../support/rest-peer/connect-rest'
import { leanx, oa } from '../../support/rest-peer/crm-systems'
import { tms } from '../../support/rest-peer/plant-systems'
import { startRestPeer } from '../../support/rest-peer/start-rest-peer'
import { never } from './publish-samples'

const columns = { code: '$.code', kind: '$.kind' }
const mappingOf = (read: object, service: object = {}) => ({
  format: 'evenkeel-mapping/1',
  name: { zh: '厂', en: 'Sites' },
  service,
  tables: { sites: { read: { path: 'sites', columns, ...read } } },
  entities: {
    site: [
      { from: 'sites', fields: { site: 'code', name_zh: 'code', name_en: 'code', kind: 'kind' } },
    ],
  },
})

let folder = ''
let answer: RequestListener
let heard: { url: string; authorization: string | undefined }[] = []
let url = ''
const waits: number[] = []
const server = createServer((request, response) => {
  heard.push({ url: request.url ?? '', authorization: request.headers.authorization })
  answer(request, response)
})
const listen = async (on: typeof server | ReturnType<typeof createSecureServer>) => {
  await new Promise<void>((resolve) => on.listen(0, '127.0.0.1', resolve))
  const address = on.address()
  return typeof address === 'object' && address ? address.port : 0
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'evenkeel-rest-'))
  url = `http://127.0.0.1:${await listen(server)}/api/`
})
afterAll(() => {
  rmSync(folder, { recursive: true })
  server.closeAllConnections()
  server.close()
})
beforeEach(() => {
  heard = []
  waits.length = 0
})

function connect(
  read: object,
  settings: Record<string, string> = {},
  secret: string | null = 's3cret',
): Connector {
  const path = join(folder, 'mapping.json')
  writeFileSync(path, JSON.stringify(mappingOf(read)))
  const wait = async (milliseconds: number) => void waits.push(milliseconds)
  return restTypeWith(wait).create({ url, mapping: path, auth: 'bearer', ...settings }, secret)
}

async function take(connector: Connector) {
  const sites: unknown[] = []
  const problems: unknown[] = []
  for await (const batch of connector.read('site', never)) {
    sites.push(...batch.rows.map(({ values }) => values.site))
    problems.push(...batch.problems)
  }
  return { sites, problems }
}

const json =
  (body: unknown, headers: Record<string, string> = {}): RequestListener =>
  (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json', ...headers })
    response.end(typeof body === 'string' ? body : JSON.stringify(body))
  }
const site = (code: string) => ({ code, kind: 'plant' })
const invalid = (reason: string) => ({ code: 'SERVER_ANSWER_INVALID', params: { reason } })

describe('what is no answer', () => {
  test.each([
    ['a page to sign in', '<!doctype html><title>Sign in</title>', 'not_json'],
    ['no number', '[{"code": NaN}]', 'not_json'],
    ['ten thousand levels', `${'['.repeat(10_000)}${']'.repeat(10_000)}`, 'not_json'],
    ['half a document', '[{"code": "P1"', 'not_json'],
    ['nothing', '', 'not_json'],
  ])('%s', async (_, body, reason) => {
    answer = json(body)
    await expect(take(connect({}))).rejects.toMatchObject(invalid(reason))
  })

  test('gigabytes are refused', async () => {
    answer = (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(1 << 20, 0x20)));
        if (!response.destroyed) response.once('drain', more)
      }
      more()
    }
    await expect(take(connect({}))).rejects.toMatchObject(invalid('answer_too_large'))
  })

  test('what is small only while it is packed is refused', async () => {
    const packed = gzipSync(Buffer.alloc(80 << 20, 0x20))
    answer = (_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' })
      response.end(packed)
    }
    await expect(take(connect({}))).rejects.toMatchObject(invalid('answer_too_large'))
  })

  test('a number beyond all is a finding of its row, a long one keeps its digits', async () => {
    answer = json(
      '[{"code": 12345678901234567890, "kind": "plant"}, {"code": 1e999, "kind": "plant"}]',
    )
    expect((await take(connect({}))).sites).toEqual(['12345678901234567890', 'Infinity'])
  })

  test('names of prototypes are names like others', async () => {
    answer = json(
      '[{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}, "code": "P1", "kind": "plant"}]',
    )
    expect((await take(connect({}))).sites).toEqual(['P1'])
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
    const looking = connect({ columns: { code: '$.constructor.name', kind: "$['__proto__']" } })
    answer = json('[{}]')
    expect((await take(looking)).sites).toEqual([null])
  })

  test('a value that is no plain value costs its row', async () => {
    answer = json([{ code: ['P1'], kind: 'plant' }, site('P2')])
    const { sites, problems } = await take(connect({}))
    expect(sites).toEqual(['P2'])
    expect(problems).toMatchObject([{ kind: 'row_broken', row: 1, expected: 'code' }])
  })

  test('fewer rows than announced', async () => {
    answer = json({ count: 3, rows: [site('P1')] })
    const read = { rows: '$.rows[*]', total: '$.count' }
    await expect(take(connect(read))).rejects.toMatchObject(invalid('rows_missing'))
  })
})

test.each(['list', 'mark'] as const)(
  'cancelling a %s ends what a silent server was asked',
  async (asked) => {
    const cancel = new AbortController()
    answer = () => cancel.abort()
    const connector = connect({ total: '$.count', since: { parameter: 'since' } })
    const asking =
      asked === 'list'
        ? connector.list(cancel.signal)
        : connector.changes?.mark('site', cancel.signal)
    await expect(asking).rejects.toMatchObject({ code: 'CANCELLED' })
  },
)

describe('pages', () => {
  test('that are always the same', async () => {
    answer = json([site('P1')])
    const paging = { style: 'page', parameter: 'page' }
    await expect(take(connect({ paging }))).rejects.toMatchObject(invalid('links_in_a_circle'))
  })

  test('that go in a circle', async () => {
    answer = json({ rows: [], next: '/api/sites?page=1' })
    const read = { rows: '$.rows[*]', paging: { style: 'next_url', next: '$.next' } }
    await expect(take(connect(read))).rejects.toMatchObject(invalid('links_in_a_circle'))
  })

  test('that never end', async () => {
    let page = 0
    answer = (request, response) => {
      page += 1
      json({ rows: [], next: `cursor-${page}` })(request, response)
    }
    const paging = { style: 'cursor', parameter: 'cursor', next: '$.next' }
    await expect(take(connect({ rows: '$.rows[*]', paging }))).rejects.toMatchObject(
      invalid('pages_without_end'),
    )
  })

  test('that are smaller than was asked for are all read', async () => {
    const all = Array.from({ length: 25 }, (_, at) => site(`P${at}`))
    answer = (request, response) => {
      const from = Number(new URL(request.url ?? '', url).searchParams.get('offset'))
      json(all.slice(from, from + 10))(request, response)
    }
    const paging = { style: 'offset', parameter: 'offset', size_parameter: 'limit', size: 500 }
    expect((await take(connect({ paging }))).sites).toHaveLength(25)
  })
})

describe('elsewhere', () => {
  test('learns nothing: neither by links nor by redirects', async () => {
    const others: unknown[] = []
    const other = createServer((request, response) => {
      others.push(request.headers)
      response.end('[]')
    })
    const elsewhere = `http://127.0.0.1:${await listen(other)}/sites`
    const read = { rows: '$.rows[*]', paging: { style: 'next_url', next: '$.next' } }
    answer = json({ rows: [], next: elsewhere })
    await expect(take(connect(read))).rejects.toMatchObject(invalid('other_host'))
    answer = (_, response) => {
      response.writeHead(302, { location: elsewhere })
      response.end()
    }
    await expect(take(connect({}))).rejects.toMatchObject(invalid('other_host'))
    answer = json([], { link: `<${elsewhere}>; rel="next"` })
    const linked = connect({ paging: { style: 'link_header' } })
    await expect(take(linked)).rejects.toMatchObject(invalid('other_host'))
    expect(others).toEqual([])
    other.close()
  })

  test('is no path of a mapping', () => {
    for (const path of ['https://evil.example/x', '//evil.example/x', '\\\\evil\\x'])
      expect(() => connect({ path })).toThrow(expect.objectContaining({ code: 'MAPPING_INVALID' }))
  })
})

test('Retry-After is honoured, failures of the server are tried again', async () => {
  const answers: RequestListener[] = [
    (_, response) => response.writeHead(429, { 'retry-after': '3' }).end(),
    (_, response) => response.writeHead(502).end(),
    json([site('P1')]),
  ]
  answer = (request, response) => {
    const next = request.url?.endsWith('/sites') ? answers.shift() : undefined
    ;(next ?? json({}))(request, response)
  }
  expect((await take(connect({}))).sites).toEqual(['P1'])
  expect(waits[0]).toBe(3_000)
})

test('a key in the address is not told in an error', async () => {
  answer = json('<html>')
  const connector = connect({}, { auth: 'query', keyName: 'apikey' })
  const error = await take(connector).catch((caught: unknown) => caught)
  expect(heard.some((one) => one.url.includes('apikey=s3cret'))).toBe(true)
  expect(JSON.stringify([(error as Error).message, error])).not.toContain('s3cret')
})

test('a password in the address a server sends us to is not told in an error', async () => {
  answer = (_, response) =>
    response
      .writeHead(302, { location: url.replace('//', '//someone:s3cret@').concat('there') })
      .end()
  const error = await take(connect({})).catch((caught: unknown) => caught)
  expect(error).toBeInstanceOf(EvenkeelError)
  expect(JSON.stringify([(error as Error).message, error])).not.toContain('s3cret')
})

describe('signing in', () => {
  test.each([
    ['leanx', leanx, 'customer', 60],
    ['oa', oa, 'contract', 17],
    ['tms', tms, 'shipment', 9],
  ] as const)('%s: a token that has run out is renewed', async (name, shape, entity, rows) => {
    const system = shape()
    let requests = 0
    const peer = await startRestPeer(system, {
      fault: () => {
        requests += 1
        if (requests % 4 === 0) peer.expire()
        return null
      },
    })
    const connector = connectRest(peer, system.auth, presetPath(name))
    let come = 0
    for await (const batch of connector.read(entity, never)) come += batch.rows.length
    expect(come).toBe(rows)
    await peer.close()
  })

  test('with a wrong password, and without one', async () => {
    const system = leanx()
    const peer = await startRestPeer(system)
    const wrong = connectRest(peer, system.auth, presetPath('leanx'), {}, 'wrong')
    await expect(wrong.identify(never)).rejects.toMatchObject({ code: 'SIGN_IN_REFUSED' })
    const none = connectRest(peer, system.auth, presetPath('leanx'), {}, null)
    await expect(none.identify(never)).rejects.toMatchObject({ code: 'SECRET_MISSING' })
    await peer.close()
  })
})

test('a server whose certificate a private authority signed is reached once it is named', async () => {
  const key = join(folder, 'key.pem')
  const certificate = join(folder, 'certificate.pem')
  const words = `req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost -keyout ${key} -out ${certificate}`
  execFileSync('openssl', words.split(' '), { stdio: 'ignore' })
  const files = { key: readFileSync(key), cert: readFileSync(certificate) }
  const secure = createSecureServer(files, json([site('P1')]))
  const place = { url: `https://localhost:${await listen(secure)}/` }
  await expect(take(connect({}, place))).rejects.toMatchObject({ code: 'CERTIFICATE_REFUSED' })
  const trusting = connect({}, { ...place, authority: certificate })
  expect((await take(trusting)).sites).toEqual(['P1'])
  secure.closeAllConnections()
  secure.close()
})

describe('what changed', () => {
  const read = {
    rows: '$.rows[*]',
    total: '$.count',
    since: { parameter: 'changed_after' },
    paging: { style: 'none' },
  }
  let there = ['P1', 'P2']
  let changed: string[] = []
  beforeEach(() => {
    there = ['P1', 'P2']
    changed = []
    answer = (request, response) => {
      const since = new URL(request.url ?? '', url).searchParams.get('changed_after')
      const shown = since === null ? there : changed
      json({ count: shown.length, rows: shown.map(site) })(request, response)
    }
  })
  const news = async (mark: string) => {
    const connector = connect(read)
    const rows: unknown[] = []
    const since = await connector.changes?.since('site', mark, never)
    if (!since) return null
    for await (const batch of since) rows.push(...batch.rows.map(({ values }) => values.site))
    const keys = (await connector.changes?.keys?.('site', never)) ?? null
    return { rows, looked: keys !== null }
  }
  const markNow = async () => (await connect(read).changes?.mark('site', never)) ?? ''

  test('nothing; a row; one that is gone', async () => {
    const mark = await markNow()
    expect(await news(mark)).toEqual({ rows: [], looked: false })
    changed = ['P2']
    expect(await news(mark)).toEqual({ rows: ['P2'], looked: true })
    changed = []
    there = ['P1']
    expect(await news(mark)).toEqual({ rows: ['P1'], looked: true })
  })

  test('is not known without a total or a parameter', async () => {
    expect(await connect({}).changes?.mark('site', never)).toBeNull()
  })
})

test.each([
  [{ url: 'http://example.com' }, 'url', 'not_https'],
  [{ auth: 'header' }, 'keyName', 'missing'],
  [{ auth: 'oauth2', client: 'x' }, 'tokenUrl', 'missing'],
  [{ auth: 'oauth2', client: 'x', tokenUrl: 'http://example.com/t' }, 'tokenUrl', 'not_https'],
  [{ auth: 'oauth2', client: 'x', tokenUrl: 'ftp://127.0.0.1/t' }, 'tokenUrl', 'not_an_address'],
  [{ auth: 'none', tokenUrl: 'https://u:p@example.com/t' }, 'tokenUrl', 'holds_a_password'],
  [{ auth: 'kerberos' }, 'auth', 'not_valid'],
])('settings %j are refused', (settings, field, reason) => {
  expect(() => connect({}, settings)).toThrow(
    expect.objectContaining({ code: 'CONNECTION_INVALID', params: { field, reason } }),
  )
})

test.each([
  [{ rows: 'no path' }],
  [{ columns: { code: 'x.y' } }],
  [{ paging: { style: 'sideways' } }],
  [{ more: 1 }],
])('the words %j are refused', (read) => {
  expect(() => connect(read)).toThrow(expect.objectContaining({ code: 'MAPPING_INVALID' }))
})

test('whatever is answered, rows come or a refusal with a name', async () => {
  const word = fc.constantFrom(
    'rows',
    'code',
    'kind',
    'next',
    'count',
    '__proto__',
    'constructor',
    '',
  )
  const document = fc.oneof(
    fc.string(),
    fc.json(),
    fc
      .dictionary(word, fc.oneof(fc.jsonValue(), fc.array(fc.dictionary(word, fc.jsonValue()))))
      .map((one) => JSON.stringify(one)),
  )
  const read = {
    rows: '$.rows[*]',
    each: '$..[*]',
    total: '$.count',
    paging: { style: 'next_url', next: '$.next' },
  }
  await fc.assert(
    fc.asyncProperty(
      document,
      fc.constantFrom(200, 200, 200, 204, 400, 404, 500),
      async (body, status) => {
        answer = (_, response) => {
          response.writeHead(status, { 'content-type': 'text/plain' })
          response.end(status === 204 ? undefined : body)
        }
        try {
          const { sites } = await take(connect(read))
          expect(Array.isArray(sites)).toBe(true)
        } catch (error) {
          expect(error).toBeInstanceOf(EvenkeelError)
        }
      },
    ),
    { numRuns: 150 },
  )
})

afterEach(() => {
  answer = json([])
})
