/** The sample company from PostgreSQL and from SQLite; decisions into tables of PostgreSQL. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Connector, lineKey } from '@main/connectors/connector'
import { createConnector } from '@main/connectors/create-connector'
import { afterAll, beforeAll, describe } from 'vitest'
import { startCuttingProxy } from '../../support/databases/cutting-proxy'
import {
  type PostgresServer,
  postgresMissing,
  startPostgres,
} from '../../support/databases/postgres-server'
import { fillPostgres, fillSqlite } from '../../support/databases/sample-tables'
import { conforms, readingConforms, type TargetSubject } from './conformance'

readingConforms('sql: SQLite', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'evenkeel-sqlite-'))
  const database = join(folder, 'company.sqlite')
  await fillSqlite(database)
  const connector = createConnector('sql', { driver: 'sqlite', database })
  return {
    connector,
    async close() {
      await connector.close()
      await rm(folder, { recursive: true })
    },
  }
})

describe.skipIf(postgresMissing)(`PostgreSQL ${postgresMissing ?? ''}`, () => {
  let server: PostgresServer
  let databases = 0
  beforeAll(async () => {
    server = await startPostgres()
    await server.create('company')
    const client = await server.connect('company')
    await fillPostgres(client)
    await client.end()
  })
  afterAll(() => server.stop())

  const connect = (settings: Record<string, string>): Connector => {
    const { host, port, user, password } = server
    return createConnector('sql', { host, port: String(port), user, ...settings }, password)
  }
  const targetOf = (settings: Record<string, string>) => {
    const { target } = connect({ target: 'planning', targetCreate: 'yes', ...settings })
    if (!target) throw new Error('no target')
    return target
  }

  async function openTarget(): Promise<TargetSubject> {
    const database = `target_${++databases}`
    await server.create(database)
    const client = await server.connect(database)
    const proxy = await startCuttingProxy(server.port)
    const target = targetOf({ database })
    const cut = targetOf({ database, port: String(proxy.port) })
    return {
      target,
      dying: (step) => ({
        find: cut.find.bind(cut),
        lookUp: cut.lookUp.bind(cut),
        async send(document, options, signal) {
          proxy.cutAt(step)
          try {
            return await cut.send(document, options, signal)
          } finally {
            proxy.mend()
          }
        },
      }),
      async edit(line, quantity) {
        const key = [line.measure, line.item, line.customer ?? '', line.site ?? '', line.month]
        const { rowCount } = await client.query(
          `UPDATE planning.plan_line SET quantity = $6, decision = NULL
            WHERE (measure, item, customer, site, month) = ($1, $2, $3, $4, $5)`,
          [...key, quantity],
        )
        if (rowCount !== 1) throw new Error('no such line')
      },
      async held() {
        const { rows } = await client.query('SELECT * FROM planning.plan_line')
        return new Map(rows.map((row) => [lineKey(row), Number(row.quantity)]))
      },
      async records() {
        const there = await client.query(`SELECT to_regclass('planning.decision_record') AS found`)
        if (there.rows[0].found === null) return []
        const { rows } = await client.query('SELECT idempotency_key FROM planning.decision_record')
        return rows.map((row) => row.idempotency_key)
      },
      async close() {
        await proxy.close()
        await client.end()
      },
    }
  }

  conforms(
    'sql: PostgreSQL',
    async () => {
      const connector = connect({ database: 'company' })
      return { connector, close: () => connector.close() }
    },
    openTarget,
  )
})
