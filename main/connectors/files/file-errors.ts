/** What the operating system says about a file or folder, as errors of the contract. */

import { EvenkeelError } from '@shared/contract/error-codes'
import { fileUnreadable } from '../reasons'

/** The system's code (`ENOENT`, `ENOSPC` …), or an empty text. */
export function systemCode(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  return typeof code === 'string' ? code : ''
}

/** FILE_UNREADABLE for a failed read; what is an `EvenkeelError` already stays as it is. */
export function unreadable(file: string, error: unknown): EvenkeelError {
  if (error instanceof EvenkeelError) return error
  const code = systemCode(error)
  if (code !== '') return new EvenkeelError('FILE_UNREADABLE', { file, reason: code }, error)
  const said = error instanceof Error ? error.message : String(error)
  return fileUnreadable(file, 'not_readable', said.slice(0, 200), error)
}

/** DISK_FULL or FOLDER_MISSING for a failed write. */
export function unwritable(folder: string, file: string, error: unknown): EvenkeelError {
  if (error instanceof EvenkeelError) return error
  const code = systemCode(error)
  if (code === 'ENOSPC' || code === 'EDQUOT') return new EvenkeelError('DISK_FULL', { file }, error)
  const reason = code || (error instanceof Error ? error.message : String(error))
  return new EvenkeelError('FOLDER_MISSING', { folder, reason }, error)
}
