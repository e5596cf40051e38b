import type { KeptPlan } from '@main/engine/archive/published-cycles'
import {
  closeConnection,
  listArchivedPlans,
  openWorkspaceForReading,
  readArchivedRows,
} from '@main/store/reading'
import { overrideAuthors } from './override-authors'

/** Published plans of a workspace, in the order of approval within a cycle. What was read is kept, since it never changes. */
export function keptPlansOf(workspace: string): () => readonly KeptPlan[] {
  const read = new Map<string, KeptPlan>()
  return () => {
    const db = openWorkspaceForReading(workspace)
    try {
      return listArchivedPlans(db).map(({ archive, decision, asOf, periods }) => {
        const known = read.get(archive) ?? {
          asOf,
          periods,
          rows: readArchivedRows(db, archive),
          authorOf: overrideAuthors(db, decision),
        }
        read.set(archive, known)
        return known
      })
    } finally {
      closeConnection(db)
    }
  }
}
