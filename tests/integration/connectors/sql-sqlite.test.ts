/** A SQLite file whose statements take for ever, and values that only SQLite has. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Connector } from '@main/connectors/connector'
import { createConnector } from '@main/connectors/create-connector'
import Database from 'better-sqlite3'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { never } from './publish-samples'

const entry = resolve(
  import.meta.dirname,
  '../../../main/connectors/sql/drivers/sqlite/sqlite-process-entry.ts',
)
const endless = `WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n)
  SELECT 'P1' AS code, count(*) AS name FROM n`

let folder = ''
let database = ''
const opened: Connector[] = []
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'evenkeel-sqlite-'))
  database = join(folder, 'erp.sqlite')
  const made = new Database(database)
  made.exec(`CREATE TABLE plant (code, name);
    CREATE TABLE lines (code, name, note);
    WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 9000)
      INSERT INTO lines SELECT 'P' || x, 'Plant ' || x, NULL FROM n;
    UPDATE lines SET code = 9007199254740993 WHERE rowid = 2;
    UPDATE lines SET code = x'00ff' WHERE rowid = 3`)
  made.close()
})
afterAll(() => rmSync(folder, { recursive: true }))
afterEach(async () => {
  for (const connector of opened.splice(0)) await connector.close()
  // Whatever was started is gone with its connection.
  await expect.poll(() => process.getActiveResourcesInfo()).not.toContain('ProcessWrap')
})

function connect(read: object, settings: Record<string, string> = {}): Connector {
  const mapping = join(folder, 'mapping.json')
  const fields = { site: 'code', name_zh: 'name', name_en: 'name', kind: { constant: 'plant' } }
  writeFileSync(
    mapping,
    JSON.stringify({
      format: 'evenkeel-mapping/1',
      name: { zh: '厂', en: 'Sites' },
      tables: { sites: { read } },
      entities: { site: [{ from: 'sites', fields }] },
    }),
  )
  const connector = createConnector('sql', { driver: 'sqlite', database, mapping, ...settings })
  opened.push(connector)
  return connector
}

async function sitesOf(connector: Connector, signal = never) {
  const sites: unknown[] = []
  const problems: unknown[] = []
  for await (const batch of connector.read('site', signal)) {
    sites.push(...batch.rows.map(({ values }) => values.site))
    problems.push(...batch.problems)
  }
  return { sites, problems }
}

test('a statement without an end ends where it is cancelled', async () => {
  const connector = connect({ query: endless })
  const cancel = new AbortController()
  const reading = sitesOf(connector, cancel.signal)
  await connector.list(never)
  // Our own thread is free meanwhile.
  setTimeout(() => cancel.abort(), 50)
  await expect(reading).rejects.toMatchObject({ code: 'CANCELLED' })
  expect(await connector.list(never)).toMatchObject([{ entity: 'site', place: 'SELECT' }])
})

test('a statement without an end ends at the limit', async () => {
  const connector = connect({ query: endless }, { statementSeconds: '1' })
  await expect(sitesOf(connector)).rejects.toMatchObject({
    code: 'SERVER_TIMEOUT',
    params: { address: database, seconds: 1 },
  })
})

test('a process that reads dies with whoever started it, amid a statement', async () => {
  const reading = fork(entry, [], {
    serialization: 'advanced',
    execArgv: [],
    stdio: ['pipe', 'ignore', 'ignore', 'ipc'],
  })
  reading.send({ id: 1, kind: 'open', file: database })
  await once(reading, 'message')
  reading.send({ id: 2, kind: 'begin', cursor: 1, size: 10, text: endless, values: [] })
  reading.disconnect()
  reading.stdin?.destroy()
  expect(await once(reading, 'exit')).toEqual([null, 'SIGKILL'])
})

test('large numbers keep their digits, bytes cost their row, whoever stops early can ask again', async () => {
  const connector = connect({ table: 'lines' })
  for await (const { rows } of connector.read('site', never)) {
    expect(rows.length).toBeGreaterThan(0)
    break
  }
  const { sites, problems } = await sitesOf(connector)
  expect(sites).toHaveLength(8_999)
  expect(sites.slice(0, 3)).toEqual(['P1', '9007199254740993', 'P4'])
  expect(problems).toMatchObject([{ kind: 'row_broken', row: 3, value: 'code: blob' }])
})

test('long texts come in smaller batches', async () => {
  const query = `WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 40)
    SELECT 'P' || x AS code, hex(zeroblob(500000)) AS name FROM n`
  expect((await sitesOf(connect({ query }))).sites).toHaveLength(40)
})

test.each([
  ['no table of this name', { query: 'SELECT code, name FROM nothing' }, 'SERVER_FAILED'],
  ['no SQL', { query: 'SELECT code name FROM FROM' }, 'SERVER_FAILED'],
])('%s', async (_, read, code) => {
  await expect(sitesOf(connect(read))).rejects.toMatchObject({ code })
})

test('no file and no database are said', async () => {
  const missing = connect({ table: 'plant' }, { database: join(folder, 'none.sqlite') })
  await expect(missing.list(never)).rejects.toMatchObject({
    code: 'FILE_UNREADABLE',
    params: { reason: 'file_missing' },
  })
  const text = join(folder, 'text.sqlite')
  writeFileSync(text, 'code,name\n'.repeat(1_000))
  await expect(connect({ table: 'plant' }, { database: text }).list(never)).rejects.toMatchObject({
    code: 'FILE_UNREADABLE',
    params: { reason: 'not_a_database' },
  })
})
