/** One writer a workspace: a lock the operating system lets go of when its holder dies, however it dies. */

import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { EvenkeelError } from '@shared/contract/error-codes'
import Database from 'better-sqlite3'
import { guarded, isBusy } from '../sqlite-errors'
import { lockFile, lockHolderFile } from './workspace-files'

export interface WorkspaceLock {
  release(): void
}

/** A lock that nobody refers to would be let go of when memory is tidied up. */
const held = new Set<Database.Database>()

function holderOf(folder: string): number {
  try {
    return Number(readFileSync(lockHolderFile(folder), 'utf8')) || 0
  } catch {
    return 0
  }
}

/**
 * Takes the lock and keeps it until released. SQLite's own lock on a second file: it also tells two connections of one
 * process apart, which plain file locks do not. Throws WORKSPACE_IN_USE with the process that holds it (0: unknown).
 */
export function lockWorkspace(folder: string): WorkspaceLock {
  const file = lockFile(folder)
  const database = guarded('workspace', file, () => new Database(file, { timeout: 0 }))
  try {
    database.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    database.close()
    if (!isBusy(error)) throw error
    throw new EvenkeelError('WORKSPACE_IN_USE', { folder, process: holderOf(folder) }, error)
  }
  held.add(database)
  try {
    writeFileSync(lockHolderFile(folder), `${process.pid}\n`)
  } catch {
    // Only the wording of somebody else's message depends on it; a full disk must not keep the owner out.
  }
  return {
    release() {
      rmSync(lockHolderFile(folder), { force: true })
      held.delete(database)
      database.close()
    },
  }
}
