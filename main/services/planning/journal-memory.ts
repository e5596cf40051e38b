/** The journal as this process has read and written it: checked against its hashes once, then kept. */
import { type JournalRecord, type ReadConnection, readJournal } from '@main/store/reading'

export interface JournalMemory {
  /** All entries of a scenario, oldest first. Throws WORKSPACE_DAMAGED where one was tampered with. */
  of(scenario: string): readonly JournalRecord[]
  /** Notes an entry that is on disk. */
  note(record: JournalRecord): void
}

/** Good for as long as nobody else writes the workspace, which its lock sees to. */
export function createJournalMemory(db: ReadConnection): JournalMemory {
  const known = new Map<string, JournalRecord[]>()
  return {
    of(scenario) {
      const records = known.get(scenario) ?? readJournal(db, scenario)
      known.set(scenario, records)
      return records
    },
    note(record) {
      const records = known.get(record.scenario)
      // Not read yet: it will come with the others.
      if (records && records.at(-1)?.position !== record.position) records.push(record)
    },
  }
}
