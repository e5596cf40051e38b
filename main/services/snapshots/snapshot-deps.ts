/** What pulls need from the rest of the program. */
import type { Connector } from '@main/connectors/connector'
import type { IndexedSnapshot } from '@main/store/reading'
import type { WriteConnection } from '@main/store/writing'
import type { Topic } from '@shared/contract/contract'
import type { PullState, Snapshot } from '@shared/contract/snapshot-calls'
import type { RememberedFix } from '@shared/model/quality/quality-fixes'
import type { Block } from '@shared/model/quality/quality-gate'

export interface SnapshotDeps {
  readonly db: WriteConnection
  /** Folder of the workspace. */
  readonly folder: string
  now(): Date
  /** A random id of at least four letters or digits. */
  newId(): string
  /** Opens a connection by name; `open` of the connection service. */
  openConnector(name: string): Promise<Connector>
  /** Digest of all that decides how a connection is read: what was read otherwise is not built upon. */
  settingsDigest?(name: string): string | Promise<string>
  /** What is to be settled before a source is opened; the pull goes on without where it fails. Rejects with the signal's reason. */
  beforeReading?(signal: AbortSignal): Promise<void>
  changed(topics: readonly Topic[]): void
  /** Goes out as `pull.progress`. */
  progress(state: PullState): void
  /** Makes the forecasts that plans of a sealed snapshot read, before it is planned on. */
  forecast?(
    sealed: Pick<IndexedSnapshot, 'snapshot' | 'fileHash'>,
    tell: (done: number, total: number) => void,
    signal: AbortSignal,
  ): Promise<void>
  /** Corrections that people accepted for what comes from this connection, in order. */
  fixesOf?(connection: string): readonly RememberedFix[]
  /** Asks what was sealed the rules; `record` keeps the answer with the snapshot's place in the index, `recordFindings` what was found, afterwards. Blocks hold it back. */
  assess?(
    sealed: IndexedSnapshot,
    fixes: readonly RememberedFix[],
    signal: AbortSignal,
  ): Promise<{
    readonly blocks: readonly Block[]
    record(): void
    recordFindings(): Promise<void>
  }>
  /** After a snapshot that can be planned on is in the index, with the person who pulled; the pull is done when this is. */
  onSealed(snapshot: Snapshot, person: string): Promise<void> | void
  /** Something that no code of the contract covers, for the log. */
  unexpected(error: unknown): void
}
