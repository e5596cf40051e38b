/** The reading side of the store: everything that cannot change a file. */
export { canonicalJson, sha256 } from './canonical-json'
export {
  type ForecastReader,
  forecastFile,
  readForecasts,
} from './forecasts/forecast-file'
export { closeConnection, type ReadConnection } from './open-file'
export { type FixExample, type FixPreview, previewFix } from './quality/preview-fix'
export { type RuleQuestion, runRules } from './quality/run-rules'
export {
  readExamples,
  rejectedTexts,
  type SourceExample,
  similarKeys,
} from './quality/source-examples'
export { type Correction, listCorrected, readCorrections } from './snapshot/corrections'
export { openSnapshot } from './snapshot/open-snapshot'
export { readOrderSummaries } from './snapshot/order-summaries'
export {
  type RejectedRow,
  readFindings,
  readReadSources,
  readRejectedRows,
  readSnapshotInfo,
  readStamps,
} from './snapshot/read-records'
export { countRows, readColumns, readRows, readSourceRow } from './snapshot/read-rows'
export { type RecordName, readRecordNames } from './snapshot/record-names'
export { snapshotFile } from './snapshot/snapshot-files'
export { openSnapshotPair, type RowChange, type SnapshotPair } from './snapshot/snapshot-pair'
export { readUnknownCodes, type UnknownCode } from './snapshot/unknown-codes'
export { verifySnapshot } from './snapshot/verify-snapshot'
export type { DamageReason } from './sqlite-errors'
export { checkCheckpoints, readCheckpoint } from './tables/checkpoint-table'
export { getComment, getThread, listThreads, type StoredThread } from './tables/comment-table'
export { getConnection, listConnections, type StoredConnection } from './tables/connection-table'
export { hashDecision } from './tables/decision-hash'
export {
  type DecisionEvent,
  getDecision,
  lastDecisionHash,
  listDecisions,
  nextDecisionNumber,
} from './tables/decision-table'
export { latestDemandPolicy, listDemandPolicies } from './tables/demand-policy-table'
export { listIdentities, type StoredIdentity } from './tables/identity-table'
export {
  type JournalKind,
  type JournalRecord,
  lastPosition,
  lastPositionOf,
  type NewJournalEntry,
  readJournal,
  readJournalEntry,
  readJournalTail,
} from './tables/journal-table'
export {
  asOutboxEntry,
  getOutbox,
  getOutboxDocument,
  listOutbox,
  type Settlement,
  type StoredOutboxEntry,
} from './tables/outbox-table'
export { listOwnMeasures } from './tables/own-measure-table'
export { listPeople } from './tables/person-table'
export {
  type ArchivedPlan,
  type ArchivedRow,
  checkArchive,
  listArchivedPlans,
  readArchivedRows,
} from './tables/plan-archive-table'
export { readPublishedLines } from './tables/published-line-table'
export {
  getQualityCheck,
  latestQualityGates,
} from './tables/quality-check-table'
export {
  countFindingStates,
  countQualityFindings,
  type FindingFilter,
  getQualityFinding,
  type KeptFinding,
  listQualityEvents,
  listQualityFindings,
  pageOfFindings,
} from './tables/quality-finding-table'
export { getQualityFix, listQualityFixes } from './tables/quality-fix-table'
export { type KeptRule, listKeptRules } from './tables/quality-rule-table'
export { listReviews } from './tables/review-table'
export { getScenario, listScenarios, type StoredScenario } from './tables/scenario-table'
export { getMemory, getSetting } from './tables/setting-table'
export {
  asSnapshot,
  getSnapshot,
  type IndexedSnapshot,
  listSnapshots,
} from './tables/snapshot-table'
export { getVisit, type SeenPoint, type Visit } from './tables/visit-table'
export { atOneMoment } from './transaction'
export {
  checkDecisions,
  checkFile,
  checkJournal,
  checkMark,
  checkOutbox,
  checkSchema,
  checkTables,
  readWorkspaceMark,
  wordsOf,
} from './workspace/check-workspace'
export { openWorkspaceForReading } from './workspace/read-workspace'
