/** Fixes that were accepted: made at every pull of their connection until they are undone. */
import {
  getConnection,
  getQualityFinding,
  getQualityFix,
  listQualityFindings,
  listQualityFixes,
  listSnapshots,
  type ReadConnection,
  sha256,
} from '@main/store/reading'
import { addQualityEvent, putQualityFinding, putQualityFix, transaction } from '@main/store/writing'
import type { Checked, Result } from '@shared/contract/contract'
import { EvenkeelError } from '@shared/contract/error-codes'
import type { StoredFix } from '@shared/contract/quality-calls'
import { faultOfFix } from '@shared/model/quality/check-fix'
import type { QualityFix, RememberedFix } from '@shared/model/quality/quality-fixes'
import type { QualityDeps } from './quality-deps'

/** Rows that several connections bring together are of all of them. */
const partsOf = (connection: string): string[] => connection.split(' + ')

/** Fixes of the connection that are in force, in the order in which they were accepted. */
export const fixesInForce = (db: ReadConnection, connection: string): RememberedFix[] =>
  listQualityFixes(db)
    .filter((one) => partsOf(one.connection).includes(connection) && one.undoneAt === null)
    .map(({ fix, what, author, at }) => ({ fix, what, by: author, at }))

/** The digest of how a connection is read, which fixes change: what was read with others is read whole again. */
export const digestWithFixes = (digest: string, fixes: readonly RememberedFix[]): string =>
  fixes.length === 0 ? digest : sha256(JSON.stringify([digest, fixes.map(({ fix }) => fix)]))

function refuseFault(what: QualityFix): void {
  const fault = faultOfFix(what)
  if (fault) throw new EvenkeelError('FIX_UNUSABLE', { reason: fault.reason, value: fault.value })
}

export interface FixService {
  /** What it would have changed in the latest snapshot of the connection. Rejects with FIX_UNUSABLE, SNAPSHOT_MISSING. */
  preview(asked: Checked<'quality.previewFix'>): Promise<Result<'quality.previewFix'>>
  /** Throws FIX_UNUSABLE, CONNECTION_MISSING, NOT_FOUND. */
  accept(asked: Checked<'quality.acceptFix'>, author: string): StoredFix
  list(): StoredFix[]
  /** Throws NOT_FOUND. */
  undo(fix: string, reason: string, author: string): StoredFix
}

export function createFixService(deps: QualityDeps): FixService {
  const { db, now, newId, changed } = deps
  /** One fix mends every finding of its kind that it takes away; the one it was made for is marked. */
  function mark(finding: string | null, stored: StoredFix): void {
    if (finding === null) return
    const kept = getQualityFinding(db, finding)
    if (!kept) throw new EvenkeelError('NOT_FOUND', { what: finding })
    putQualityFinding(db, { ...kept, state: 'fixed', fix: stored.fix })
    const { author, at, reason, fix } = stored
    addQualityEvent(db, { finding, event: 'fix_accepted', author, at, reason, detail: fix })
  }
  return {
    async preview({ connection, what }) {
      refuseFault(what)
      const latest = listSnapshots(db).find(({ entities }) =>
        entities.some((one) => one.connection === connection),
      )
      if (!latest) throw new EvenkeelError('SNAPSHOT_MISSING', { snapshot: connection })
      const fix = { fix: '', what, by: '', at: '' }
      const { folder, thread } = deps
      const { rows, examples } = await thread.preview({ folder, snapshot: latest.snapshot, fix })
      return { rows, examples: [...examples] }
    },
    accept({ connection, what, finding, reason }, author) {
      refuseFault(what)
      const unknown = partsOf(connection).find((name) => !getConnection(db, name))
      if (unknown !== undefined) throw new EvenkeelError('CONNECTION_MISSING', { name: unknown })
      const stored: StoredFix = {
        fix: newId(),
        connection,
        what,
        finding,
        author,
        at: now().toISOString(),
        reason,
        undoneBy: null,
        undoneAt: null,
        undoneReason: null,
      }
      transaction(db, () => {
        putQualityFix(db, stored)
        mark(finding, stored)
      })
      changed(['quality'])
      return stored
    },
    list: () => listQualityFixes(db),
    undo(fix, reason, author) {
      const before = getQualityFix(db, fix)
      if (!before || before.undoneAt !== null) throw new EvenkeelError('NOT_FOUND', { what: fix })
      const at = now().toISOString()
      const stored = { ...before, undoneBy: author, undoneAt: at, undoneReason: reason }
      transaction(db, () => {
        putQualityFix(db, stored)
        for (const kept of listQualityFindings(db, {}))
          if (kept.fix === fix) {
            const state =
              kept.state === 'fixed' ? (kept.assignee ? 'assigned' : 'open') : kept.state
            putQualityFinding(db, { ...kept, state, fix: null })
            const { finding } = kept
            addQualityEvent(db, { finding, event: 'fix_undone', author, at, reason, detail: fix })
          }
      })
      changed(['quality'])
      return stored
    },
  }
}
