/** PostgreSQL as it is: its types, its moments, its limits and its deaths. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkSettings } from '@main/connectors/check-settings'
import type { Connector, RawRow } from '@main/connectors/connector'
import { createConnector } from '@main/connectors/create-connector'
import { sqlSettingsShape } from '@main/connectors/sql/sql-settings'
import type { Finding } from '@shared/contract/contract-types'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type PostgresServer,
  postgresMissing,
  startPostgres,
} from '../../support/databases/postgres-server'
import { temporaryFolder } from '../store/store-support'
import { documentOf, line, never, someLines } from './publish-samples'

interface Trial {
  readonly rows: readonly RawRow[]
  readonly problems: readonly Finding[]
}

async function readAll(connector: Connector, entity: string): Promise<Trial> {
  const rows: RawRow[] = []
  const problems: Finding[] = []
  for await (const batch of connector.read(entity, never)) {
    rows.push(...batch.rows)
    problems.push(...batch.problems)
  }
  return { rows, problems }
}

describe.skipIf(postgresMissing)(`PostgreSQL ${postgresMissing ?? ''}`, () => {
  let server: PostgresServer
  let admin: pg.Client
  let databases = 0
  let database = ''
  const opened: Connector[] = []

  beforeAll(async () => {
    server = await startPostgres(['-c', 'max_connections=12'])
  })
  afterAll(async () => {
    for (const connector of opened) await connector.close()
    await admin?.end()
    await server.stop()
  })

  function connect(settings: Record<string, string> = {}, secret: string | null = server.password) {
    const { host, port, user } = server
    const given = { host, port: String(port), user, database, ...settings }
    const connector = createConnector('sql', given, secret)
    opened.push(connector)
    return connector
  }

  /** A fresh database made by `script`. */
  async function prepare(script: string): Promise<void> {
    for (const connector of opened.splice(0)) await connector.close()
    await admin?.end()
    database = `trial_${++databases}`
    await server.create(database)
    admin = await server.connect(database)
    await admin.query(script)
  }

  /** A connector that reads sites by one table of a mapping. */
  function mapped(
    table: unknown,
    fields: Record<string, string> = {},
    settings: Record<string, string> = {},
  ): Connector {
    const folder = temporaryFolder()
    const mapping = join(folder, 'trial.json')
    const site = { site: 'id', name_zh: 'id', name_en: 'id', kind: 'id', ...fields }
    const document = {
      format: 'evenkeel-mapping/1',
      name: { zh: '试', en: 'Trial' },
      tables: { places: table },
      entities: { site: [{ from: 'places', fields: site }] },
    }
    writeFileSync(mapping, JSON.stringify(document))
    return connect({ ...settings, mapping })
  }

  const sites = `CREATE TABLE site (site text PRIMARY KEY, name_zh text, name_en text, kind text);
    INSERT INTO site SELECT 'S' || i, 'n', 'n', 'plant' FROM generate_series(1, 5000) i;`

  test('what is read is of one moment, whatever others change meanwhile', async () => {
    await prepare(sites)
    const connector = connect()
    const [listed] = await connector.list(never)
    expect(listed).toMatchObject({ entity: 'site', place: 'site', total: 5_000 })
    const seen = new Set<unknown>()
    for await (const { rows } of connector.read('site', never)) {
      await admin.query(
        `DELETE FROM site WHERE site = 'S4999'; UPDATE site SET site = 'X' || site WHERE site LIKE 'S1%';
        INSERT INTO site VALUES (gen_random_uuid()::text, 'n', 'n', 'plant')`,
      )
      for (const { values } of rows) seen.add(values.site)
    }
    expect([...seen].sort()).toEqual(Array.from({ length: 5_000 }, (_, i) => `S${i + 1}`).sort())
  })

  test('numbers keep their digits, times their zone; bytes and arrays cost their row', async () => {
    await prepare(`CREATE TABLE item (id bigint, amount numeric, at timestamptz, told boolean, raw bytea, tags text[]);
      INSERT INTO item VALUES
        (9007199254740993, 12345678901234567890.123456789, '2026-03-01 20:30:00+00', true, NULL, NULL),
        (2, 1, NULL, false, '\\x00', NULL), (3, 1, NULL, NULL, NULL, '{a}'), (4, 'NaN', NULL, NULL, NULL, NULL)`)
    const fields = { name_zh: 'amount', name_en: 'at', kind: 'told' }
    const { rows, problems } = await readAll(mapped({ read: { table: 'item' } }, fields), 'site')
    expect(rows.map(({ values }) => values)).toEqual([
      {
        site: '9007199254740993',
        name_zh: '12345678901234567890.123456789',
        name_en: expect.stringMatching(/^2026-03-0[12] \d{2}:30:00[+-]\d{2}:\d{2}$/),
        kind: true,
      },
      { site: '4', name_zh: 'NaN', name_en: null, kind: null },
    ])
    expect(problems).toMatchObject([
      { kind: 'row_broken', row: 2, value: 'raw: bytea' },
      { kind: 'row_broken', row: 3, value: 'tags: _text' },
    ])
  })

  test('the day of a time with zone is told in the zone that was set', async () => {
    await prepare(`CREATE TABLE site (site timestamptz, name_zh text, name_en text, kind text);
      INSERT INTO site VALUES ('2026-03-01 20:30:00+00', 'n', 'n', 'plant')`)
    const { rows } = await readAll(connect({ timeZone: 'Asia/Shanghai' }), 'site')
    expect(rows[0]?.values.site).toBe('2026-03-02 04:30:00+08:00')
  })

  test('a column that is needed and away is said once', async () => {
    await prepare('CREATE TABLE site (site text, name_zh text, kind text)')
    const { rows, problems } = await readAll(connect(), 'site')
    expect(rows).toEqual([])
    expect(problems).toMatchObject([{ kind: 'column_missing', field: 'name_en', place: 'site' }])
  })

  describe('through a mapping', () => {
    const places = `CREATE SCHEMA erp; CREATE TABLE erp.places (id text, level int, "Odd ""name" text);
      INSERT INTO erp.places VALUES ('a', 1, 'x'), ('b', 2, NULL), ('c', 3, 'y')`
    const ids = async (table: unknown) =>
      (await readAll(mapped(table), 'site')).rows.map(({ values }) => values.site)

    test('a table of another schema, with conditions', async () => {
      await prepare(places)
      const read = { schema: 'erp', table: 'places' }
      expect(await ids({ read })).toEqual(['a', 'b', 'c'])
      const where = [
        { column: 'level', is: 'at_least', value: 2 },
        { column: 'Odd "name', is: 'filled' },
      ]
      expect(await ids({ read: { ...read, columns: ['id'], where } })).toEqual(['c'])
      const values = ['a', "b' OR 1=1 --"]
      expect(
        await ids({ read: { ...read, where: [{ column: 'id', is: 'one_of', values }] } }),
      ).toEqual(['a'])
    })

    test('a query', async () => {
      await prepare(places)
      const query = `WITH p AS (SELECT id FROM erp.places ORDER BY level DESC) SELECT * FROM p -- all; of them\n;`
      expect(await ids({ read: { query, name: 'places' } })).toEqual(['c', 'b', 'a'])
    })

    test.each([
      'DELETE FROM erp.places',
      'SELECT 1 AS id; DELETE FROM erp.places',
      'WITH gone AS (DELETE FROM erp.places RETURNING id) SELECT id FROM gone',
      'SELECT id INTO erp.copy FROM erp.places',
      'SELECT id FROM erp.places FOR UPDATE',
      'COMMIT',
    ])('what may write is refused: %s', async (query) => {
      await prepare(places)
      await expect(ids({ read: { query } })).rejects.toMatchObject({ code: 'MAPPING_INVALID' })
      expect((await admin.query('SELECT * FROM erp.places')).rowCount).toBe(3)
    })

    test('what writes behind the back of its words is refused by the server', async () => {
      await prepare(`${places};
        CREATE FUNCTION erp.sly() RETURNS text LANGUAGE sql AS 'DELETE FROM erp.places RETURNING id'`)
      const query = 'SELECT erp.sly() AS id'
      await expect(ids({ read: { query } })).rejects.toMatchObject({ code: 'SERVER_FAILED' })
      const off = `SELECT set_config('transaction_read_only', 'off', false) AS id`
      await expect(ids({ read: { query: off } })).rejects.toMatchObject({ code: 'SERVER_FAILED' })
      expect((await admin.query('SELECT * FROM erp.places')).rowCount).toBe(3)
    })
  })

  describe('signing in', () => {
    test('a wrong password, none, and a user that is not there', async () => {
      await prepare('')
      const refused = { code: 'SIGN_IN_REFUSED' }
      await expect(connect({}, 'wrong').identify(never)).rejects.toMatchObject(refused)
      await expect(connect({}, null).identify(never)).rejects.toMatchObject({
        code: 'SECRET_MISSING',
      })
      await expect(connect({ user: 'nobody' }).identify(never)).rejects.toMatchObject(refused)
      expect(await connect().identify(never)).toMatchObject({
        user: 'postgres',
        system: expect.stringMatching(/^PostgreSQL 18/),
      })
    })

    test('a user without rights sees nothing of a table', async () => {
      await prepare(`${sites} DROP ROLE IF EXISTS reader; CREATE ROLE reader LOGIN PASSWORD 'r'`)
      const reader = connect({ user: 'reader' }, 'r')
      expect(await reader.list(never)).toEqual([])
      await admin.query('GRANT SELECT ON site TO reader')
      await reader.close()
      expect((await reader.list(never)).map(({ entity }) => entity)).toEqual(['site'])
      expect((await readAll(reader, 'site')).rows).toHaveLength(5_000)
    })

    test('a server without encryption is not talked to where encryption is asked for', async () => {
      await prepare('')
      await expect(connect({ tls: 'verify' }).identify(never)).rejects.toMatchObject({
        code: 'CERTIFICATE_REFUSED',
      })
    })

    test('a server that is not there', async () => {
      await expect(connect({ port: '1' }).identify(never)).rejects.toMatchObject({
        code: 'SERVER_UNREACHABLE',
        params: { reason: 'ECONNREFUSED' },
      })
    })

    test('a server with no place free is asked again', async () => {
      await prepare(
        'ALTER DATABASE CURRENT_DATABASE_ CONNECTION LIMIT 2'.replace(
          'CURRENT_DATABASE_',
          `trial_${databases + 1}`,
        ),
      )
      await admin.query('DROP ROLE IF EXISTS guest')
      await admin.query(`CREATE ROLE guest LOGIN PASSWORD 'g'`)
      const holding = connect({ user: 'guest' }, 'g')
      await holding.list(never)
      const waiting = connect({ user: 'guest' }, 'g').identify(never)
      const told = expect(waiting).resolves.toMatchObject({ user: 'guest' })
      await holding.close()
      await told
    })
  })

  describe('publishing', () => {
    const page = join(import.meta.dirname, '../../../docs/sql-connections.md')
    const documented =
      /```sql\n(CREATE SCHEMA[\s\S]+?)```/.exec(readFileSync(page, 'utf8'))?.[1] ?? ''

    test('into the tables of the documentation, with no more than the rights it names', async () => {
      await prepare(`${documented} DROP ROLE IF EXISTS publisher; CREATE ROLE publisher LOGIN PASSWORD 'p';
        GRANT USAGE ON SCHEMA planning TO publisher; GRANT SELECT, INSERT ON planning.decision_record TO publisher;
        GRANT SELECT, INSERT, UPDATE ON planning.plan_line TO publisher`)
      const { target } = connect({ user: 'publisher', target: 'planning' }, 'p')
      const document = documentOf('k-1', someLines())
      const sent = await target?.send(document, { lastPublished: new Map() }, never)
      expect(sent).toMatchObject({ kind: 'receipt', receipt: { reference: 'decision_record 1' } })
      expect(await target?.lookUp('k-1', never)).toEqual(document)
    })

    test('nowhere, where the tables are missing and may not be made', async () => {
      await prepare('')
      const { target } = connect({ target: 'planning' })
      expect(await target?.find('k-1', never)).toBeNull()
      const sending = target?.send(documentOf('k-1', []), { lastPublished: new Map() }, never)
      await expect(sending).rejects.toMatchObject({
        code: 'CONNECTION_INVALID',
        params: { field: 'target', reason: 'no_target_tables' },
      })
    })

    test('ten thousand lines, against others who publish at the same time', async () => {
      await prepare(documented)
      const many = Array.from({ length: 10_000 }, (_, i) => line(`I-${i}`, '2027-01', i))
      const send = (key: string, quantity: number) =>
        connect({ target: 'planning' }).target?.send(
          documentOf(
            key,
            many.map((one) => ({ ...one, quantity })),
          ),
          { lastPublished: new Map(), keep: 'ours' },
          never,
        )
      const sent = await Promise.all([send('k-1', 1), send('k-2', 2), send('k-1', 1)])
      expect(sent.map((result) => result?.kind)).toEqual(['receipt', 'receipt', 'receipt'])
      const { rows } = await admin.query(
        'SELECT quantity, decision, count(*)::int AS lines FROM planning.plan_line GROUP BY 1, 2',
      )
      expect(rows).toEqual([expect.objectContaining({ lines: 10_000 })])
      expect((await admin.query('SELECT * FROM planning.decision_record')).rowCount).toBe(2)
    })
  })

  describe('slow and dying servers', () => {
    const slow = { read: { query: 'SELECT pg_sleep(60)::text AS id' } }
    const running = async () =>
      (
        await admin.query(
          `SELECT pid FROM pg_stat_activity WHERE application_name = 'evenkeel' AND state = 'active'`,
        )
      ).rowCount

    test('a statement beyond its limit', async () => {
      await prepare('')
      const connector = mapped(slow, {}, { statementSeconds: '1' })
      await expect(readAll(connector, 'site')).rejects.toMatchObject({
        code: 'SERVER_TIMEOUT',
        params: { seconds: 1 },
      })
    })

    test('cancelling ends the statement at the server', async () => {
      await prepare('')
      const cancel = new AbortController()
      const reading = mapped(slow).read('site', cancel.signal)[Symbol.asyncIterator]().next()
      await expect.poll(running, { timeout: 20_000 }).toBe(1)
      cancel.abort()
      await expect(reading).rejects.toMatchObject({ code: 'CANCELLED' })
      await expect.poll(running, { timeout: 20_000 }).toBe(0)
    })

    test('a connection that is ended midway, and the next try', async () => {
      await prepare(sites)
      const connector = connect()
      const cut = async () => {
        for await (const _ of connector.read('site', never))
          await admin.query(
            `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'evenkeel'`,
          )
      }
      await expect(cut()).rejects.toMatchObject({ code: 'SERVER_UNREACHABLE' })
      expect((await readAll(connector, 'site')).rows).toHaveLength(5_000)
    })

    test('a server that is killed midway', async () => {
      const other = await startPostgres()
      await other.create('company')
      const client = await other.connect('company')
      await client.query(sites)
      const { host, port, user, password } = other
      const settings = { host, port: String(port), user, database: 'company' }
      const connector = createConnector('sql', settings, password)
      const read = async () => {
        let killed = false
        for await (const _ of connector.read('site', never)) {
          if (!killed) await other.kill()
          killed = true
        }
      }
      await expect(read()).rejects.toMatchObject({ code: 'SERVER_UNREACHABLE' })
      await connector.close()
      await client.end().catch(() => undefined)
      await other.stop()
    })
  })

  describe('what changed', () => {
    const changed = async (connector: Connector, mark: string) => {
      const found = await connector.changes?.since('site', mark, never)
      if (!found) return null
      const rows: unknown[] = []
      for await (const batch of found) rows.push(...batch.rows.map(({ values }) => values.site))
      const keys: unknown[] = []
      for await (const some of (await connector.changes?.keys?.('site', never)) ?? [])
        keys.push(...some.map(({ site }) => site))
      return { rows: rows.sort(), keys: keys.length }
    }
    const markOf = async (connector: Connector): Promise<string> => {
      const mark = await connector.changes?.mark('site', never)
      if (!mark) throw new Error('no mark')
      await connector.close()
      return mark
    }

    test('rows written since, one that was still being written at the mark among them', async () => {
      await prepare(sites)
      const writer = await server.connect(database)
      await writer.query(`BEGIN; UPDATE site SET name_en = 'late' WHERE site = 'S7'`)
      const connector = connect()
      const mark = await markOf(connector)
      await writer.query('COMMIT')
      await writer.end()
      await admin.query(`INSERT INTO site VALUES ('N1', 'n', 'n', 'plant'); DELETE FROM site WHERE site = 'S1';
        UPDATE site SET name_en = 'other' WHERE site = 'S2'`)
      expect(await changed(connector, mark)).toEqual({ rows: ['N1', 'S2', 'S7'], keys: 5_000 })
      const next = await markOf(connector)
      expect(await changed(connector, next)).toEqual({ rows: [], keys: 5_000 })
    })

    test.each([
      ['made anew', `DROP TABLE site; ${sites}`],
      [
        'emptied and filled again',
        `TRUNCATE site; INSERT INTO site VALUES ('a', 'n', 'n', 'plant')`,
      ],
      ['given another column', `ALTER TABLE site ADD COLUMN more text DEFAULT 'x'`],
    ])('a table that was %s is read whole', async (_, script) => {
      await prepare(sites)
      const connector = connect()
      const mark = await markOf(connector)
      await admin.query(script)
      expect(await changed(connector, mark)).toBeNull()
    })

    test('a view is read whole', async () => {
      await prepare(`${sites.replaceAll('site (', 'place (').replace('INTO site', 'INTO place')}
        CREATE VIEW site AS SELECT * FROM place`)
      const connector = connect()
      expect((await connector.list(never)).map(({ total }) => total)).toEqual([null])
      expect(await connector.changes?.mark('site', never)).toBeNull()
    })

    test('a view by a column that tells when its rows were changed', async () => {
      await prepare(`CREATE TABLE place (id text, changed timestamptz);
        INSERT INTO place SELECT 'S' || i, '2026-01-01'::timestamptz FROM generate_series(1, 50) i;
        CREATE VIEW places AS SELECT * FROM place`)
      const connector = mapped({ read: { table: 'places', changed_on: 'changed' } })
      const mark = await markOf(connector)
      await admin.query(`UPDATE place SET changed = '2026-01-02' WHERE id = 'S3';
        INSERT INTO place VALUES ('N', '2026-01-03')`)
      expect((await changed(connector, mark))?.rows).toEqual(expect.arrayContaining(['N', 'S3']))
      const next = await markOf(connector)
      expect(await changed(connector, next)).toEqual({ rows: ['N'], keys: 51 })
    })
  })
})

