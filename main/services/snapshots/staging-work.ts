/** What the reading of one entity is given. */
import type { Connector, SourceEntity } from '@main/connectors/connector'
import type { Staging } from '@main/store/writing'
import type { RememberedFix } from '@shared/model/quality/quality-fixes'
import type { PullProgress } from './pull-progress'

/** A connection that a pull reads. */
export interface OpenSource {
  readonly connection: string
  readonly connector: Connector
  /** Digest of all that decides how it is read. */
  readonly settings: string
  /** By name of the entity. */
  readonly entities: ReadonlyMap<string, SourceEntity>
}

export interface StagingWork {
  readonly staging: Staging
  readonly progress: PullProgress
  readonly signal: AbortSignal
  /** ISO time, for sources that do not say how old their data is. */
  readonly startedAt: string
  /** Everything is read, even where only changes could be. */
  readonly full: boolean
  /** By connection, what people had corrected in its rows before they are checked. */
  readonly fixes: ReadonlyMap<string, readonly RememberedFix[]>
  /** The connection that is being read, null between two. */
  readonly reading: { connection: string | null }
}
