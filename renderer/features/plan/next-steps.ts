/** Which steps undo and redo would take. */
import type { JournalEntry } from '@shared/contract/planning-calls'

export interface NextSteps {
  readonly undo: JournalEntry | null
  readonly redo: JournalEntry | null
}

/** Not steps of a planner: undo passes them over. */
const passedOver: ReadonlySet<string> = new Set(['undo', 'redo', 'use_snapshot'])

/** The last step in force is undone first; of the undone ones behind it the first is redone first. */
export function nextSteps(journal: readonly JournalEntry[], scenario: string): NextSteps {
  const own = journal
    .filter((entry) => entry.scenario === scenario && !passedOver.has(entry.kind))
    .sort((a, b) => a.position - b.position)
  const last = own.findLastIndex((entry) => !entry.undone)
  return { undo: own[last] ?? null, redo: own[last + 1] ?? null }
}
