/**
 * A hash of each small table, renewed in every transaction that changes it: SQLite does not notice a flipped bit in a
 * value. The journal has its own chain, and outbox documents, the only large values here, their own hashes.
 */
import type Database from 'better-sqlite3'
import { sha256 } from '../canonical-json'

const columns = {
  setting: '*',
  memory: '*',
  person: '*',
  connection: '*',
  snapshot: '*',
  scenario: '*',
  decision: '*',
  decision_event: '*',
  outbox:
    'entry, key, decision, target, state, document_hash, lines, keep, attempts, created_at, next_attempt_at, error, receipt, conflicts',
  published_line: '*',
  own_measure: '*',
  review: "scenario || ' ' || cycle, line, state, author, at",
  comment_thread: '*',
  comment: '*',
  visit: '*',
  demand_policy: '*',
  quality_rule: '*',
  quality_fix: '*',
  quality_gate: '*',
  identity:
    "entity || ' ' || connection || ' ' || code, canonical, state, how, decided_by, decided_at",
} as const

type DigestedTable = keyof typeof columns

export const digestedTables: ReadonlySet<string> = new Set(Object.keys(columns))

/** Rows of this table go with rows of that one. */
const dependent: Readonly<Record<string, string>> = { decision: 'decision_event' }

function digestOf(database: Database.Database, table: DigestedTable): string {
  const rows = database.prepare(`SELECT ${columns[table]} FROM ${table} ORDER BY 1, 2`).raw().all()
  return sha256(JSON.stringify(rows))
}

/** Renews the digests of these tables, and of those that change with them; in the transaction that changed them. */
export function refreshDigests(database: Database.Database, touched: ReadonlySet<string>): void {
  const tables = new Set([...touched].flatMap((t) => [t, dependent[t] ?? t]))
  for (const table of tables) {
    if (!digestedTables.has(table)) continue
    database
      .prepare(
        'INSERT INTO digest (name, hash) VALUES (?, ?) ON CONFLICT DO UPDATE SET hash = excluded.hash',
      )
      .run(table, digestOf(database, table as DigestedTable))
  }
}

/** Tables whose rows are not those that were last committed. */
export const tablesThatDiffer = (database: Database.Database): string[] =>
  (Object.keys(columns) as DigestedTable[]).filter(
    (table) =>
      database.prepare('SELECT hash FROM digest WHERE name = ?').pluck().get(table) !==
      digestOf(database, table),
  )
