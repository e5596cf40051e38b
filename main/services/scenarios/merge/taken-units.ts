/** What a merge is refused for, before anything is written. */
import type { MergeUnit } from '@shared/changes/three-way-merge'
import type { Checked } from '@shared/contract/contract'
import { EvenkeelError } from '@shared/contract/error-codes'
import type { Blocks } from './merge-service'
import type { PartedPlans } from './merge-sources'

type MergeParams = Checked<'scenarios.merge'>

const nameOf = (unit: MergeUnit): string =>
  unit.kind === 'cell'
    ? `${unit.line} ${unit.period}`
    : unit.kind === 'forecast'
      ? unit.item
      : (unit.theirs ?? unit.fork)?.note || unit.unit

const targetOf = ({ ours }: PartedPlans): string => ours.at(-1)?.scenario.name ?? ''

/** Throws MERGE_OUTDATED where either plan is not where it was when the merge was prepared. */
export function refuseMoved(params: MergeParams, parted: PartedPlans): void {
  const { theirs, theirsPosition, oursPosition } = parted
  if (oursPosition !== params.intoPosition)
    throw new EvenkeelError('MERGE_OUTDATED', { scenario: targetOf(parted) })
  if (theirsPosition !== params.scenarioPosition)
    throw new EvenkeelError('MERGE_OUTDATED', { scenario: theirs.at(-1)?.scenario.name ?? '' })
}

/** Those that are to be written, whatever else is asked for: not what the target has already, nor conflicts settled for it. */
export function wantedUnits(
  { take, conflicts }: Pick<MergeParams, 'take' | 'conflicts'>,
  units: readonly MergeUnit[],
): MergeUnit[] {
  const asked = new Set(take)
  return units.filter(
    ({ unit, state }) =>
      asked.has(unit) &&
      (state === 'clean' || (state === 'conflict' && conflicts[unit] === 'theirs')),
  )
}

/**
 * The units to be written: those taken, without conflicts settled for the target and without what it has already.
 * Throws NOT_FOUND for an unknown unit, MERGE_CONFLICT for one that is not settled, MERGE_BLOCKED, MERGE_EMPTY.
 */
export function takenUnits(params: MergeParams, parted: PartedPlans, blocks: Blocks): MergeUnit[] {
  const known = new Map(parted.units.map((unit) => [unit.unit, unit]))
  const chosen = [...new Set(params.take)].map((id) => {
    const unit = known.get(id)
    if (!unit) throw new EvenkeelError('NOT_FOUND', { what: id })
    return unit
  })
  const open = chosen.filter(({ unit, state }) => state === 'conflict' && !params.conflicts[unit])
  if (open[0])
    throw new EvenkeelError('MERGE_CONFLICT', { count: open.length, what: nameOf(open[0]) })
  const wanted = wantedUnits(params, parted.units)
  const [first, ...more] = wanted.filter(({ unit }) => blocks.has(unit))
  if (first)
    throw new EvenkeelError('MERGE_BLOCKED', {
      into: targetOf(parted),
      reason: `merge_${blocks.get(first.unit)}`,
      count: more.length + 1,
      what: nameOf(first),
    })
  if (wanted.length === 0) throw new EvenkeelError('MERGE_EMPTY', { into: targetOf(parted) })
  return wanted
}
