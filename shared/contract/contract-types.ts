/** The types of the contract that services and connectors name most, in one place. */

export type { Decision, DecisionDraft, DecisionState } from './decision-calls'
export type {
  OutboxEntry,
  PublishConflict,
  PublishDocument,
  PublishedLine,
  Receipt,
} from './publishing-calls'
export type { Connection, EntityStamp, Finding, FindingKind, Snapshot } from './snapshot-calls'
