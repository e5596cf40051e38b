/** The protocol, request by request. */
import type { SampleServer } from '@main/sample-server/start-sample-server'
import { canonicalEntities } from '@shared/model/entities/canonical-entities'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ask, authorization, filtered, startWithCompany } from './support'

let server: SampleServer
beforeAll(async () => {
  server = await startWithCompany()
})
afterAll(() => server.close())

const lineOf = (item: string, month = '2027-01') =>
  `PlanLines(Measure='planned_supply',Item='${item}',Customer='',Site='P01',Month='${month}')`
const newLine = (item: string, quantity = 1) => ({
  Measure: 'planned_supply',
  Item: item,
  Customer: '',
  Site: 'P01',
  Month: '2027-01',
  Quantity: quantity,
})

test('loads the company without leaving a row out', () => {
  expect(server.loaded.rejected).toEqual([])
  expect(server.loaded.rows).toBeGreaterThan(30_000)
})

describe('signing in', () => {
  test.each([
    ['a wrong password', authorization('planner', 'wrong')],
    ['an unknown user', authorization('nobody', 'evenkeel')],
    ['another scheme', 'Bearer x'],
    ['nothing', ''],
  ])('%s: 401 as an OData error', async (_, header) => {
    const answer = await ask(server, 'Sites', 'GET', undefined, { authorization: header })
    expect(answer.status).toBe(401)
    expect(answer.headers.get('www-authenticate')).toMatch(/^Basic realm=/)
    expect(answer.body.error).toMatchObject({ code: '401', message: expect.any(String) })
  })

  test('says who is signed in', async () => {
    const headers = { authorization: authorization('chair') }
    const { body } = await ask(server, 'Me', 'GET', undefined, headers)
    expect(body).toMatchObject({ User: 'chair', System: expect.stringContaining('Hengquan') })
  })
})

test('the service document names every set; answers are OData 4.0', async () => {
  const { body, headers } = await ask(server, '')
  expect(body.value).toHaveLength(canonicalEntities.length + 3)
  expect(headers.get('odata-version')).toBe('4.0')
})

describe('filters', () => {
  const count = async (set: string, filter: string): Promise<number> =>
    (await ask(server, filtered(set, filter, '&$count=true&$top=0'))).body['@odata.count']

  test.each([
    ['Customers', "Customer eq 'C001'", 1],
    ['Customers', "Customer ne 'C001'", 59],
    ['Customers', "Customer in ('C001','C002','C999')", 2],
    ['Customers', "Customer gt 'C010' and Customer le 'C020'", 10],
    ['Customers', "startswith(Customer,'C00')", 9],
    ['Customers', "endswith(Customer,'0')", 6],
    ['Customers', "contains(tolower(NameEn),'lanting')", 1],
    ['Customers', "not (Customer ge 'C003') or Customer eq 'C060'", 3],
    ['Customers', "Customer eq 'C001' or Customer eq 'C002' and Class eq 'none'", 1],
    ['Customers', "(Customer eq 'C001' or Customer eq 'C002') and Class eq 'none'", 0],
    ['Customers', "NameEn eq 'O''Neill'", 0],
    ['Customers', 'CreditDays ge 0', 60],
    ['Companies', 'AsOf ge 2020-01-01 and AsOf lt 2100-01-01', 1],
    ['Items', 'Successor eq null', 'some'],
  ])('%s: %s', async (set, filter, expected) => {
    const found = await count(set, filter)
    if (expected === 'some') expect(found).toBeGreaterThan(0)
    else expect(found).toBe(expected)
  })

  test.each([
    ['Name eq'],
    ["Nothing eq 'x'"],
    ["CreditDays eq 'x'"],
    ["Customer eq 'C001' Customer"],
    ["Customer eq 'C001'; DROP TABLE Customers"],
    ['Customer'],
    [`${'('.repeat(60)}Customer eq 'x'${')'.repeat(60)}`],
    ["contains(CreditDays,'x')"],
    ["(Customer eq 'x'"],
  ])('not understood: 400 (%#)', async (filter) => {
    expect((await ask(server, filtered('Customers', filter))).status).toBe(400)
  })
})

