/** Opens a workspace beside whoever has it: without its lock, for reading only. */

import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { EvenkeelError } from '@shared/contract/error-codes'
import { migrations } from '../migrations/all-migrations'
import { type OpenFile, openFile, type ReadConnection, reading } from '../open-file'
import { damaged, guarded, isUnwritable } from '../sqlite-errors'
import { versionOf } from './migrate-workspace'
import { refuseForeignFile } from './open-workspace'
import { databaseFile, markFile } from './workspace-files'

/** `path` is what messages name, wherever the bytes are read from. */
function checkedFile(bytes: string, path = bytes): OpenFile {
  const file = { ...openFile(bytes, 'workspace', { readonly: true }), file: path }
  try {
    refuseForeignFile(file)
    const version = versionOf(file.database)
    const supported = migrations.at(-1)!.version
    if (version > supported) {
      throw new EvenkeelError('WORKSPACE_NEWER', { file: path, version, supported })
    }
    if (version < supported) throw damaged('workspace', path, 'version_unknown', { version })
    return file
  } catch (error) {
    file.database.close()
    throw error
  }
}

/** The same from a copy, which goes when it is closed: SQLite reads no write-ahead log where it may not write beside it. */
function checkedCopy(path: string): OpenFile {
  const place = mkdtempSync(join(tmpdir(), 'evenkeel-copy-'))
  const remove = () => rmSync(place, { recursive: true, force: true })
  try {
    const copy = join(place, basename(path))
    copyFileSync(path, copy)
    if (existsSync(`${path}-wal`)) copyFileSync(`${path}-wal`, `${copy}-wal`)
    return { ...checkedFile(copy, path), afterClose: remove }
  } catch (error) {
    remove()
    throw error
  }
}

/**
 * Opens the workspace for reading, from a copy where its folder cannot be written to, unless `copies` is false. Throws
 * WORKSPACE_MISSING, WORKSPACE_NEWER, WORKSPACE_DAMAGED, WORKSPACE_UNWRITABLE where it cannot be read either way. Close
 * it with `closeConnection`.
 */
export function openWorkspaceForReading(folder: string, copies = true): ReadConnection {
  const path = databaseFile(folder)
  if (!existsSync(path)) {
    if (existsSync(markFile(folder))) throw damaged('workspace', path, 'file_missing')
    throw new EvenkeelError('WORKSPACE_MISSING', { folder })
  }
  return guarded('workspace', path, () => {
    try {
      return reading(checkedFile(path))
    } catch (error) {
      if (!copies || !isUnwritable(error)) throw error
      return reading(checkedCopy(path))
    }
  })
}
