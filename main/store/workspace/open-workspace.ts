/** Opens a workspace for this process alone: lock, file, schema, high-water mark. */

import { existsSync, renameSync, rmSync, statSync } from 'node:fs'
import { EvenkeelError } from '@shared/contract/error-codes'
import Database from 'better-sqlite3'
import { migrations } from '../migrations/all-migrations'
import {
  closeConnection,
  type OpenFile,
  openFile,
  reading,
  statement,
  type WriteConnection,
  writing,
} from '../open-file'
import { removeStagings } from '../snapshot/snapshot-files'
import { damaged, guarded } from '../sqlite-errors'
import { compareWithMark, standing } from './compare-with-mark'
import { openMark, readMark } from './high-water-mark'
import { migrate } from './migrate-workspace'
import { refreshDigests, tablesThatDiffer } from './table-digests'
import {
  databaseFile,
  makeFolder,
  markFile,
  snapshotFolder,
  syncFolder,
  workspaceApplication,
} from './workspace-files'
import { lockWorkspace } from './workspace-lock'

export interface WorkspaceStore {
  readonly folder: string
  readonly db: WriteConnection
  /** Backup made before the schema was brought up to date; null where it was. */
  readonly backup: string | null
  close(): void
}

export interface OpenWorkspaceOptions {
  /** ISO time, for the name of a backup. */
  readonly now: string
  /** Makes a workspace where there is none. */
  readonly create?: boolean
}

/** Made under another name, so that a file called `workspace.sqlite` is always a whole one. */
function createDatabase(folder: string, now: string): void {
  const file = databaseFile(folder)
  const unfinished = `${file}.new`
  rmSync(unfinished, { force: true })
  const database = new Database(unfinished)
  try {
    database.pragma('synchronous = FULL')
    database.pragma(`application_id = ${workspaceApplication}`)
    migrate(database, migrations, { folder, now })
  } finally {
    database.close()
  }
  renameSync(unfinished, file)
  syncFolder(folder)
}

/** Refuses a file that no workspace of this program is in. */
export function refuseForeignFile(file: OpenFile): void {
  if (statSync(file.file).size === 0) throw damaged('workspace', file.file, 'empty_file')
  const application = file.database.pragma('application_id', { simple: true })
  if (application !== workspaceApplication) throw damaged('workspace', file.file, 'foreign_file')
}

function prepare(file: OpenFile, folder: string, now: string): string | null {
  refuseForeignFile(file)
  // A newer file is refused before anything is written to it, the journal mode included.
  const backup = migrate(file.database, migrations, { folder, now })
  file.database.pragma('journal_mode = WAL')
  file.database.pragma('synchronous = FULL')
  file.database.pragma('foreign_keys = ON')
  file.database.pragma('trusted_schema = OFF')
  file.database.pragma('cell_size_check = ON')
  return backup
}

/** Counts every transaction and digests what it changed inside it, and notes outside how far the file has come after it. */
function keepMark(file: OpenFile, folder: string): () => void {
  const mark = openMark(markFile(folder), standing(reading(file)))
  file.beforeCommit = () => {
    refreshDigests(file.database, file.touched)
    file.touched.clear()
    statement(file, 'UPDATE mark SET commits = commits + 1').run()
  }
  file.afterCommit = () => mark.write(standing(reading(file)))
  return () => mark.close()
}

/**
 * Opens the workspace in `folder` and holds its lock until closed. Left-over stagings of cut-off pulls are removed.
 * Throws WORKSPACE_MISSING, WORKSPACE_IN_USE, WORKSPACE_NEWER, WORKSPACE_DAMAGED, WORKSPACE_UNWRITABLE, DISK_FULL;
 * nothing is ever replaced.
 */
export function openWorkspace(folder: string, options: OpenWorkspaceOptions): WorkspaceStore {
  const path = databaseFile(folder)
  if (!options.create && !existsSync(path) && !existsSync(markFile(folder))) {
    throw new EvenkeelError('WORKSPACE_MISSING', { folder })
  }
  return guarded('workspace', path, () => {
    makeFolder(snapshotFolder(folder))
    const lock = lockWorkspace(folder)
    let file: OpenFile | undefined
    try {
      if (!existsSync(path)) {
        // The mark says that there was one: it was lost, not never made.
        if (existsSync(markFile(folder))) throw damaged('workspace', path, 'file_missing')
        createDatabase(folder, options.now)
      }
      const opened = openFile(path, 'workspace')
      file = opened
      const backup = prepare(opened, folder, options.now)
      const loss = compareWithMark(reading(opened), readMark(markFile(folder)))
      if (loss) throw damaged('workspace', path, loss.reason, loss.params)
      const [table] = tablesThatDiffer(opened.database)
      if (table) throw damaged('workspace', path, 'hash_differs', { table })
      const closeMark = keepMark(opened, folder)
      removeStagings(folder)
      return {
        folder,
        db: writing(opened),
        backup,
        close() {
          if (!opened.database.open) return
          closeConnection(writing(opened))
          closeMark()
          lock.release()
        },
      }
    } catch (error) {
      file?.database.close()
      lock.release()
      throw error
    }
  })
}
