import { buildPlanModel, type PlanModel } from '@main/engine/plan/plan-model'
import { closeConnection, openSnapshot, readRows, readSnapshotInfo } from '@main/store/reading'

/** Reads sealed snapshots of a workspace into models. Throws SNAPSHOT_MISSING, SNAPSHOT_DAMAGED. */
export const loadModelFrom =
  (workspace: string) =>
  (snapshot: string): PlanModel => {
    const db = openSnapshot(workspace, snapshot)
    try {
      const asOf = readSnapshotInfo(db, 'asOf') ?? readSnapshotInfo(db, 'sealedAt') ?? snapshot
      return buildPlanModel({ rows: (entity) => readRows(db, entity) }, asOf.slice(0, 10))
    } finally {
      closeConnection(db)
    }
  }
