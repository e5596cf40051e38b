/** What SQLite and the file system complain of, in the words of the contract. */

import { basename, dirname } from 'node:path'
import { EvenkeelError } from '@shared/contract/error-codes'
import Database from 'better-sqlite3'
import type { FileKind } from './open-file'

/** Why a file is called damaged; the `reason` parameter of WORKSPACE_DAMAGED and SNAPSHOT_DAMAGED. */
export type DamageReason =
  | 'not_a_database'
  | 'malformed'
  | 'empty_file'
  | 'file_missing'
  | 'foreign_file'
  | 'value_not_understood'
  | 'chain_broken'
  | 'entries_lost'
  | 'mark_unreadable'
  | 'hash_differs'
  | 'version_unknown'

/** Why nothing can be written there; the `reason` parameter of WORKSPACE_UNWRITABLE. */
export type UnwritableReason = 'no_right' | 'read_only' | 'not_a_folder' | 'cannot_be_opened'

const unwritableReasons: Readonly<Record<string, UnwritableReason>> = {
  EACCES: 'no_right',
  EPERM: 'no_right',
  EROFS: 'read_only',
  ENOTDIR: 'not_a_folder',
  EEXIST: 'not_a_folder',
  SQLITE_READONLY: 'no_right',
  SQLITE_CANTOPEN: 'cannot_be_opened',
}

const codeOf = (error: unknown): string => {
  if (error instanceof Database.SqliteError) return error.code
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code
  return ''
}

/** WORKSPACE_DAMAGED or SNAPSHOT_DAMAGED, with the file, the reason and what helps to find it. */
export function damaged(
  kind: FileKind,
  file: string,
  reason: DamageReason,
  more: Record<string, string | number> = {},
  cause?: unknown,
): EvenkeelError {
  if (kind === 'workspace') {
    return new EvenkeelError('WORKSPACE_DAMAGED', { file, reason, ...more }, cause)
  }
  const snapshot = basename(file, '.sqlite')
  return new EvenkeelError('SNAPSHOT_DAMAGED', { snapshot, file, reason, ...more }, cause)
}

/** SQLite's extended codes begin with the plain one: `SQLITE_READONLY_DIRECTORY`. */
const plainCode = (code: string): string => /^SQLITE_[A-Z]+/.exec(code)?.[0] ?? code

/** True where the file cannot be opened or written for want of a right, or of a folder. */
export const isUnwritable = (error: unknown): boolean =>
  Object.hasOwn(unwritableReasons, plainCode(codeOf(error)))

/** DISK_FULL, WORKSPACE_UNWRITABLE, damage, or the error itself where it means none of these. */
export function inOurWords(error: unknown, kind: FileKind, file: string): unknown {
  if (error instanceof EvenkeelError) return error
  const code = codeOf(error)
  // The shared-memory file can only fail to grow for lack of room.
  if (['SQLITE_FULL', 'SQLITE_IOERR_SHMSIZE', 'ENOSPC', 'EDQUOT'].includes(code)) {
    return new EvenkeelError('DISK_FULL', { file }, error)
  }
  if (code === 'SQLITE_NOTADB') return damaged(kind, file, 'not_a_database', {}, error)
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_IOERR_SHORT_READ') {
    return damaged(kind, file, 'malformed', {}, error)
  }
  const reason = unwritableReasons[plainCode(code)]
  if (reason)
    return new EvenkeelError('WORKSPACE_UNWRITABLE', { folder: dirname(file), reason }, error)
  return error
}

/** True where another connection holds the lock. */
export const isBusy = (error: unknown): boolean => codeOf(error).startsWith('SQLITE_BUSY')

/** True where a row breaks a primary key or a unique index. */
export const isRepeatedKey = (error: unknown): boolean =>
  ['SQLITE_CONSTRAINT_PRIMARYKEY', 'SQLITE_CONSTRAINT_UNIQUE'].includes(codeOf(error))

/** Runs something and translates what it throws. */
export function guarded<T>(kind: FileKind, file: string, run: () => T): T {
  try {
    return run()
  } catch (error) {
    throw inOurWords(error, kind, file)
  }
}
