/** How far people had seen each scenario. */
import type { ReadConnection, WriteConnection } from '../open-file'
import { one, run } from '../run-statements'

/** Where a plan stood: its journal position, the snapshot it was made of, and when. */
export interface SeenPoint {
  readonly position: number
  readonly snapshot: string | null
  readonly at: string
}

/** What a person had seen when the present visit began, and what they were last shown. */
export interface Visit {
  readonly seen: SeenPoint
  readonly last: SeenPoint
}

interface VisitRow {
  readonly seen_position: number
  readonly seen_snapshot: string | null
  readonly seen_at: string
  readonly last_position: number
  readonly last_snapshot: string | null
  readonly last_at: string
}

/** The visit of a person to a scenario; undefined where they were never there. */
export function getVisit(db: ReadConnection, person: string, scenario: string): Visit | undefined {
  const row = one<VisitRow>(
    db,
    'SELECT * FROM visit WHERE person = ? AND scenario = ?',
    person,
    scenario,
  )
  return (
    row && {
      seen: { position: row.seen_position, snapshot: row.seen_snapshot, at: row.seen_at },
      last: { position: row.last_position, snapshot: row.last_snapshot, at: row.last_at },
    }
  )
}

/** Writes down the visit, in place of the one before. */
export function putVisit(
  db: WriteConnection,
  person: string,
  scenario: string,
  { seen, last }: Visit,
): void {
  run(
    db,
    `INSERT INTO visit (person, scenario, seen_position, seen_snapshot, seen_at, last_position,
       last_snapshot, last_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET seen_position = excluded.seen_position,
       seen_snapshot = excluded.seen_snapshot, seen_at = excluded.seen_at,
       last_position = excluded.last_position, last_snapshot = excluded.last_snapshot,
       last_at = excluded.last_at`,
    person,
    scenario,
    seen.position,
    seen.snapshot,
    seen.at,
    last.position,
    last.snapshot,
    last.at,
  )
}
