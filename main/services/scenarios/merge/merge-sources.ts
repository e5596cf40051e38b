/** Where a scenario and the plan it is to be merged into parted, and what each did since. */
import type { PlanningDeps } from '@main/services/planning/planning-deps'
import { type ChainLink, chainPosition, readChain } from '@main/services/planning/scenario-chain'
import type { JournalRecord } from '@main/store/reading'
import { cellUnit, driverUnit, netEffect, writtenParts } from '@shared/changes/net-effect'
import {
  type MergedValue,
  type MergeSources,
  type MergeUnit,
  mergeUnits,
} from '@shared/changes/three-way-merge'
import { EvenkeelError } from '@shared/contract/error-codes'

export interface PartedPlans {
  readonly theirs: readonly ChainLink[]
  readonly ours: readonly ChainLink[]
  readonly theirsPosition: number
  readonly oursPosition: number
  readonly units: readonly MergeUnit[]
}

/** What merges of the scenario that stand in the target brought there, the last one counting. */
function mergedBefore(
  entries: readonly JournalRecord[],
  scenario: string,
): ReadonlyMap<string, MergedValue> {
  const standing = new Map<number, JournalRecord>()
  const known = new Map(entries.map((entry) => [entry.position, entry]))
  for (const entry of entries) {
    if (entry.kind === 'undo') standing.delete(entry.undoes ?? -1)
    else {
      const change = entry.kind === 'change' ? entry : known.get(entry.undoes ?? -1)
      if (change?.step.merged?.scenario === scenario) standing.set(change.position, change)
    }
  }
  const merged = new Map<string, MergedValue>()
  for (const { step } of [...standing.values()].sort((a, b) => a.position - b.position))
    for (const change of step.changes) {
      if (change.kind === 'set_cells')
        for (const { line, period, after } of change.cells)
          merged.set(cellUnit(change.measure, line, period), after)
      if (change.kind === 'add_driver') merged.set(driverUnit(change.driver.driver), change.driver)
      if (change.kind === 'remove_driver') merged.set(driverUnit(change.driver.driver), null)
      if (change.kind === 'set_forecasts')
        for (const write of change.items)
          for (const { unit, after } of writtenParts(write)) merged.set(unit, after)
    }
  return merged
}

function sourcesOf(
  theirs: readonly ChainLink[],
  ours: readonly ChainLink[],
  scenario: string,
): MergeSources {
  const apart = theirs.findIndex(
    (link, at) => link.scenario.scenario !== ours[at]?.scenario.scenario,
  )
  const common = (apart < 0 ? Math.min(theirs.length, ours.length) : apart) - 1
  const shared = Math.min(theirs[common]?.records.length ?? 0, ours[common]?.records.length ?? 0)
  const since = (chain: readonly ChainLink[]): JournalRecord[] => [
    ...(chain[common]?.records.slice(shared) ?? []),
    ...chain.slice(common + 1).flatMap((link) => link.records),
  ]
  const own = since(ours)
  return {
    ours: netEffect(own),
    theirs: netEffect(since(theirs)),
    merged: mergedBefore(own, scenario),
  }
}

/** Reads both as they stand. Throws NOT_FOUND, SCENARIO_CLOSED, INVALID_PARAMETERS where a plan is to be merged into itself. */
export function readParted(
  { db, journal }: Pick<PlanningDeps, 'db' | 'journal'>,
  scenario: string,
  into: string,
): PartedPlans {
  if (scenario === into)
    throw new EvenkeelError('INVALID_PARAMETERS', {
      call: 'scenarios.merge',
      field: 'into',
      reason: 'not_valid',
    })
  const theirs = readChain(db, journal, scenario)
  const ours = readChain(db, journal, into)
  for (const link of [theirs.at(-1), ours.at(-1)])
    if (link?.scenario.state === 'discarded')
      throw new EvenkeelError('SCENARIO_CLOSED', { scenario: link.scenario.name })
  return {
    theirs,
    ours,
    theirsPosition: chainPosition(theirs),
    oursPosition: chainPosition(ours),
    units: mergeUnits(sourcesOf(theirs, ours, scenario)),
  }
}
