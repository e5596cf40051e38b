/** Looks through a workspace file for what is damaged or lost. Each check answers what it found wrong, in words of the form `reason key=value`; nothing wrong, nothing answered. */
import Database from 'better-sqlite3'
import { migrations } from '../migrations/all-migrations'
import { behind, type ReadConnection } from '../open-file'
import { guarded, inOurWords } from '../sqlite-errors'
import { hashDecision } from '../tables/decision-hash'
import { listDecisions } from '../tables/decision-table'
import { hashOfEntry, type JournalRow } from '../tables/journal-table'
import { getOutboxDocument, listOutbox } from '../tables/outbox-table'
import { compareWithMark } from './compare-with-mark'
import { type HighWaterMark, readMark } from './high-water-mark'
import { tablesThatDiffer } from './table-digests'
import { markFile } from './workspace-files'

const schemaQuery = `SELECT type, name, sql FROM sqlite_schema
  WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name`

/** What SQLite itself finds wrong with pages, indexes and references. */
export function checkFile(db: ReadConnection): string[] {
  const { database } = behind(db)
  const found = (database.pragma('integrity_check(20)') as { integrity_check: string }[])
    .map((row) => row.integrity_check)
    .filter((text) => text !== 'ok')
  const orphans = database.pragma('foreign_key_check') as { table: string; rowid: number }[]
  return [
    ...found.map((text) => `malformed ${text}`),
    ...orphans.map((o) => `reference_broken table=${o.table} row=${o.rowid}`),
  ]
}

/** Tables, indexes and triggers that are not as this program makes them. */
export function checkSchema(db: ReadConnection): string[] {
  const fresh = new Database(':memory:')
  try {
    for (const migration of migrations) fresh.exec(migration.sql)
    const expected = new Map(
      (fresh.prepare(schemaQuery).raw().all() as string[][]).map(([t, n, sql]) => [
        `${t} ${n}`,
        sql,
      ]),
    )
    const wrong: string[] = []
    for (const [type, name, sql] of behind(db)
      .database.prepare(schemaQuery)
      .raw()
      .all() as string[][]) {
      const key = `${type} ${name}`
      if (expected.get(key) !== sql) wrong.push(`schema_differs ${key}`)
      expected.delete(key)
    }
    return [...wrong, ...[...expected.keys()].map((key) => `schema_missing ${key}`)]
  } finally {
    fresh.close()
  }
}

/** Tables changed by anything but a committed transaction. */
export const checkTables = (db: ReadConnection): string[] =>
  tablesThatDiffer(behind(db).database).map((table) => `hash_differs table=${table}`)

/** Entries that are missing, altered or out of their place in the chain; and how many there are. */
export function checkJournal(db: ReadConnection): { problems: string[]; entries: number } {
  const problems: string[] = []
  let entries = 0
  let hash = ''
  const { database, kind, file } = behind(db)
  try {
    const rows = database.prepare('SELECT * FROM journal ORDER BY position').iterate()
    for (const row of rows as IterableIterator<JournalRow>) {
      entries += 1
      const fits = row.position === entries && row.previous_hash === hash
      if (!fits || hashOfEntry(row) !== row.hash) {
        problems.push(`chain_broken position=${row.position}`)
        // One break is named; what follows is judged by itself.
        entries = row.position
      }
      hash = row.hash
    }
  } catch (error) {
    throw inOurWords(error, kind, file)
  }
  return { problems, entries }
}

/** Decided records that are altered, or out of their chain. */
export function checkDecisions(db: ReadConnection): string[] {
  const decided = listDecisions(db).filter((d) => d.hash !== null)
  const hashes = new Set(decided.map((d) => d.hash))
  const first = decided.filter((d) => d.previousHash === null)
  return [
    ...decided
      .filter((d) => hashDecision(d) !== d.hash)
      .map((d) => `hash_differs decision=${d.number}`),
    ...decided
      .filter((d) => d.previousHash !== null && !hashes.has(d.previousHash))
      .map((d) => `chain_broken decision=${d.number}`),
    ...first.slice(1).map((d) => `chain_broken decision=${d.number}`),
  ]
}

/** Approved records that wait nowhere, and entries that do not send what was approved. */
export function checkOutbox(db: ReadConnection): string[] {
  const decisions = new Map(listDecisions(db).map((d) => [d.decision, d]))
  const problems: string[] = []
  const sent = new Set<string>()
  for (const entry of listOutbox(db)) {
    sent.add(entry.decision)
    const decision = decisions.get(entry.decision)
    const name = `entry=${entry.entry} decision=${entry.decisionNumber}`
    try {
      const document = getOutboxDocument(db, entry.entry)
      if (document?.key !== entry.key || document.decision.hash !== decision?.hash) {
        problems.push(`document_differs ${name}`)
      }
    } catch {
      problems.push(`hash_differs ${name}`)
    }
    if (entry.state === 'acknowledged' && !entry.receipt) problems.push(`receipt_missing ${name}`)
  }
  const left = ['approved', 'publishing', 'published', 'conflict', 'implemented']
  for (const d of decisions.values()) {
    if (left.includes(d.state) && !sent.has(d.decision))
      problems.push(`entry_missing decision=${d.number}`)
  }
  return problems
}

/** The mark beside the file; read it before the file, which may be ahead of it but never behind. */
export const readWorkspaceMark = (folder: string): HighWaterMark | null | 'unreadable' =>
  guarded('workspace', markFile(folder), () => readMark(markFile(folder)))

/** What was committed once and is not there any more. */
export function checkMark(db: ReadConnection, mark: HighWaterMark | null | 'unreadable'): string[] {
  if (mark === null) return ['file_missing workspace.mark']
  const loss = compareWithMark(db, mark)
  return loss ? [wordsOf(loss.reason, loss.params)] : []
}

/** `reason key=value key=value` */
export const wordsOf = (
  reason: string,
  params: Readonly<Record<string, string | number>>,
): string => [reason, ...Object.entries(params).map(([k, v]) => `${k}=${v}`)].join(' ')
