/** Sealed snapshots as differences and traces read them: some rows, or one entity of several. */
import type { TraceSource } from '@main/engine/trace/trace-source'
import {
  closeConnection,
  openSnapshot,
  type ReadConnection,
  readRows,
  readSnapshotInfo,
  readStamps,
} from '@main/store/reading'
import { EvenkeelError } from '@shared/contract/error-codes'

export interface OpenSnapshot {
  readonly source: TraceSource
  readonly asOf: string
  /** Entity → digest of its rows; two snapshots with equal digests hold equal rows. */
  readonly digests: ReadonlyMap<string, string>
  close(): void
}

/** Opens a snapshot of a workspace. Throws SNAPSHOT_MISSING, SNAPSHOT_DAMAGED. */
export const openSnapshotOf =
  (workspace: string) =>
  (snapshot: string): OpenSnapshot => {
    const db: ReadConnection = openSnapshot(workspace, snapshot)
    const stamps = new Map(readStamps(db).map((stamp) => [stamp.entity, stamp]))
    return {
      source: {
        rows: (entity, filter) => readRows(db, entity, filter),
        stampOf: (entity) => stamps.get(entity),
      },
      asOf: readSnapshotInfo(db, 'asOf') ?? readSnapshotInfo(db, 'sealedAt') ?? snapshot,
      digests: new Map([...stamps].map(([entity, { hash }]) => [entity, hash])),
      close: () => closeConnection(db),
    }
  }

/** For plans that come from no snapshot: there is nothing to look into. Throws SNAPSHOT_MISSING. */
export function noSnapshot(snapshot: string): OpenSnapshot {
  throw new EvenkeelError('SNAPSHOT_MISSING', { snapshot })
}