test.each([
  ['mysql', 'MySQL', 'npm install mysql2'],
  ['sqlserver', 'SQL Server', 'npm install mssql'],
  ['oracle', 'Oracle', 'npm install oracledb'],
])('%s without its driver says what to install', async (driver, system, command) => {
  const settings = { driver, host: 'erp.example.com', database: 'erp', user: 'planner' }
  const connector = createConnector('sql', settings, 'secret')
  await expect(connector.identify(never)).rejects.toMatchObject({
    code: 'DRIVER_MISSING',
    params: { system, command },
  })
})

test.each([
  [{}, 'database', 'missing'],
  [{ database: 'erp' }, 'host', 'missing'],
  [{ driver: 'sqlite', database: 'erp.sqlite' }, 'database', 'not_an_absolute_path'],
  [{ host: 'postgres://erp', database: 'erp' }, 'host', 'not_a_host'],
  [{ host: 'erp', database: 'erp', port: '70000' }, 'port', 'not_valid'],
  [{ host: 'erp', database: 'erp', timeZone: 'Mars' }, 'timeZone', 'not_valid'],
  [{ driver: 'mysql', host: 'erp', database: 'erp', target: 'x' }, 'target', 'not_written_to'],
  [{ host: 'erp', database: 'erp', password: 'x' }, 'password', 'unknown_setting'],
])('settings %j are refused', (settings: Record<string, string>, field, reason) => {
  const error = expect.objectContaining({ code: 'CONNECTION_INVALID', params: { field, reason } })
  expect(() => checkSettings(sqlSettingsShape, settings)).toThrow(error)
})
