/** Makes the connector of a connection; the only place that knows every type. */
import type { ConnectionType } from '@shared/contract/snapshot-calls'
import type { Connector } from './connector'
import type { ConnectorType } from './connector-type'
import { filesType } from './files/files-type'
import { sftpType } from './files/sftp/sftp-type'
import { odataType } from './odata/odata-type'
import { restType } from './rest/rest-type'
import { salesforceType } from './salesforce/salesforce-type'
import { sqlType } from './sql/sql-type'
import { trytonType } from './tryton/tryton-type'

/** Every type of connection, by name. */
const connectorTypes: Readonly<Record<ConnectionType, ConnectorType>> = {
  files: filesType,
  odata: odataType,
  rest: restType,
  salesforce: salesforceType,
  sftp: sftpType,
  sql: sqlType,
  tryton: trytonType,
}

/** A connector of `type`. CONNECTION_INVALID {field, reason} where the settings do not fit it. */
export function createConnector(
  type: ConnectionType,
  settings: Readonly<Record<string, string>>,
  secret: string | null = null,
): Connector {
  return connectorTypes[type].create(settings, secret)
}
