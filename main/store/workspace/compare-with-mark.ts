/** Whether the database still holds everything that was once committed to it. */
import type { ReadConnection } from '../open-file'
import { one } from '../run-statements'
import type { DamageReason } from '../sqlite-errors'
import type { HighWaterMark } from './high-water-mark'

interface Loss {
  readonly reason: DamageReason
  readonly params: Record<string, string | number>
}

/** How far the database has come. */
export function standing(db: ReadConnection): HighWaterMark {
  const commits = one<{ commits: number }>(db, 'SELECT commits FROM mark')?.commits ?? 0
  const last = one<{ position: number; hash: string }>(
    db,
    'SELECT position, hash FROM journal ORDER BY position DESC LIMIT 1',
  )
  return { commits, position: last?.position ?? 0, hash: last?.hash ?? '' }
}

/**
 * What was lost since the mark was written, or null. Being ahead of it is no loss: a process can end between a commit
 * and its mark. Without a mark there is nothing to compare with; whoever puts it aside accepts what is there.
 */
export function compareWithMark(
  db: ReadConnection,
  mark: HighWaterMark | null | 'unreadable',
): Loss | null {
  if (mark === null) return null
  if (mark === 'unreadable') return { reason: 'mark_unreadable', params: {} }
  const now = standing(db)
  if (now.commits < mark.commits || now.position < mark.position) {
    return {
      reason: 'entries_lost',
      params: {
        transactions: Math.max(0, mark.commits - now.commits),
        entries: Math.max(0, mark.position - now.position),
        lastPosition: now.position,
        markedPosition: mark.position,
      },
    }
  }
  if (mark.position === 0) return null
  const entry = one<{ hash: string }>(
    db,
    'SELECT hash FROM journal WHERE position = ?',
    mark.position,
  )
  if (entry?.hash === mark.hash) return null
  return { reason: 'chain_broken', params: { position: mark.position } }
}
