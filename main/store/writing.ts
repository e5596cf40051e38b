/** The writing side of the store. Several writes belong together in `transaction`. */
export { type ForecastStore, openForecasts } from './forecasts/forecast-file'
export type { WriteConnection } from './open-file'
export { ChangedRows, hasUnknownRows, keyText } from './snapshot/change-rows'
export { clearEntity, continueStaging, keepEntity } from './snapshot/continue-staging'
export { addCorrections, hasStagedRow, type NewCorrection } from './snapshot/corrections'
export { insertRows, type StagedRow } from './snapshot/insert-rows'
export { deleteLoopsInBill } from './snapshot/loop-check'
export { deleteRowsWithUnknownReferences } from './snapshot/reference-check'
export { inTurns, type SealOptions, sealSnapshot } from './snapshot/seal-snapshot'
export { removeSnapshot } from './snapshot/snapshot-files'
export { StagedCells } from './snapshot/staged-cells'
export {
  addFindingOnce,
  addFindings,
  beginEntity,
  countStagedRows,
  createStaging,
  discardStaging,
  endReading,
  type ReadSource,
  readStagedCompany,
  readStagedFindings,
  rejectRow,
  type StagedSource,
  type Staging,
} from './snapshot/staging'
export { deleteRowsNobodyConverts } from './snapshot/unit-and-currency-check'
export { putCheckpoint } from './tables/checkpoint-table'
export {
  insertComment,
  insertThread,
  removeComment,
  resolveThread,
  rewriteComment,
} from './tables/comment-table'
export { deleteConnection, putConnection } from './tables/connection-table'
export {
  addDecisionEvent,
  deleteDecision,
  insertDecision,
  updateDecision,
} from './tables/decision-table'
export { addDemandPolicy } from './tables/demand-policy-table'
export { deleteIdentity, putIdentity } from './tables/identity-table'
export { appendJournal } from './tables/journal-table'
export { insertOutbox, updateOutbox } from './tables/outbox-table'
export { deleteOwnMeasure, putOwnMeasure } from './tables/own-measure-table'
export { putPeople } from './tables/person-table'
export { insertArchivedPlan } from './tables/plan-archive-table'
export { putPublishedLines } from './tables/published-line-table'
export { addQualityGates, putQualityCheck } from './tables/quality-check-table'
export {
  addQualityEvent,
  deleteQualityFinding,
  type NewQualityEvent,
  putQualityFinding,
} from './tables/quality-finding-table'
export { putQualityFix } from './tables/quality-fix-table'
export { deleteKeptRule, putKeptRule } from './tables/quality-rule-table'
export { putReviews } from './tables/review-table'
export { arrangeScenarios, insertScenario, updateScenario } from './tables/scenario-table'
export { setMemory, setSetting } from './tables/setting-table'
export { deleteSnapshot, insertSnapshot } from './tables/snapshot-table'
export { putVisit } from './tables/visit-table'
export { transaction } from './transaction'
export {
  type OpenWorkspaceOptions,
  openWorkspace,
  type WorkspaceStore,
} from './workspace/open-workspace'
export { makeFolder, syncFolder } from './workspace/workspace-files'
