/** Findings by what they are about, and what people said of them. */
import type { QualityEvent } from '@shared/contract/quality-calls'
import type { Hit } from '@shared/model/quality/assessment'
import type { FindingState } from '@shared/model/quality/finding-states'
import type { ReadConnection, SqlValue, WriteConnection } from '../open-file'
import { all, one, run } from '../run-statements'

export interface KeptFinding extends Hit {
  readonly finding: string
  readonly state: FindingState
  readonly assignee: string | null
  readonly reason: string | null
  readonly fix: string | null
  readonly firstSnapshot: string
  readonly lastSnapshot: string
}

const columns = `finding, connection, rule, entity, thing, field, value, expected, "rows", "row", key,
  state, assignee, reason, fix, first_snapshot AS firstSnapshot, last_snapshot AS lastSnapshot`

export interface FindingFilter {
  readonly rule?: string | undefined
  readonly states?: readonly FindingState[] | undefined
  readonly connections?: readonly string[] | undefined
}

function conditionOf({ rule, states, connections }: FindingFilter) {
  const values: SqlValue[] = []
  const parts: string[] = []
  const among = (column: string, wanted: readonly string[]) => {
    parts.push(`${column} IN (SELECT value FROM json_each(?))`)
    values.push(JSON.stringify(wanted))
  }
  if (rule !== undefined) among('rule', [rule])
  if (states) among('state', states)
  if (connections) among('connection', connections)
  return { where: parts.length > 0 ? `WHERE ${parts.join(' AND ')}` : '', values }
}

/** Findings that pass the filter: what has most rows first. */
export function listQualityFindings(
  db: ReadConnection,
  filter: FindingFilter,
  limit = -1,
): KeptFinding[] {
  const { where, values } = conditionOf(filter)
  return all<KeptFinding>(
    db,
    `SELECT ${columns} FROM quality_finding ${where}
     ORDER BY rule, "rows" DESC, entity, thing LIMIT ?`,
    ...values,
    limit,
  )
}

export function countQualityFindings(db: ReadConnection, filter: FindingFilter): number {
  const { where, values } = conditionOf(filter)
  return one<{ n: number }>(db, `SELECT count(*) AS n FROM quality_finding ${where}`, ...values)!.n
}

export const countFindingStates = (
  db: ReadConnection,
): { rule: string; state: FindingState; findings: number }[] =>
  all(
    db,
    `SELECT rule, state, count(*) AS findings FROM quality_finding GROUP BY rule, state
     ORDER BY rule, state`,
  )

export const getQualityFinding = (db: ReadConnection, finding: string): KeptFinding | undefined =>
  one<KeptFinding>(db, `SELECT ${columns} FROM quality_finding WHERE finding = ?`, finding)

/** Adds a finding, or puts it in place of what was known of it. */
export function putQualityFinding(db: WriteConnection, f: KeptFinding): void {
  run(
    db,
    `INSERT INTO quality_finding (finding, connection, rule, entity, thing, field, value, expected,
       "rows", "row", key, state, assignee, reason, fix, first_snapshot, last_snapshot)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET rule = excluded.rule, field = excluded.field, value = excluded.value,
       expected = excluded.expected, "rows" = excluded."rows", "row" = excluded."row",
       key = excluded.key, state = excluded.state, assignee = excluded.assignee,
       reason = excluded.reason, fix = excluded.fix, last_snapshot = excluded.last_snapshot`,
    f.finding,
    f.connection,
    f.rule,
    f.entity,
    f.thing,
    f.field,
    f.value,
    f.expected,
    f.rows,
    f.row,
    f.key,
    f.state,
    f.assignee,
    f.reason,
    f.fix,
    f.firstSnapshot,
    f.lastSnapshot,
  )
}

/** Forgets a finding that is gone and that nobody ever said anything of. */
export const deleteQualityFinding = (db: WriteConnection, finding: string): void => {
  run(db, 'DELETE FROM quality_finding WHERE finding = ?', finding)
}

export interface NewQualityEvent extends QualityEvent {
  readonly finding: string
}

/** Adds to the history of a finding. */
export function addQualityEvent(db: WriteConnection, e: NewQualityEvent): void {
  run(
    db,
    `INSERT INTO quality_event (finding, event, author, at, reason, detail)
     VALUES (?, ?, ?, ?, ?, ?)`,
    e.finding,
    e.event,
    e.author,
    e.at,
    e.reason,
    e.detail,
  )
}

/** What happened to a finding, oldest first. */
export const listQualityEvents = (db: ReadConnection, finding: string): QualityEvent[] =>
  all<QualityEvent>(
    db,
    'SELECT event, author, at, reason, detail FROM quality_event WHERE finding = ? ORDER BY ordinal',
    finding,
  )

export interface ListedFinding extends KeptFinding {
  /** Somebody, or a check, said something of it. */
  readonly hasEvents: boolean
}

/** Findings by name, those after a name. */
export const pageOfFindings = (db: ReadConnection, after: string, limit: number): ListedFinding[] =>
  all<KeptFinding & { readonly events: number }>(
    db,
    `SELECT ${columns},
       EXISTS (SELECT 1 FROM quality_event e WHERE e.finding = quality_finding.finding) AS events
     FROM quality_finding WHERE finding > ?
     ORDER BY finding LIMIT ?`,
    after,
    limit,
  ).map(({ events, ...kept }) => ({ ...kept, hasEvents: events !== 0 }))
