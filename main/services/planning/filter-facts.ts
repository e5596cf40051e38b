/** What filters by exception compare with: the snapshot before, and the places of comments. */
import type { FactsAsked } from '@main/planning/planning-requests'
import { getScenario, listSnapshots, listThreads, type StoredThread } from '@main/store/reading'
import type { Exception } from '@shared/contract/row-filter'
import type { PlanningDeps } from './planning-deps'

/** Only what the exceptions need: an older snapshot has to be read before it can be compared with. */
export function factsFor(
  { db }: PlanningDeps,
  scenario: string,
  exceptions: readonly Exception[],
): FactsAsked {
  const asked = new Set(exceptions.map(({ kind }) => kind))
  const before = asked.has('changed_by_pull') ? snapshotBefore(db, scenario) : undefined
  const commented = asked.has('commented')
    ? threadsOfChain(db, scenario)
        .filter(({ resolved }) => resolved === null)
        .map(({ place }) => place.where)
    : undefined
  return { ...(before ? { before } : {}), ...(commented ? { commented } : {}) }
}

/** Of the scenario and of those it comes from, as comments are listed. */
function threadsOfChain(db: PlanningDeps['db'], scenario: string): StoredThread[] {
  const parent = getScenario(db, scenario)?.parent ?? null
  return [...listThreads(db, scenario), ...(parent === null ? [] : threadsOfChain(db, parent))]
}

function snapshotBefore(
  db: PlanningDeps['db'],
  scenario: string,
): { snapshot: string; fileHash: string } | undefined {
  const now = getScenario(db, scenario)?.snapshot
  const all = listSnapshots(db)
  const at = all.findIndex(({ snapshot }) => snapshot === now)
  const found = at < 0 ? undefined : all[at + 1]
  return found && { snapshot: found.snapshot, fileHash: found.fileHash }
}
