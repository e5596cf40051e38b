/** Fits the members a forecast is made of. */
import type { ForecastReason, MethodKey, RefusalReason } from '@shared/model/forecast-words'
import { type ForecastMethod, isRefusal, type MethodFit } from '../forecast-method'
import type { ForecastOptions } from '../forecast-options'
import type { CombinationRule } from '../history-kind'
import { methodOf } from '../method-registry'

export interface FittedMember {
  readonly key: MethodKey
  readonly fit: MethodFit | null
  readonly refused: RefusalReason | null
}

const allFinite = (values: Float64Array): boolean => values.every((value) => Number.isFinite(value))

/** A forecast this many times above all that was ever seen is a trend run away, as short histories give. */
const farthest = 10

const largest = (values: Float64Array): number => {
  let most = 0
  for (const value of values) if (Math.abs(value) > most) most = Math.abs(value)
  return most
}

/** A method's fit, where it is one that can be used. */
function fitOne(
  method: ForecastMethod,
  values: Float64Array,
  seasonLength: number,
  horizon: number,
): FittedMember {
  const { key } = method
  const fit = method.fit(values, seasonLength, horizon)
  if (isRefusal(fit)) return { key, fit: null, refused: fit.refused }
  const usable =
    allFinite(fit.forecast) &&
    allFinite(fit.spread) &&
    allFinite(fit.sumSpread) &&
    largest(fit.forecast) <= farthest * largest(values)
  return usable ? { key, fit, refused: null } : { key, fit: null, refused: 'no_convergence' }
}

/** The members of the rule less those left out; or the one that is pinned, and the rule's where that one refuses. */
export function fitMembers(
  rule: CombinationRule,
  values: Float64Array,
  seasonLength: number,
  { horizon, method = 'combination', leaveOut = [] }: ForecastOptions,
): { members: FittedMember[]; reasons: ForecastReason[] } {
  const fitKey = (key: MethodKey): FittedMember[] => {
    const found = methodOf(key)
    return found ? [fitOne(found, values, seasonLength, horizon)] : []
  }
  const reasons: ForecastReason[] = []
  if (method !== 'combination') {
    const pinned = fitKey(method)
    if (pinned.some(({ fit }) => fit !== null)) return { members: pinned, reasons }
    reasons.push('pinned_method_refused')
  }
  const out = new Set(leaveOut)
  // Leaving every member out leaves nothing to forecast with: then none is.
  const kept = rule.members.some((key) => !out.has(key)) ? out : new Set<MethodKey>()
  const members = rule.members.flatMap((key) =>
    kept.has(key) ? [{ key, fit: null, refused: 'left_out' as const }] : fitKey(key),
  )
  if (members.every(({ fit }) => fit === null)) members.push(...fitKey('mean'))
  return { members, reasons }
}
