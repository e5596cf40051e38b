/** What threads that ask one snapshot have in common: it is opened for one answer, and what fails is told as data. */
import { failedReply, type ThreadReply } from '@main/services/threads/thread-reply'
import { closeConnection, openSnapshot, type ReadConnection } from '@main/store/reading'

/** Opens a sealed snapshot, answers from it and closes it. Never throws: what is thrown becomes the reply. */
export function answerFromSnapshot<T>(
  { folder, snapshot }: { readonly folder: string; readonly snapshot: string },
  answer: (db: ReadConnection) => T,
): ThreadReply<T> {
  try {
    const db = openSnapshot(folder, snapshot)
    try {
      return { ok: true, value: answer(db) }
    } finally {
      closeConnection(db)
    }
  } catch (error) {
    return failedReply(error)
  }
}
