/** Published plans as they stood when they were approved: a blob of figures per line and measure. */
import { createHash } from 'node:crypto'
import { behind, type ReadConnection, type WriteConnection } from '../open-file'
import { all, run } from '../run-statements'
import { inOurWords } from '../sqlite-errors'
import { transaction } from '../transaction'

export interface ArchivedRow {
  readonly side: 'demand' | 'supply'
  /** Key of the plan line. */
  readonly line: string
  readonly measure: string
  /** Figures by month from the archive's `asOf` on; NaN where there was none. */
  readonly cells: Float64Array
}

export interface ArchivedPlan {
  readonly archive: string
  readonly decision: string
  readonly scenario: string
  readonly snapshot: string
  /** `YYYY-MM`: the first month that was planned. */
  readonly asOf: string
  readonly periods: number
  /** ISO time. */
  readonly storedAt: string
  readonly hash: string
}

interface ArchiveRecord extends Omit<ArchivedPlan, 'asOf' | 'storedAt'> {
  readonly as_of: string
  readonly stored_at: string
}

type BlobRow = Omit<ArchivedRow, 'cells'> & { readonly cells: Buffer }

const toBlob = (cells: Float64Array): Buffer => {
  const blob = Buffer.alloc(cells.length * 8)
  cells.forEach((value, t) => {
    blob.writeDoubleLE(value, t * 8)
  })
  return blob
}

const fromBlob = (blob: Buffer): Float64Array =>
  Float64Array.from({ length: blob.length / 8 }, (_, t) => blob.readDoubleLE(t * 8))

const byPlace = (a: Omit<ArchivedRow, 'cells'>, b: Omit<ArchivedRow, 'cells'>): number =>
  [a.side, a.line, a.measure].join('\0') < [b.side, b.line, b.measure].join('\0') ? -1 : 1

function hashOf(plan: Omit<ArchivedPlan, 'hash'>, rows: Iterable<BlobRow>): string {
  const { archive, decision, scenario, snapshot, asOf, periods, storedAt } = plan
  const hash = createHash('sha256')
  hash.update(JSON.stringify([archive, decision, scenario, snapshot, asOf, periods, storedAt]))
  for (const { side, line, measure, cells } of rows)
    hash.update(`\n${JSON.stringify([side, line, measure])}`).update(cells)
  return hash.digest('hex')
}

const columns = 5
/** As many as stay below SQLite's limit of values a statement. */
const rowsAStatement = 200

/** Keeps a published plan; in the transaction of its approval. Rows whose figures are all missing or 0 are left out. */
export function insertArchivedPlan(
  db: WriteConnection,
  plan: Omit<ArchivedPlan, 'hash'>,
  rows: readonly ArchivedRow[],
): void {
  const kept = rows
    .filter(({ cells }) => cells.some((value) => !Number.isNaN(value) && value !== 0))
    .map((row) => ({ ...row, cells: toBlob(row.cells) }))
    .sort(byPlace)
  transaction(db, () => {
    run(
      db,
      `INSERT INTO plan_archive (archive, decision, scenario, snapshot, as_of, periods, stored_at, hash)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      plan.archive,
      plan.decision,
      plan.scenario,
      plan.snapshot,
      plan.asOf,
      plan.periods,
      plan.storedAt,
      hashOf(plan, kept),
    )
    for (let start = 0; start < kept.length; start += rowsAStatement) {
      const some = kept.slice(start, start + rowsAStatement)
      const tuple = `(${Array(columns).fill('?').join(', ')})`
      run(
        db,
        `INSERT INTO plan_archive_row (archive, side, line, measure, cells)
         VALUES ${Array(some.length).fill(tuple).join(', ')}`,
        ...some.flatMap((row) => [plan.archive, row.side, row.line, row.measure, row.cells]),
      )
    }
  })
}

/** Every published plan without its figures, oldest cycle first; of one cycle in the order of approval. */
export const listArchivedPlans = (db: ReadConnection): ArchivedPlan[] =>
  all<ArchiveRecord>(db, 'SELECT * FROM plan_archive ORDER BY as_of, rowid').map(
    ({ as_of: asOf, stored_at: storedAt, ...rest }) => ({ ...rest, asOf, storedAt }),
  )

const rowsOf = (db: ReadConnection, archive: string): IterableIterator<BlobRow> =>
  behind(db)
    .database.prepare(
      `SELECT side, line, measure, cells FROM plan_archive_row WHERE archive = ?
       ORDER BY side, line, measure`,
    )
    .iterate(archive) as IterableIterator<BlobRow>

/** The figures of one published plan, by side, line and measure. */
export function readArchivedRows(db: ReadConnection, archive: string): ArchivedRow[] {
  const { kind, file } = behind(db)
  try {
    return Array.from(rowsOf(db, archive), (row) => ({ ...row, cells: fromBlob(row.cells) }))
  } catch (error) {
    throw inOurWords(error, kind, file)
  }
}

/** Published plans that are not as they were stored, as `hash_differs archive=…`. */
export const checkArchive = (db: ReadConnection): string[] =>
  listArchivedPlans(db)
    .filter((plan) => hashOf(plan, rowsOf(db, plan.archive)) !== plan.hash)
    .map(({ archive, asOf }) => `hash_differs archive=${archive} as_of=${asOf}`)
