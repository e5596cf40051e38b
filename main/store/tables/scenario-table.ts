/** Scenarios: a parent and where it was left. Their changes are in the journal. */
import { scenario as scenarioShape } from '@shared/contract/scenario-calls'
import { z } from 'zod'
import type { ReadConnection, WriteConnection } from '../open-file'
import { all, run } from '../run-statements'

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
  })

/** Every scenario, discarded ones too, in the order in which they were made. */
export const listScenarios = (db: ReadConnection): StoredScenario[] =>
  all<ScenarioRow>(db, 'SELECT * FROM scenario ORDER BY rowid').map(fromRow)

/** The scenario, or undefined. */
export const getScenario = (db: ReadConnection, id: string): StoredScenario | undefined =>
  all<ScenarioRow>(db, 'SELECT * FROM scenario WHERE scenario = ?', id).map(fromRow)[0]

/** Adds a scenario; its parent must be there. */
export function insertScenario(db: WriteConnection, s: StoredScenario): void {
  run(
    db,
    `INSERT INTO scenario
       (scenario, name, parent, fork_position, colour, state, snapshot, created_by, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    s.scenario,
    s.name,
    s.parent,
    s.forkPosition,
    s.colour,
    s.state,
    s.snapshot,
    s.createdBy,
    s.createdAt,
  )
}

/** Writes what may change about a scenario; false where there is none of that id. */
export const updateScenario = (
  db: WriteConnection,
  s: Pick<StoredScenario, 'scenario' | 'name' | 'colour' | 'state' | 'snapshot'>,
): boolean =>
  run(
    db,
    'UPDATE scenario SET name = ?, colour = ?, state = ?, snapshot = ? WHERE scenario = ?',
    s.name,
    s.colour,
    s.state,
    s.snapshot,
    s.scenario,
  ) > 0