describe('collections', () => {
  test('selects, orders, skips and takes', async () => {
    const query = 'Customers?$select=Customer&$orderby=Class desc,Customer desc&$skip=1&$top=2'
    const { body } = await ask(server, query)
    expect(body.value).toHaveLength(2)
    expect(Object.keys(body.value[0])).toEqual(['@odata.etag', 'Customer'])
  })

  test.each(['$expand=x', '$search=x', '$apply=x'])('%s is not offered: 501', async (option) => {
    expect((await ask(server, `Customers?${option}`)).status).toBe(501)
  })

  test.each(['$top=-1', '$select=None', '$orderby=Customer up', '$skiptoken=x', '$count=yes'])(
    '%s: 400',
    async (option) => {
      expect((await ask(server, `Customers?${option}`)).status).toBe(400)
    },
  )

  test('pages by key, also over a nullable order, each row once', async () => {
    const seen: string[] = []
    let link: string | undefined =
      'Opportunities?$orderby=LossReason desc,ClosedOn&$select=Opportunity,LossReason&$top=350'
    while (link) {
      const prefer = 'odata.maxpagesize=37'
      const { body, headers } = await ask(server, link, 'GET', undefined, { prefer })
      expect(headers.get('preference-applied')).toBe('odata.maxpagesize=37')
      seen.push(...body.value.map((r: { Opportunity: string }) => r.Opportunity))
      link = body['@odata.nextLink']
    }
    expect(seen).toHaveLength(350)
    expect(new Set(seen).size).toBe(350)
    const whole = await ask(server, 'Opportunities?$orderby=LossReason desc,ClosedOn&$top=350')
    expect(whole.body.value.map((r: { Opportunity: string }) => r.Opportunity)).toEqual(seen)
  })

  test('rows that come during paging neither repeat nor hide others', async () => {
    const read = (link: string) =>
      ask(server, link, 'GET', undefined, { prefer: 'odata.maxpagesize=2' })
    for (const item of ['P-B', 'P-C', 'P-D']) await ask(server, 'PlanLines', 'POST', newLine(item))
    const first = await read(filtered('PlanLines', "startswith(Item,'P-')"))
    await ask(server, 'PlanLines', 'POST', newLine('P-A'))
    const second = await read(first.body['@odata.nextLink'])
    expect(second.body.value.map((r: { Item: string }) => r.Item)).toEqual(['P-D'])
  })

  test('decimals come as texts where they are asked for', async () => {
    const accept = 'application/json;IEEE754Compatible=true'
    const { body } = await ask(server, 'Items?$top=1', 'GET', undefined, { accept })
    expect(body.value[0].Price).toEqual(expect.stringMatching(/^\d+(\.\d+)?$/))
  })

  test('large answers are compressed', async () => {
    const { headers } = await ask(server, 'Items')
    expect(headers.get('content-encoding')).toBe('gzip')
  })

  test.each([
    ['DELETE', "Customers('C001')"],
    ['POST', 'Customers'],
    ['POST', 'Me'],
    ['GET', '$batch'],
  ])('%s %s: 405', async (method, target) => {
    const answer = await ask(server, target, method, method === 'POST' ? {} : undefined)
    expect(answer.status).toBe(405)
    expect(answer.headers.get('allow')).not.toBeNull()
  })

  test.each(['Nothing', "Customers('none')", "Customers('C001')/Name", 'Customers/$value'])(
    '%s: 404',
    async (target) => {
      expect((await ask(server, target)).status).toBe(404)
    },
  )
})

