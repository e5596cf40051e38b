/** Brings a workspace file to the schema of this program: a verified backup first, then everything in one transaction. */

import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { EvenkeelError } from '@shared/contract/error-codes'
import Database from 'better-sqlite3'
import type { Migration } from '../migrations/migration'
import { damaged } from '../sqlite-errors'
import { digestedTables, refreshDigests } from './table-digests'
import { backupFolder, makeFolder } from './workspace-files'

export const versionOf = (database: Database.Database): number =>
  database.pragma('user_version', { simple: true }) as number

/** `2026-11-15T09:30:00.000Z` → `20261115T093000Z`: good in a file name. */
const stamp = (now: string): string => now.replace(/[-:]|\.\d+/g, '')

/** Copies the database, opens the copy and checks it; answers its path. Throws when the copy is not whole. */
export function backUp(database: Database.Database, folder: string, now: string): string {
  const version = versionOf(database)
  makeFolder(backupFolder(folder))
  const file = join(backupFolder(folder), `workspace-v${version}-${stamp(now)}.sqlite`)
  rmSync(file, { force: true })
  database.prepare('VACUUM INTO ?').run(file)
  const copy = new Database(file, { readonly: true, fileMustExist: true })
  try {
    const answer = copy.pragma('integrity_check(1)', { simple: true })
    if (answer !== 'ok' || versionOf(copy) !== version)
      throw damaged('workspace', file, 'malformed')
  } finally {
    copy.close()
  }
  return file
}

/**
 * Runs the migrations the file has not had; answers the backup's path, or null where there was nothing to do or to
 * lose. Throws WORKSPACE_NEWER with the file's version and the highest one known here.
 */
export function migrate(
  database: Database.Database,
  migrations: readonly Migration[],
  options: { readonly folder: string; readonly now: string },
): string | null {
  const version = versionOf(database)
  const supported = Math.max(...migrations.map((m) => m.version))
  if (version > supported) {
    throw new EvenkeelError('WORKSPACE_NEWER', { file: database.name, version, supported })
  }
  const pending = migrations.filter((m) => m.version > version)
  if (pending.length === 0) return null
  const backup = version > 0 ? backUp(database, options.folder, options.now) : null
  // Tables that are made anew under their old name must not take referring rows with them; checked below instead.
  database.pragma('foreign_keys = OFF')
  try {
    database
      .transaction(() => {
        for (const migration of pending) database.exec(migration.sql)
        const orphans = database.pragma('foreign_key_check') as unknown[]
        if (orphans.length > 0) throw damaged('workspace', database.name, 'malformed')
        database.pragma(`user_version = ${supported}`)
        refreshDigests(database, digestedTables)
      })
      .exclusive()
  } finally {
    database.pragma('foreign_keys = ON')
  }
  return backup
}
