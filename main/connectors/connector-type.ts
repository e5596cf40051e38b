/** What a kind of connector declares of itself, so that the rest of the program need not know any by name. */
import type { ConnectionType } from '@shared/contract/snapshot-calls'
import type { Connector } from './connector'

export interface Capabilities {
  readonly read: boolean
  /** Reads only what changed since the last time. */
  readonly incremental: boolean
  readonly publish: boolean
  /** How what was changed by others is noticed before it is overwritten. */
  readonly conditional: 'compare' | 'etag' | 'none'
  readonly needsSecret: boolean
}

export interface ConnectorType {
  readonly type: ConnectionType
  readonly capabilities: Capabilities
  /** Checks `settings` and makes the connector; throws CONNECTION_INVALID {field, reason}. */
  create(settings: Readonly<Record<string, string>>, secret: string | null): Connector
}
