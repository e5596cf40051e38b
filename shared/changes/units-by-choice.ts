/** Parts of forecast settings that were one choice: a family's way of adding up is kept with each of its items. */
import type { ForecastPiece } from '../model/forecast-setting'
import type { ForecastPart } from './forecast-parts'
import type { Origin } from './net-effect'
import type { MergeState } from './three-way-merge'

interface PartOfItem {
  readonly part: ForecastPart
  readonly family: { readonly code: string }
  readonly state: MergeState
  readonly blocked: string | null
  readonly fork: ForecastPiece | null
  readonly ours: ForecastPiece | null
  readonly theirs: ForecastPiece | null
  readonly oursBy: Origin | null
  readonly theirsBy: Origin
}

const ofFamily = ({
  family,
  part,
  state,
  blocked,
  fork,
  ours,
  theirs,
  oursBy,
  theirsBy,
}: PartOfItem) =>
  JSON.stringify([family.code, part, state, blocked, fork, ours, theirs, oursBy, theirsBy])

/** Units by choice, in the order of their first: those of adding up that say the same for items of one family are together, every other is by itself. */
export function unitsByChoice<U extends PartOfItem & { readonly unit: string }>(
  units: readonly U[],
): [U, ...U[]][] {
  const groups = Map.groupBy(units, (one) => (one.part === 'add_up' ? ofFamily(one) : one.unit))
  return [...groups.values()] as [U, ...U[]][]
}
