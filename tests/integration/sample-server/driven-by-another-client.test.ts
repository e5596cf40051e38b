/** The sample server driven by a client that others wrote for Dataverse, and its metadata read by a reader that others wrote. */
import type { SampleServer } from '@main/sample-server/start-sample-server'
import { parse } from '@sap-ux/edmx-parser'
import { canonicalEntities } from '@shared/model/entities/canonical-entities'
import { DynamicsWebApi } from 'dynamics-web-api'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { authorization, startWithCompany } from './support'

describe.each(['generic', 'dataverse'] as const)('in the dialect %s', (dialect) => {
  let server: SampleServer
  let client: DynamicsWebApi

  beforeAll(async () => {
    server = await startWithCompany({ dialect })
    client = new DynamicsWebApi({
      serverUrl: new URL(server.url).origin,
      dataApi: { path: 'data', version: '9.2' },
      headers: { Authorization: authorization() },
    })
  })
  afterAll(() => server.close())

  const lineKey = (item: string, month = '2027-01'): string =>
    `Measure='consensus_demand',Item='${item}',Customer='',Site='',Month='${month}'`

  test('reads page by page along the next link', async () => {
    const first = await client.retrieveMultiple({
      collection: 'SalesOrderLines',
      select: ['SalesOrder', 'Line', 'QuantityOrdered'],
      filter: "Status eq 'open'",
      maxPageSize: 100,
      count: true,
    })
    expect(first.value).toHaveLength(100)
    expect(first.oDataCount).toBeGreaterThan(200)
    const seen = new Set(first.value.map((r) => `${r.SalesOrder}/${r.Line}`))
    let link = first.oDataNextLink
    while (link) {
      const page = await client.retrieveMultiple({ collection: 'SalesOrderLines' }, link)
      for (const r of page.value) seen.add(`${r.SalesOrder}/${r.Line}`)
      link = page.oDataNextLink
    }
    expect(seen.size).toBe(first.oDataCount)
  })

  test('reads all at once, and counts', async () => {
    const all = await client.retrieveAll({ collection: 'Customers', orderBy: ['Customer desc'] })
    expect(all.value).toHaveLength(60)
    expect(all.value[0]?.Customer).toBe('C060')
    expect(await client.count({ collection: 'Customers' })).toBe(60)
    expect(await client.count({ collection: 'Customers', filter: "Class eq 'A'" })).toBeLessThan(60)
  })

  test('reads one by its key', async () => {
    const customer = await client.retrieve({ collection: 'Customers', key: "Customer='C001'" })
    expect(customer.NameEn).toBe('Lanting Appliance Stores')
    const [first] = (await client.retrieveMultiple({ collection: 'SalesOrderLines', top: 1 })).value
    const line = await client.retrieve({
      collection: 'SalesOrderLines',
      key: `SalesOrder='${first?.SalesOrder}',Line=${first?.Line}`,
      select: ['Item'],
    })
    expect(line.Item).toBe(first?.Item)
  })

  test('creates, changes under a version, and refuses an old version', async () => {
    const created = await client.create({
      collection: 'PlanLines',
      data: {
        Measure: 'consensus_demand',
        Item: 'FG-RC01',
        Customer: '',
        Site: '',
        Month: '2027-01',
        Quantity: 10.5,
      },
      returnRepresentation: true,
    })
    expect(created).toMatchObject({ Quantity: 10.5, ChangedBy: 'planner' })
    const change = {
      collection: 'PlanLines',
      key: lineKey('FG-RC01'),
      data: { Quantity: 11 },
      ifmatch: z.object({ '@odata.etag': z.string() }).parse(created)['@odata.etag'],
    }
    const changed = await client.update({ ...change, returnRepresentation: true })
    expect(changed).toMatchObject({ Quantity: 11 })
    await expect(client.update(change)).resolves.toBe(false)
    const still = await client.retrieve({ collection: 'PlanLines', key: lineKey('FG-RC01') })
    expect(still.Quantity).toBe(11)
  })

  test('upserts: creates only, or changes only', async () => {
    const collection = 'PlanLines'
    const upsert = (quantity: number, condition: { ifmatch?: string; ifnonematch?: string }) =>
      client.upsert({
        collection,
        key: lineKey('FG-RC02'),
        data: { Quantity: quantity },
        returnRepresentation: true,
        ...condition,
      })
    expect(await upsert(1, { ifmatch: '*' })).toBeNull()
    expect(await upsert(2, { ifnonematch: '*' })).toMatchObject({ Quantity: 2 })
    expect(await upsert(3, { ifnonematch: '*' })).toBeNull()
    expect(await upsert(4, { ifmatch: '*' })).toMatchObject({ Quantity: 4 })
  })

  test.runIf(dialect === 'dataverse')(
    'keeps the tables of a publisher: by alternate key with its name, or by the id of the system',
    async () => {
      const collection = 'evk_planlines'
      const upsert = (quantity: number, condition: { ifmatch?: string; ifnonematch?: string }) =>
        client.upsert({
          collection,
          key: "evk_linekey='abc'",
          data: { evk_quantity: quantity },
          returnRepresentation: true,
          ...condition,
        })
      expect(await upsert(1, { ifmatch: '*' })).toBeNull()
      const made = z
        .object({ evk_planlineid: z.guid() })
        .parse(await upsert(2, { ifnonematch: '*' }))
      expect(await upsert(3, { ifnonematch: '*' })).toBeNull()
      await client.update({ collection, key: made.evk_planlineid, data: { evk_quantity: 4 } })
      const read = await client.retrieve({ collection, key: "evk_linekey='abc'" })
      expect(read).toMatchObject({ ...made, evk_quantity: 4, modifiedon: expect.any(String) })
      const bare = fetch(`${server.url}/${collection}('abc')`, {
        headers: { authorization: authorization() },
      })
      expect((await bare).status).toBe(400)
    },
  )

  test('takes a batch as a whole, or nothing of it', async () => {
    const create = (item: string) =>
      client.create({
        collection: 'PlanLines',
        data: {
          Measure: 'planned_supply',
          Item: item,
          Customer: '',
          Site: 'P01',
          Month: '2027-02',
          Quantity: 5,
        },
      })
    const filter = "Measure eq 'planned_supply'"
    client.startBatch()
    void create('FG-RC01')
    void create('FG-RC02')
    await client.executeBatch()
    expect(await client.count({ collection: 'PlanLines', filter })).toBe(2)
    client.startBatch()
    void create('FG-RC03')
    void create('FG-RC01')
    const refused = await client.executeBatch()
    expect(refused).toMatchObject([{ status: 409 }])
    expect(await client.count({ collection: 'PlanLines', filter })).toBe(2)
  })

  test('reads within a batch', async () => {
    client.startBatch()
    void client.retrieve({ collection: 'Customers', key: "Customer='C001'" })
    void client.retrieveMultiple({ collection: 'Sites' })
    const [customer, sites] = await client.executeBatch()
    expect(customer).toMatchObject({ Customer: 'C001' })
    expect(sites.value).toHaveLength(5)
  })

  test('its metadata is what another reader expects', async () => {
    const answer = await fetch(`${server.url}/$metadata`, {
      headers: { authorization: authorization() },
    })
    const metadata = parse(await answer.text())
    const types = metadata.schema.entityTypes
    expect(metadata.version).toBe('4.0')
    expect(metadata.schema.entitySets).toHaveLength(
      canonicalEntities.length + (dialect === 'dataverse' ? 4 : 2),
    )
    for (const entity of canonicalEntities) {
      const name = entity.name.replace(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase())
      const type = types.find((t: { name: string }) => t.name === name)
      // With the time of the last change.
      expect(type?.entityProperties, entity.name).toHaveLength(entity.fields.length + 1)
      expect(type?.keys, entity.name).toHaveLength(entity.key.length)
    }
  })
})
