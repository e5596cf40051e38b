/** What threads that ask one snapshot have in common: it is opened for one answer, and what fails is told as data. */
import { closeConnection, openSnapshot, type ReadConnection } from '@main/store/reading'
import { EvenkeelError, type WireError } from '@shared/contract/error-codes'

export type SnapshotReply<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: WireError | null; readonly detail: string }

/** Opens a sealed snapshot, answers from it and closes it. Never throws: what is thrown becomes the reply. */
export function answerFromSnapshot<T>(
  { folder, snapshot }: { readonly folder: string; readonly snapshot: string },
  answer: (db: ReadConnection) => T,
): SnapshotReply<T> {
  try {
    const db = openSnapshot(folder, snapshot)
    try {
      return { ok: true, value: answer(db) }
    } finally {
      closeConnection(db)
    }
  } catch (error) {
    const known = error instanceof EvenkeelError
    return {
      ok: false,
      error: known ? { code: error.code, params: error.params } : null,
      detail: error instanceof Error ? (error.stack ?? error.message) : String(error),
    }
  }
}
