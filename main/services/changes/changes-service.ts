/** The `changes.*` calls: what others did to a plan since a person last saw it. */
import { describeEntry } from '@main/services/planning/journal-entries'
import type { PlanningDeps } from '@main/services/planning/planning-deps'
import { findScenario } from '@main/services/planning/scenario-chain'
import { getVisit, type JournalRecord, type SeenPoint, type Visit } from '@main/store/reading'
import { putVisit } from '@main/store/writing'
import type { ChangesSince } from '@shared/contract/change-calls'
import type { CellPlace } from '@shared/contract/planning-calls'
import { partsOfLineKey } from '@shared/model/plan-line-key'

/** After as long away what was on the screen counts as seen. */
const visitGap = 30 * 60_000
/** A visit that goes on is written down this often, not with every change. */
const noteEvery = 60_000
const mostEntries = 200
const mostCells = 5000

export interface ChangesService {
  /** Throws NOT_FOUND. */
  since(scenario: string, person: string): ChangesSince
  seen(scenario: string, person: string): void
}

const millisecondsBetween = (from: string, to: string): number => Date.parse(to) - Date.parse(from)

/** The visit as it goes on: what was last shown becomes what was seen, once the person has been away. */
export function visitNow(before: Visit | undefined, now: SeenPoint): Visit {
  if (!before) return { seen: now, last: now }
  const away = millisecondsBetween(before.last.at, now.at) >= visitGap
  return { seen: away ? before.last : before.seen, last: now }
}

export function createChangesService(
  deps: Pick<PlanningDeps, 'db' | 'journal' | 'now' | 'changed'>,
): ChangesService {
  const { db, journal } = deps
  const pointOf = (scenario: string): SeenPoint => ({
    position: journal.lastPosition(scenario),
    snapshot: findScenario(db, scenario).snapshot,
    at: deps.now().toISOString(),
  })
  return {
    since(scenario, person) {
      const now = pointOf(scenario)
      const before = getVisit(db, person, scenario)
      const visit = visitNow(before, now)
      const stale = before && millisecondsBetween(before.last.at, now.at) >= noteEvery
      if (!before || stale || visit.seen !== before.seen) putVisit(db, person, scenario, visit)
      const others = journal
        .latest(scenario, now.position - visit.seen.position)
        .filter(({ position, author }) => position > visit.seen.position && author !== person)
      const standing = new Set(journal.stack(scenario).done)
      return {
        scenario,
        since: before ? visit.seen : null,
        now,
        entries: others.slice(0, mostEntries).map((record) => describeEntry(record, standing)),
        more: Math.max(0, others.length - mostEntries),
        cells: writtenCells(others),
      }
    },
    seen(scenario, person) {
      const now = pointOf(scenario)
      putVisit(db, person, scenario, { seen: now, last: now })
      deps.changed(['visits'])
    },
  }
}

function writtenCells(records: readonly JournalRecord[]): CellPlace[] {
  const cells = new Map<string, CellPlace>()
  for (const { step } of records)
    for (const change of step.changes) {
      if (change.kind !== 'set_cells') continue
      const { measure } = change
      for (const { line, period } of change.cells) {
        if (cells.size >= mostCells) return [...cells.values()]
        const { item, other } = partsOfLineKey(line)
        const where = measure === 'override' ? { item, customer: other } : { item, site: other }
        cells.set(`${measure}|${line}|${period}`, { where, measure, period })
      }
    }
  return [...cells.values()]
}
