/** Where the files of a workspace lie. */
import { closeSync, fsyncSync, mkdirSync, openSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** SQLite `application_id` of `workspace.sqlite`: "EVKW". */
export const workspaceApplication = 0x45564b57

export const databaseFile = (folder: string): string => join(folder, 'workspace.sqlite')
export const markFile = (folder: string): string => join(folder, 'workspace.mark')
export const lockFile = (folder: string): string => join(folder, 'workspace.lock')
/** Beside the lock, not in it: opening and closing a locked file would let go of the lock. */
export const lockHolderFile = (folder: string): string => join(folder, 'workspace.lock.process')
export const backupFolder = (folder: string): string => join(folder, 'backups')
export const snapshotFolder = (folder: string): string => join(folder, 'snapshots')

/** Makes a folder and those above it. One at a time: made together, a disk that is read only is reported as a missing folder. */
export function makeFolder(folder: string): void {
  const found = () => statSync(folder, { throwIfNoEntry: false })
  const there = found()
  if (there?.isDirectory()) return
  if (!there && dirname(folder) !== folder) makeFolder(dirname(folder))
  try {
    mkdirSync(folder)
  } catch (error) {
    // Somebody else may have made it in the meantime.
    if (!found()?.isDirectory()) throw error
  }
}

/** Makes renamed and new names in a folder survive a power cut. */
export function syncFolder(folder: string): void {
  // Windows has no such handle, and its file system keeps names by itself.
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
