/** Who may touch what the gate hangs on: whoever may set it. */
import { latestQualityGates, type ReadConnection } from '@main/store/reading'
import type { Person } from '@shared/contract/app-calls'
import { EvenkeelError } from '@shared/contract/error-codes'
import { isGated, type QualityGate, shippedGates } from '@shared/model/quality/quality-gate'
import type { Severity } from '@shared/model/quality/quality-rules'
import { policyKeepers } from '@shared/model/roles'

/** As somebody set them, else as they ship. */
export const gatesInForce = (db: ReadConnection): readonly QualityGate[] =>
  latestQualityGates(db)?.gates ?? shippedGates

/** Throws NOT_ALLOWED where a gate hangs on one of these and the person may not set it. */
export function refuseGated(
  db: ReadConnection,
  { role }: Pick<Person, 'role'>,
  rules: readonly { readonly rule: string; readonly severity: Severity }[],
): void {
  if (policyKeepers.includes(role)) return
  const gates = gatesInForce(db)
  if (rules.some(({ rule, severity }) => isGated(gates, rule, severity)))
    throw new EvenkeelError('NOT_ALLOWED', { role })
}
