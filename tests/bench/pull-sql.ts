/** The sample company from PostgreSQL, beside the same pages from the same server, unread. */
import { join } from 'node:path'
import { rowsAtOnce } from '@main/connectors/sql/sql-reading'
import { canonicalEntities } from '@shared/model/entities/canonical-entities'
import type pg from 'pg'
import { startPostgres } from '../support/databases/postgres-server'
import { fillPostgres } from '../support/databases/sample-tables'
import { afterwards, openCore } from './core-client'
import type { Measurement } from './measurement'
import { runInTurn } from './run-in-turn'

const runs = 5
const database = 'company'

/** Milliseconds that the server needs for the same pages, one after the other, when nobody looks into them. */
async function fetchBare(client: pg.Client): Promise<number> {
  const begun = performance.now()
  await client.query('BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY')
  for (const { name, fields } of canonicalEntities) {
    const columns = fields.map((field) => `"${field.name}"`).join()
    await client.query(`DECLARE pages CURSOR FOR SELECT ${columns} FROM "${name}"`)
    for (;;) {
      const { rowCount } = await client.query({
        text: `FETCH ${rowsAtOnce} FROM pages`,
        rowMode: 'array',
        types: { getTypeParser: () => (text: string) => text },
      })
      if (rowCount !== rowsAtOnce) break
    }
    await client.query('CLOSE pages')
  }
  await client.query('COMMIT')
  return performance.now() - begun
}

export const pullSql: Measurement = {
  name: 'pull.sql',
  unit: 'rows/s',
  reference: 'the same pages fetched from the same PostgreSQL, one after the other, unread',
  async run(room) {
    const server = await startPostgres()
    room.atEnd(() => server.stop())
    await server.create(database)
    const client = await server.connect(database)
    room.atEnd(() => client.end())
    await fillPostgres(client)
    const core = await openCore(join(await room.folder(), 'workspace'))
    room.atEnd(() => core.close())
    const { host, port, user, password } = server
    const settings = { host, port: String(port), user, database }
    await core.call('connections.save', { name: 'sql', type: 'sql', settings })
    await core.call('connections.setSecret', { name: 'sql', secret: password })
    let rows = 0
    let after = ''
    const measured = await runInTurn(
      { runs },
      async () => {
        // Every row written anew: nothing can be left out because it did not change.
        for (const { name } of canonicalEntities)
          await client.query(`CREATE TABLE "${name} 2" AS SELECT * FROM "${name}"; DROP TABLE "${name}";
            ALTER TABLE "${name} 2" RENAME TO "${name}"`)
        const pulled = await core.pull('sql')
        rows = pulled.rows
        after = afterwards(pulled)
        return pulled.rows / pulled.sealing
      },
      async () => (rows * 1000) / (await fetchBare(client)),
    )
    return {
      ...measured,
      size: `sample company, ${rows.toLocaleString('en')} rows to the sealed snapshot, ${after}`,
    }
  },
}
