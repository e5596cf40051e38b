/** Decision records and what happened to each. */
import { type Decision, decision as decisionShape } from '@shared/contract/decision-calls'
import { toNullableJson } from '../json-column'
import { behind, type ReadConnection, type WriteConnection } from '../open-file'
import { all, one, run } from '../run-statements'
import { damaged } from '../sqlite-errors'
import { transaction } from '../transaction'
import { getSetting, setSetting } from './setting-table'

interface DecisionRow {
  readonly decision: string
  readonly number: number
  readonly state: string
  readonly question: string
  readonly options: string
  readonly choice: string | null
  readonly reason: string
  readonly assumptions: string
  readonly owner: string | null
  readonly due: string | null
  readonly created_by: string
  readonly created_at: string
  readonly decided_by: string | null
  readonly decided_at: string | null
  readonly pin: string | null
  readonly hash: string | null
  readonly previous_hash: string | null
  readonly plan_lines: number
}

interface EventRow {
  readonly state: string
  readonly at: string
  readonly person: string
  readonly note: string
}

export type DecisionEvent = Decision['events'][number]

function fromRow(db: ReadConnection, row: DecisionRow): Decision {
  const events = all<EventRow>(
    db,
    'SELECT state, at, person, note FROM decision_event WHERE decision = ? ORDER BY place',
    row.decision,
  )
  try {
    return decisionShape.parse({
      decision: row.decision,
      number: row.number,
      state: row.state,
      question: row.question,
      options: JSON.parse(row.options),
      choice: row.choice,
      reason: row.reason,
      assumptions: row.assumptions,
      owner: row.owner,
      due: row.due,
      createdBy: row.created_by,
      createdAt: row.created_at,
      decidedBy: row.decided_by,
      decidedAt: row.decided_at,
      pin: row.pin === null ? null : JSON.parse(row.pin),
      hash: row.hash,
      previousHash: row.previous_hash,
      planLines: row.plan_lines,
      events,
    })
  } catch (error) {
    const { kind, file } = behind(db)
    throw damaged(kind, file, 'value_not_understood', { column: `decision ${row.decision}` }, error)
  }
}

const columns = (d: Decision) =>
  [
    d.number,
    d.state,
    d.question,
    JSON.stringify(d.options),
    d.choice,
    d.reason,
    d.assumptions,
    d.owner,
    d.due,
    d.createdBy,
    d.createdAt,
    d.decidedBy,
    d.decidedAt,
    toNullableJson(d.pin),
    d.hash,
    d.previousHash,
    d.planLines,
  ] as const

/** Every decision with its events, the newest first. */
export const listDecisions = (db: ReadConnection): Decision[] =>
  all<DecisionRow>(db, 'SELECT * FROM decision ORDER BY number DESC').map((row) => fromRow(db, row))

/** The decision with its events, or undefined. */
export const getDecision = (db: ReadConnection, id: string): Decision | undefined =>
  all<DecisionRow>(db, 'SELECT * FROM decision WHERE decision = ?', id).map((row) =>
    fromRow(db, row),
  )[0]

const numberSetting = 'last_decision_number'

/** The number the next decision gets: never one that was given before, to a deleted draft either. */
export const nextDecisionNumber = (db: ReadConnection): number =>
  Math.max(highestNumber(db), Number(getSetting(db, numberSetting) ?? 0)) + 1

const highestNumber = (db: ReadConnection): number =>
  one<{ next: number }>(db, 'SELECT coalesce(max(number), 0) AS next FROM decision')!.next

/** Hash at the end of the chain of decided records; null where nothing was decided yet. */
export const lastDecisionHash = (db: ReadConnection): string | null =>
  one<{ hash: string }>(
    db,
    `SELECT hash FROM decision AS d WHERE hash IS NOT NULL
     AND NOT EXISTS (SELECT 1 FROM decision AS n WHERE n.previous_hash = d.hash)`,
  )?.hash ?? null

/** Adds one to what happened to a decision. */
export function addDecisionEvent(db: WriteConnection, id: string, event: DecisionEvent): void {
  run(
    db,
    `INSERT INTO decision_event (decision, place, state, at, person, note)
     VALUES (?, (SELECT coalesce(max(place), 0) + 1 FROM decision_event WHERE decision = ?), ?, ?, ?, ?)`,
    id,
    id,
    event.state,
    event.at,
    event.person,
    event.note,
  )
}

/** Adds a decision with the events it comes with. */
export function insertDecision(db: WriteConnection, d: Decision): void {
  transaction(db, () => {
    run(
      db,
      `INSERT INTO decision
         (number, state, question, options, choice, reason, assumptions, owner, due, created_by,
          created_at, decided_by, decided_at, pin, hash, previous_hash, plan_lines, decision)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ...columns(d),
      d.decision,
    )
    for (const event of d.events) addDecisionEvent(db, d.decision, event)
    if (d.number > Number(getSetting(db, numberSetting) ?? 0))
      setSetting(db, numberSetting, d.number)
  })
}

/** Writes everything of a decision but its events, which are only ever added; false where there is none of that id. */
export const updateDecision = (db: WriteConnection, d: Decision): boolean =>
  run(
    db,
    `UPDATE decision SET
       number = ?, state = ?, question = ?, options = ?, choice = ?, reason = ?, assumptions = ?,
       owner = ?, due = ?, created_by = ?, created_at = ?, decided_by = ?, decided_at = ?, pin = ?,
       hash = ?, previous_hash = ?, plan_lines = ?
     WHERE decision = ?`,
    ...columns(d),
    d.decision,
  ) > 0

/** Removes a decision and its events; false where there was none. Whether it may go is the caller's to know. */
export const deleteDecision = (db: WriteConnection, id: string): boolean =>
  run(db, 'DELETE FROM decision WHERE decision = ?', id) > 0
