import { createHash } from 'node:crypto'
import { closeSync, openSync, readSync } from 'node:fs'
import type { KeptPlan } from '@main/engine/archive/published-cycles'
import {
  type Forecaster,
  type PoolTask,
  plainForecaster,
} from '@main/engine/baseline/forecast-task'
import { readForecastTasks } from '@main/engine/baseline/read-forecast-tasks'
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
import { type DemandPolicy, defaultDemandPolicy } from '@shared/model/demand-policy'
import type { ForecastSetting } from '@shared/model/forecast-setting'

/** Read piece by piece: a file may be larger than what is made of it. */
function hashOf(path: string): string {
  const hash = createHash('sha256')
  const piece = Buffer.allocUnsafe(1 << 20)
  const file = openSync(path, 'r')
  try {
    for (;;) {
      const read = readSync(file, piece)
      if (read === 0) return hash.digest('hex')
      hash.update(piece.subarray(0, read))
    }
  } finally {
    closeSync(file)
  }
}

interface OpenedSource {
  readonly source: PlanSource
  readonly asOf: string
}

/** Hands a sealed snapshot's rows to `read`. Throws SNAPSHOT_MISSING, and SNAPSHOT_DAMAGED where the file is not the one that was sealed. */
function readSealed<T>(
  workspace: string,
  snapshot: string,
  fileHash: string,
  read: (opened: OpenedSource) => T,
): T {
  const db = openSnapshot(workspace, snapshot)
  try {
    if (hashOf(snapshotFile(workspace, snapshot)) !== fileHash)
      throw new EvenkeelError('SNAPSHOT_DAMAGED', { snapshot, reason: 'hash_differs' })
    const asOf = readSnapshotInfo(db, 'asOf') ?? readSnapshotInfo(db, 'sealedAt') ?? snapshot
    const source: PlanSource = {
      rows: (entity) => readRows(db, entity),
      orderSummaries: () => readOrderSummaries(db),
    }
    return read({ source, asOf: asOf.slice(0, 10) })
  } finally {
    closeConnection(db)
  }
}

/** Reads sealed snapshots of a workspace into models, under the demand policy of the moment. Throws SNAPSHOT_MISSING, and SNAPSHOT_DAMAGED where the file is not the one that was sealed. */
export const loadModelFrom =
  (
    workspace: string,
    keptPlans: () => readonly KeptPlan[] = () => [],
    policy: () => DemandPolicy = () => defaultDemandPolicy,
    forecaster: Forecaster = plainForecaster(),
  ) =>
  (snapshot: string, fileHash: string): PlanModel =>
    readSealed(workspace, snapshot, fileHash, ({ source, asOf }) =>
      buildPlanModel(source, asOf, undefined, policy(), keptPlans(), forecaster),
    )

/** What a sealed snapshot gives to forecast, under the demand policy of the moment. Throws as reading it into a model does. */
export const forecastTasksFrom =
  (workspace: string, policy: () => DemandPolicy = () => defaultDemandPolicy) =>
  (
    snapshot: string,
    fileHash: string,
    settings: ReadonlyMap<string, ForecastSetting>,
  ): PoolTask[] =>
    readSealed(workspace, snapshot, fileHash, ({ source, asOf }) =>
      readForecastTasks(source, asOf, settings, policy()),
    )
