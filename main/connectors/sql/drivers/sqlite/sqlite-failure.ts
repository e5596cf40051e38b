/** What goes wrong with a SQLite file. */
import { basename } from 'node:path'
import type { EvenkeelError } from '@shared/contract/error-codes'
import { fileUnreadable } from '../../../reasons'
import { codeOf, sqlFailure } from '../../sql-errors'

/** FILE_UNREADABLE where the file is not there or no database; otherwise as `sqlFailure`. */
export function sqliteFailure(file: string, error: unknown): EvenkeelError {
  const code = codeOf(error)
  if (code === 'FILE_MISSING') return fileUnreadable(file, 'file_missing')
  return /^SQLITE_(NOTADB|CORRUPT|CANTOPEN|IOERR|PERM|READONLY)/.test(code)
    ? fileUnreadable(basename(file), 'not_a_database', '', error)
    : sqlFailure({ address: file, user: '', seconds: 0 }, error)
}
