/** Journal records as the screens are told of them. */
import type { JournalRecord } from '@main/store/reading'
import { stepCells } from '@shared/changes/plan-change'
import type { JournalEntry } from '@shared/contract/planning-calls'
import { driverOfStep, kindOfStep } from './journal-step-kind'

function kindOf({ kind, step }: JournalRecord): string {
  if (kind !== 'change') return kind
  return step.merged ? 'merge' : kindOfStep(step)
}

/** What an entry did, for a person; `standing` are the positions of changes that are in force. */
export const describeEntry = (
  record: JournalRecord,
  standing: ReadonlySet<number>,
): JournalEntry => ({
  position: record.position,
  scenario: record.scenario,
  kind: kindOf(record),
  ...(record.step.merged ? { merged: record.step.merged.name } : {}),
  ...(record.step.edits ? { edits: record.step.edits } : {}),
  ...(record.step.reasonCode ? { reasonCode: record.step.reasonCode } : {}),
  author: record.author,
  at: record.at,
  reason: record.reason,
  place: record.step.place,
  entry: record.step.entry,
  cells: stepCells(record.step) || record.step.changes.length,
  undone: record.kind === 'change' && !standing.has(record.position),
  driver: driverOfStep(record.step)?.assumption ?? null,
})
