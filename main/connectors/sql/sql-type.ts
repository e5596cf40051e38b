/** The SQL connector as a type of connection. */
import { checkSettings } from '../check-settings'
import type { ConnectorType } from '../connector-type'
import { loadMapping } from '../mapping/load-mapping'
import { postgresSystem } from './drivers/postgres-system'
import { sqliteSystem } from './drivers/sqlite-system'
import { createSqlConnector } from './sql-connector'
import type { SqlSystem } from './sql-session'
import { type SqlSettings, sqlSettingsShape } from './sql-settings'
import { createPostgresTarget } from './target/postgres-target'

function systemOf(settings: SqlSettings, password: string | null): SqlSystem {
  if (settings.driver === 'sqlite') return sqliteSystem(settings.database)
  return postgresSystem({ settings, password })
}

export const sqlType: ConnectorType = {
  type: 'sql',
  capabilities: {
    read: true,
    incremental: false,
    publish: true,
    conditional: 'compare',
    needsSecret: false,
  },
  create(given, secret) {
    const settings = checkSettings(sqlSettingsShape, given)
    const { schema, user, mapping, target } = settings
    const options = { settings, password: secret }
    return createSqlConnector({
      system: systemOf(settings, secret),
      schema,
      user,
      mapping: mapping === '' ? null : loadMapping(mapping),
      ...(target === '' ? {} : { target: createPostgresTarget(options) }),
    })
  },
}
