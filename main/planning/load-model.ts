import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { buildPlanModel, type PlanModel } from '@main/engine/plan/plan-model'
import type { PlanSource } from '@main/engine/source/plan-source'
import {
  closeConnection,
  openSnapshot,
  readOrderSummaries,
  readRows,
  readSnapshotInfo,
  snapshotFile,
} from '@main/store/reading'
import { EvenkeelError } from '@shared/contract/error-codes'

/** Reads sealed snapshots of a workspace into models. Throws SNAPSHOT_MISSING, and SNAPSHOT_DAMAGED where the file is not the one that was sealed. */
export const loadModelFrom =
  (workspace: string) =>
  (snapshot: string, fileHash: string): PlanModel => {
    const db = openSnapshot(workspace, snapshot)
    try {
      const bytes = readFileSync(snapshotFile(workspace, snapshot))
      if (createHash('sha256').update(bytes).digest('hex') !== fileHash)
        throw new EvenkeelError('SNAPSHOT_DAMAGED', { snapshot, reason: 'hash_differs' })
      const asOf = readSnapshotInfo(db, 'asOf') ?? readSnapshotInfo(db, 'sealedAt') ?? snapshot
      const source: PlanSource = {
        rows: (entity) => readRows(db, entity),
        orderSummaries: () => readOrderSummaries(db),
      }
      return buildPlanModel(source, asOf.slice(0, 10))
    } finally {
      closeConnection(db)
    }
  }
