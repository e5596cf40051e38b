import type { JournalRecord } from '@main/store/reading'
import { growStack, nothingFolded } from '@shared/changes/fold-journal'

/** The changes among a scenario's entries that stand, oldest first: what was undone is left out. */
export function entriesInForce(records: readonly JournalRecord[]): JournalRecord[] {
  const stack = growStack(nothingFolded.stack)
  for (const record of records) stack.add(record)
  const byPosition = new Map(records.map((record) => [record.position, record]))
  return stack.current.done.flatMap((position) => byPosition.get(position) ?? [])
}
