/** What keeps data from being planned on, and who lets it through all the same. */
import { getQualityCheck, latestQualityGates } from '@main/store/reading'
import { addQualityGates, putQualityCheck } from '@main/store/writing'
import type { Person } from '@shared/contract/app-calls'
import type { Checked } from '@shared/contract/contract'
import { EvenkeelError } from '@shared/contract/error-codes'
import type { StoredGates } from '@shared/contract/quality-calls'
import { shippedGates } from '@shared/model/quality/quality-gate'
import { qualityRuleOf } from '@shared/model/quality/quality-rules'
import { policyKeepers } from '@shared/model/roles'
import type { QualityDeps } from './quality-deps'

export interface GateService {
  get(): StoredGates
  /** Throws NOT_FOUND for a rule that is none, GATE_OUTDATED where somebody set them meanwhile. */
  set(next: Checked<'quality.setGates'>, person: string): StoredGates
  /** Throws NOT_ALLOWED and LET_THROUGH_NEEDS_REASON where the snapshot is blocked and this person, or without a reason nobody, may plan on it. */
  refuseBlocked(snapshot: string, person: Person, reason: string | undefined): void
  /** Puts it on record that a blocked snapshot was let through. */
  recordLetThrough(snapshot: string, person: string, reason: string | undefined): void
}

export function createGateService({ db, now, changed }: QualityDeps): GateService {
  const gatesNow = (): StoredGates =>
    latestQualityGates(db) ?? {
      revision: 0,
      gates: [...shippedGates],
      reason: '',
      setBy: null,
      setAt: null,
    }
  const blocked = (snapshot: string) => {
    const check = getQualityCheck(db, snapshot)
    return check && check.blocks.length > 0 && !check.letThrough ? check : undefined
  }
  return {
    get: gatesNow,
    set({ gates, revision, reason }, person) {
      const unknown = gates.flatMap(({ rules }) => rules).find((rule) => !qualityRuleOf(rule))
      if (unknown !== undefined) throw new EvenkeelError('NOT_FOUND', { what: unknown })
      if (gatesNow().revision !== revision) throw new EvenkeelError('GATE_OUTDATED')
      addQualityGates(db, { gates, reason, setBy: person, setAt: now().toISOString() })
      changed(['quality'])
      return gatesNow()
    },
    refuseBlocked(snapshot, { role }, reason) {
      const check = blocked(snapshot)
      if (!check) return
      if (!policyKeepers.includes(role)) throw new EvenkeelError('NOT_ALLOWED', { role })
      if (!reason)
        throw new EvenkeelError('LET_THROUGH_NEEDS_REASON', {
          rules: check.blocks.map(({ rule }) => rule).join(', '),
        })
    },
    recordLetThrough(snapshot, person, reason) {
      const check = blocked(snapshot)
      if (!check || !reason) return
      putQualityCheck(db, {
        ...check,
        letThrough: { by: person, at: now().toISOString(), reason },
      })
      changed(['quality'])
    },
  }
}
