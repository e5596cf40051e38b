/** A kind of connector. What it can do is said in `shared/model/connection-capabilities.ts`, so that the rest of the program need not know any by name. */
import type { ConnectionType } from '@shared/contract/snapshot-calls'
import type { Connector } from './connector'

export interface ConnectorType {
  readonly type: ConnectionType
  /** Checks `settings` and makes the connector; throws CONNECTION_INVALID {field, reason}. */
  create(settings: Readonly<Record<string, string>>, secret: string | null): Connector
}
