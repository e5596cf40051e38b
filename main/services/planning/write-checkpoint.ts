import { putCheckpoint, type WriteConnection } from '@main/store/writing'
import type { JournalMemory } from './journal-memory'

/** Keeps what a scenario's journal comes to now, so that the next opening begins there. The journal itself is left as it is. */
export function writeCheckpoint(
  db: WriteConnection,
  journal: JournalMemory,
  scenario: string,
): void {
  const folded = journal.fold(scenario)
  putCheckpoint(db, scenario, folded)
  journal.checkpointed(scenario, folded)
}