describe('versions', () => {
  test('of an entity read again', async () => {
    const first = await ask(server, "Customers('C001')")
    const etag = first.headers.get('etag') ?? ''
    expect(first.body['@odata.etag']).toBe(etag)
    const again = await ask(server, "Customers('C001')", 'GET', undefined, {
      'if-none-match': etag,
    })
    expect(again.status).toBe(304)
  })

  test('of a plan line, through its life', async () => {
    const status = async (method: string, headers: Record<string, string>, quantity = 2) =>
      (await ask(server, lineOf('L-1'), method, { Quantity: quantity }, headers)).status
    expect(await status('PATCH', { 'if-match': '*' })).toBe(404)
    const created = await ask(server, 'PlanLines', 'POST', newLine('L-1'))
    expect(created.status).toBe(201)
    expect(created.headers.get('location')).toContain('/PlanLines(')
    expect((await ask(server, 'PlanLines', 'POST', newLine('L-1'))).status).toBe(409)
    const etag = created.headers.get('etag') ?? ''
    expect(await status('PATCH', {})).toBe(428)
    expect(await status('PATCH', { 'if-none-match': '*' })).toBe(412)
    expect(await status('PATCH', { 'if-match': etag })).toBe(204)
    expect(await status('PATCH', { 'if-match': etag })).toBe(412)
    expect(
      await status('PATCH', { 'if-match': `W/"9", W/"2"`, prefer: 'return=representation' }),
    ).toBe(200)
    expect(await status('DELETE', {})).toBe(428)
    expect(await status('DELETE', { 'if-match': '*' })).toBe(204)
    expect((await ask(server, lineOf('L-1'))).status).toBe(404)
  })

  test('PUT replaces the whole entity', async () => {
    await ask(
      server,
      lineOf('L-2'),
      'PUT',
      { Quantity: 1, Decision: 'd' },
      { 'if-none-match': '*' },
    )
    const headers = { 'if-match': '*', prefer: 'return=representation' }
    const { body } = await ask(server, lineOf('L-2'), 'PUT', { Quantity: 2 }, headers)
    expect(body).toMatchObject({ Quantity: 2, Decision: null, ChangedBy: 'planner' })
  })

  test('a complete decision record stays as it is', async () => {
    const record = "DecisionRecords('r-1')"
    expect((await ask(server, record, 'PATCH', { State: 'receiving' })).status).toBe(201)
    const prefer = 'return=representation'
    const done = await ask(server, record, 'PATCH', { State: 'complete' }, { prefer })
    expect(done.body).toMatchObject({ Reference: expect.stringMatching(/^DR-\d{6}$/) })
    expect((await ask(server, record, 'PATCH', { Owner: 'x' })).status).toBe(409)
    expect((await ask(server, record, 'DELETE')).status).toBe(409)
  })

  test.each([
    ['no JSON', '{'],
    ['no object', '[]'],
    ['an unknown property', { ...newLine('B-1'), Colour: 'red' }],
    ['a text for a number', { ...newLine('B-1'), Quantity: 'many' }],
    ['a key that is null', { ...newLine('B-1'), Item: null }],
    ['a key that is missing', { Quantity: 1 }],
  ])('a body with %s: 400', async (_, body) => {
    expect((await ask(server, 'PlanLines', 'POST', body)).status).toBe(400)
  })
})

describe('JSON batches', () => {
  const batch = async (requests: unknown[], headers: Record<string, string> = {}) => {
    const { body } = await ask(server, '$batch', 'POST', { requests }, headers)
    return body.responses.map((r: { id: string; status: number }) => [r.id, r.status])
  }
  const post = (id: string, item: string, more: object = {}) => ({
    id,
    method: 'POST',
    url: 'PlanLines',
    headers: { 'content-type': 'application/json' },
    body: newLine(item),
    ...more,
  })

  test('a group that fails leaves nothing', async () => {
    const group = { atomicityGroup: 'g' }
    const requests = [post('1', 'J-1', group), post('2', 'J-1', group), post('3', 'J-2', group)]
    expect(await batch(requests)).toEqual([
      ['1', 424],
      ['2', 409],
      ['3', 424],
    ])
    expect((await ask(server, lineOf('J-1'))).status).toBe(404)
  })

  test('the rest is left out after a failure, or done where that is preferred', async () => {
    const requests = [post('1', 'J-3'), post('2', 'J-3'), post('3', 'J-4')]
    expect(await batch(requests)).toEqual([
      ['1', 201],
      ['2', 409],
    ])
    expect(await batch(requests, { prefer: 'continue-on-error' })).toEqual([
      ['1', 409],
      ['2', 409],
      ['3', 201],
    ])
  })

  test('requests depend on others and refer to them', async () => {
    const requests = [
      post('a', 'J-5'),
      { id: 'b', method: 'GET', url: '$a', dependsOn: ['a'] },
      post('c', 'J-5', { dependsOn: ['b'] }),
      { id: 'd', method: 'GET', url: 'Sites', dependsOn: ['c'] },
    ]
    expect(await batch(requests, { prefer: 'continue-on-error' })).toEqual([
      ['a', 201],
      ['b', 200],
      ['c', 409],
      ['d', 424],
    ])
  })

  test.each([
    ['no batch', {}],
    ['the same id twice', { requests: [post('1', 'x'), post('1', 'y')] }],
  ])('%s: 400', async (_, body) => {
    expect((await ask(server, '$batch', 'POST', body)).status).toBe(400)
  })

  test('no request leaves the service', async () => {
    const away = { id: '1', method: 'GET', url: 'http://example.com/x' }
    expect(await batch([away])).toEqual([['1', 400]])
    expect(await batch([{ ...away, url: '../secret' }])).toEqual([['1', 400]])
  })
})

test('only loopback names reach it', async () => {
  const { request } = await import('node:http')
  const { port } = new URL(server.url)
  const status = await new Promise((resolve) => {
    const headers = { host: 'evil.example', authorization: authorization() }
    request({ host: '127.0.0.1', port, path: '/odata/Sites', headers }, (answer) =>
      resolve(answer.statusCode),
    ).end()
  })
  expect(status).toBe(421)
})
