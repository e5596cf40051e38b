/** Several writes that are kept together or not at all. */
import { behind, type ReadConnection, type WriteConnection } from './open-file'
import { guarded } from './sqlite-errors'

/**
 * Runs `work` in one transaction and answers what it answers; on disk when this returns. Inside another one it is a
 * part of it. Whatever `work` throws undoes its writes and is thrown on. Throws DISK_FULL, WORKSPACE_DAMAGED.
 */
export function transaction<T>(db: WriteConnection, work: () => T): T {
  const file = behind(db)
  const outermost = !file.database.inTransaction
  const answer = guarded(file.kind, file.file, () =>
    file.database
      .transaction(() => {
        const result = work()
        if (outermost) file.beforeCommit?.()
        return result
      })
      .immediate(),
  )
  if (outermost) file.afterCommit?.()
  return answer
}

/** Runs several reads on one state of the file, whatever is written meanwhile. */
export function atOneMoment<T>(db: ReadConnection, work: () => T): T {
  const file = behind(db)
  return guarded(file.kind, file.file, () => file.database.transaction(work).deferred())
}
