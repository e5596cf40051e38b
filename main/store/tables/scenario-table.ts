/** Scenarios: a parent and where it was left. Their changes are in the journal. */
import { scenario as scenarioShape } from '@shared/contract/scenario-calls'
import { z } from 'zod'
import type { ReadConnection, WriteConnection } from '../open-file'
import { all, run } from '../run-statements'
import { transaction } from '../transaction'

/** A scenario as it is stored: without what the journal says of it, with where it was forked. */
export const storedScenario = scenarioShape
  .omit({ drivers: true, changes: true })
  .extend({ forkPosition: z.number().nullable() })
export type StoredScenario = z.infer<typeof storedScenario>

interface ScenarioRow {
  readonly scenario: string
  readonly name: string
  readonly parent: string | null
  readonly fork_position: number | null
  readonly colour: string
  readonly state: string
  readonly snapshot: string | null
  readonly created_by: string
  readonly created_at: string
  readonly place: number | null
  readonly note: string
  readonly locked_by: string | null
  readonly locked_at: string | null
}

const fromRow = (row: ScenarioRow): StoredScenario =>
  storedScenario.parse({
    scenario: row.scenario,
    name: row.name,
    parent: row.parent,
    forkPosition: row.fork_position,
    colour: row.colour,
    state: row.state,
    snapshot: row.snapshot,
    createdBy: row.created_by,
    createdAt: row.created_at,
    note: row.note,
    locked:
      row.locked_by === null ? null : { by: row.locked_by, at: row.locked_at ?? row.created_at },
  })

/** Every scenario, discarded ones too, in the order somebody gave them, the others after those in the order in which they were made. */
export const listScenarios = (db: ReadConnection): StoredScenario[] =>
  all<ScenarioRow>(db, 'SELECT * FROM scenario ORDER BY place IS NULL, place, rowid').map(fromRow)

/** The scenario, or undefined. */
export const getScenario = (db: ReadConnection, id: string): StoredScenario | undefined =>
  all<ScenarioRow>(db, 'SELECT * FROM scenario WHERE scenario = ?', id).map(fromRow)[0]

/** What may be left out of a new scenario: it is open to everybody, and nothing is said of it yet. */
type Said = 'note' | 'locked'

/** Adds a scenario; its parent must be there. */
export function insertScenario(
  db: WriteConnection,
  s: Omit<StoredScenario, Said> & Partial<Pick<StoredScenario, Said>>,
): void {
  run(
    db,
    `INSERT INTO scenario
       (scenario, name, parent, fork_position, colour, state, snapshot, created_by, created_at,
        note, locked_by, locked_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    s.scenario,
    s.name,
    s.parent,
    s.forkPosition,
    s.colour,
    s.state,
    s.snapshot,
    s.createdBy,
    s.createdAt,
    s.note ?? '',
    s.locked?.by ?? null,
    s.locked?.at ?? null,
  )
}

/** Writes what may change about a scenario; false where there is none of that id. */
export const updateScenario = (
  db: WriteConnection,
  s: Pick<
    StoredScenario,
    'scenario' | 'name' | 'colour' | 'state' | 'snapshot' | 'note' | 'locked'
  >,
): boolean =>
  run(
    db,
    `UPDATE scenario SET name = ?, colour = ?, state = ?, snapshot = ?, note = ?, locked_by = ?,
       locked_at = ? WHERE scenario = ?`,
    s.name,
    s.colour,
    s.state,
    s.snapshot,
    s.note,
    s.locked?.by ?? null,
    s.locked?.at ?? null,
    s.scenario,
  ) > 0

/** Gives scenarios the places they have in the list; those not named come after them. */
export function arrangeScenarios(db: WriteConnection, order: readonly string[]): void {
  transaction(db, () => {
    run(db, 'UPDATE scenario SET place = NULL')
    for (const [place, scenario] of order.entries())
      run(db, 'UPDATE scenario SET place = ? WHERE scenario = ?', place, scenario)
  })
}
