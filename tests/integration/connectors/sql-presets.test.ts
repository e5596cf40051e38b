/**
 * Databases as they are published, read through the mappings that ship: row for row what the files of the same data
 * give. The data lies beside the repository; without it these tests are skipped.
 */
import { readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Connector } from '@main/connectors/connector'
import { createConnector } from '@main/connectors/create-connector'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fillAdventureWorks } from '../../support/databases/adventureworks-tables'
import { fillNorthwind } from '../../support/databases/northwind-tables'
import {
  type PostgresServer,
  postgresMissing,
  startPostgres,
} from '../../support/databases/postgres-server'
import { presetPath } from '../../support/rest-peer/connect-rest'
import { sharedData } from '../../support/shared-data'
import { never } from './publish-samples'
import { sourceRows } from './source-rows'

const northwind = sharedData('northwind')
const adventureworks = sharedData('adventureworks')

async function rowsOf(connector: Connector): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, readonly string[]>()
  for (const { entity } of await connector.list(never)) {
    const rows: string[] = []
    for await (const batch of connector.read(entity, never)) {
      expect(batch.problems, entity).toEqual([])
      rows.push(...sourceRows.checked(entity, batch))
    }
    found.set(entity, rows.sort())
  }
  await connector.close()
  return found
}

describe.skipIf(postgresMissing)(`PostgreSQL ${postgresMissing ?? ''}`, () => {
  let server: PostgresServer
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'evenkeel-presets-'))
    server = await startPostgres()
  }, 120_000)
  afterAll(async () => {
    await server.stop()
    await rm(folder, { recursive: true })
  })

  const connect = (database: string, mapping: string): Connector => {
    const { host, port, user, password } = server
    const settings = { host, port: String(port), user, database, mapping: presetPath(mapping) }
    return createConnector('sql', settings, password)
  }

  test.skipIf(!northwind.there)('Northwind', { timeout: 120_000 }, async () => {
    await server.create('northwind')
    const client = await server.connect('northwind')
    await fillNorthwind(client, northwind.path)
    await client.end()
    // The files are named and headed as the tables.
    const shipped = readFileSync(presetPath('northwind'), 'utf8')
    const mapping = join(folder, 'northwind.json')
    await writeFile(
      mapping,
      shipped.replaceAll(
        /"read": \{\s*"table": "(\w+)"(, "columns": \[[^\]]*\])?\s*\}/g,
        '"file": "$1.csv"',
      ),
    )
    const files = await rowsOf(createConnector('files', { folder: northwind.path, mapping }))
    const tables = await rowsOf(connect('northwind', 'northwind'))
    expect(tables).toEqual(files)
    const count = Object.fromEntries([...tables].map(([name, { length }]) => [name, length]))
    expect(count).toEqual({
      company: 1,
      item: 77,
      customer: 91,
      site: 1,
      supplier: 29,
      sourcing: 77,
      demand_sourcing: 21,
      sales_order_line: 2_155,
      stock: 77,
    })
    expect(tables.get('company')?.[0]).toContain('"as_of":"1998-06-01"')
  })

  test.skipIf(!adventureworks.there)('AdventureWorks', { timeout: 300_000 }, async () => {
    await server.create('adventureworks')
    const client = await server.connect('adventureworks')
    await fillAdventureWorks(client, adventureworks.path)
    await client.end()
    const mapping = presetPath('adventureworks')
    const files = await rowsOf(createConnector('files', { folder: adventureworks.path, mapping }))
    const tables = await rowsOf(connect('adventureworks', 'adventureworks_postgres'))
    expect([...tables.keys()]).toEqual([...files.keys()])
    for (const [entity, rows] of files) {
      const found = tables.get(entity) ?? []
      expect(found.length, entity).toBe(rows.length)
      expect(found.filter((row, at) => row !== rows[at]).slice(0, 3), entity).toEqual([])
    }
  })
})
