/** The `editReasons.*` calls, and the check of every edit against them. */
import { getSetting, type ReadConnection } from '@main/store/reading'
import { setSetting } from '@main/store/writing'
import type { PlanChange } from '@shared/changes/plan-change'
import { EvenkeelError } from '@shared/contract/error-codes'
import {
  type EditReasons,
  editReasons,
  type ReasonedSide,
  usualReasons,
} from '@shared/model/edit-reasons'
import type { Role } from '@shared/model/roles'
import type { PlanningDeps } from './planning-deps'

const key = 'edit_reasons'

/** The list in force; the usual one where none was ever set, or it is of no use any more. */
export const readEditReasons = (db: ReadConnection): EditReasons =>
  editReasons.catch(usualReasons).parse(getSetting(db, key) ?? usualReasons)

export const createEditReasonService = ({ db, changed }: Pick<PlanningDeps, 'db' | 'changed'>) => ({
  get: (): EditReasons => readEditReasons(db),
  set(next: EditReasons): EditReasons {
    setSetting(db, key, next)
    changed(['policy'])
    return readEditReasons(db)
  },
})

const sidesOf = (changes: readonly PlanChange[]): ReasonedSide[] => {
  const written = changes.flatMap((one) => (one.kind === 'set_cells' ? [one.measure] : []))
  return [...new Set(written.map((one) => (one === 'override' ? 'demand' : 'supply')))]
}

/** Throws REASON_REQUIRED where the role must give one of the codes, NOT_FOUND for a code that is not in the list. */
export function checkReason(
  { codes, required }: EditReasons,
  changes: readonly PlanChange[],
  role: Role,
  { reason, reasonCode }: { reason?: string | undefined; reasonCode?: string | undefined },
): void {
  if (reasonCode !== undefined) {
    if (codes.some(({ code }) => code === reasonCode)) return
    throw new EvenkeelError('NOT_FOUND', { what: reasonCode })
  }
  // With nothing to choose from, words of one's own are all there can be.
  if (codes.length === 0 && reason?.trim()) return
  if (sidesOf(changes).some((side) => required[side].includes(role)))
    throw new EvenkeelError('REASON_REQUIRED', {
      role,
      codes: codes.map(({ code }) => code).join(', '),
    })
}
