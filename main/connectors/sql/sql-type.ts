/** The SQL connector as a type of connection. */
import { checkSettings } from '../check-settings'
import type { ConnectorType } from '../connector-type'
import { loadMapping } from '../mapping/load-mapping'
import { mysqlSystem } from './drivers/mysql-system'
import { oracleSystem } from './drivers/oracle-system'
import { postgresSystem } from './drivers/postgres-system'
import { sqliteSystem } from './drivers/sqlite-system'
import { sqlServerSystem } from './drivers/sqlserver-system'
import { createSqlConnector } from './sql-connector'
import type { SqlSystem } from './sql-session'
import { type SqlSettings, sqlSettingsShape } from './sql-settings'
import { createPostgresTarget } from './target/postgres-target'

function systemOf(settings: SqlSettings, password: string | null): SqlSystem {
  switch (settings.driver) {
    case 'sqlite':
      return sqliteSystem(settings.database, settings.statementSeconds)
    case 'mysql':
      return mysqlSystem(settings, password)
    case 'sqlserver':
      return sqlServerSystem(settings, password)
    case 'oracle':
      return oracleSystem(settings, password)
    default:
      return postgresSystem({ settings, password })
  }
}

export const sqlType: ConnectorType = {
  type: 'sql',
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
