/** What the comparing thread does: one comparison, told step by step; then it ends. */
import type { MessagePort } from 'node:worker_threads'
import { buildPlanModel } from '@main/engine/plan/plan-model'
import {
  closeConnection,
  openSnapshot,
  openSnapshotPair,
  readOrderSummaries,
  readRows,
  readSnapshotInfo,
} from '@main/store/reading'
import { EvenkeelError } from '@shared/contract/error-codes'
import { demandPolicyOf } from '../demand-policy-of'
import { keptForecaster } from '../forecasting/kept-forecaster'
import { rememberingForecaster } from '../forecasting/remembering-forecaster'
import { keptPlansOf } from '../kept-plans'
import { loadModelFrom } from '../load-model'
import { type ComparedEnd, compareSnapshots } from './compare-snapshots'
import type { ComparedSnapshot, ComparisonAsked, ComparisonReply } from './comparison-requests'

/** Compares two snapshots of a workspace; `version` is of the program, for the forecasts it keeps. Throws SNAPSHOT_MISSING, SNAPSHOT_DAMAGED. */
export function runComparison(
  workspace: string,
  version: string,
  asked: ComparisonAsked,
  tell: (reply: ComparisonReply) => void,
): void {
  const forecaster = rememberingForecaster(keptForecaster(workspace, version), version)
  const keptPlans = keptPlansOf(workspace)
  const policy = demandPolicyOf(workspace)()
  const load = loadModelFrom(workspace, keptPlans, () => policy, forecaster)
  const opened: { close(): void }[] = []
  const open = ({ snapshot, fileHash }: ComparedSnapshot): ComparedEnd => {
    const db = openSnapshot(workspace, snapshot)
    opened.push({ close: () => closeConnection(db) })
    const asOf = readSnapshotInfo(db, 'asOf') ?? readSnapshotInfo(db, 'sealedAt') ?? snapshot
    return {
      source: {
        rows: (entity) => readRows(db, entity),
        orderSummaries: () => readOrderSummaries(db),
      },
      asOf: asOf.slice(0, 10),
      model: () => load(snapshot, fileHash),
    }
  }
  try {
    const before = open(asked.of)
    const after = open(asked.to)
    const pair = openSnapshotPair(workspace, asked.of.snapshot, asked.to.snapshot)
    opened.push(pair)
    const comparison = compareSnapshots(asked, {
      before,
      after,
      pair,
      modelOf: ({ source, asOf }) =>
        buildPlanModel(source, asOf(), undefined, policy, keptPlans(), forecaster),
      tell: (step) => tell({ kind: 'step', step }),
    })
    tell({ kind: 'done', comparison })
  } finally {
    for (const one of opened) one.close()
  }
}

export function serveComparison(
  port: MessagePort,
  workspace: string,
  version: string,
  asked: ComparisonAsked,
): void {
  try {
    runComparison(workspace, version, asked, (reply) => port.postMessage(reply))
  } catch (error) {
    const known = error instanceof EvenkeelError
    port.postMessage({
      kind: 'failed',
      error: known ? { code: error.code, params: error.params } : { code: 'INTERNAL', params: {} },
      detail: error instanceof Error ? (error.stack ?? error.message) : String(error),
    } satisfies ComparisonReply)
  }
}
