/** What the rules came to for each snapshot, and the gates that checks pass. */
import { type QualityCheck, qualityCheck, type StoredGates } from '@shared/contract/quality-calls'
import { qualityGate } from '@shared/model/quality/quality-gate'
import { z } from 'zod'
import { fromJson } from '../json-column'
import type { ReadConnection, WriteConnection } from '../open-file'
import { all, one, run } from '../run-statements'

interface CheckRow {
  readonly snapshot: string
  readonly checkedAt: string
  readonly counts: string
  readonly scores: string
  readonly blocks: string
  readonly fixes: string
  readonly by: string | null
  readonly at: string | null
  readonly reason: string | null
}

const columns = `snapshot, checked_at AS checkedAt, counts, scores, blocks, fixes,
  let_through_by AS "by", let_through_at AS at, let_through_reason AS reason`

const { counts, scores, blocks, fixes } = qualityCheck.shape

const stored = (db: ReadConnection, row: CheckRow): QualityCheck => ({
  snapshot: row.snapshot,
  checkedAt: row.checkedAt,
  counts: fromJson(db, 'quality_check.counts', counts, row.counts),
  scores: fromJson(db, 'quality_check.scores', scores, row.scores),
  blocks: fromJson(db, 'quality_check.blocks', blocks, row.blocks),
  fixes: fromJson(db, 'quality_check.fixes', fixes, row.fixes),
  letThrough:
    row.by !== null && row.at !== null
      ? { by: row.by, at: row.at, reason: row.reason ?? '' }
      : null,
})

export const getQualityCheck = (db: ReadConnection, snapshot: string): QualityCheck | undefined =>
  all<CheckRow>(db, `SELECT ${columns} FROM quality_check WHERE snapshot = ?`, snapshot).map(
    (row) => stored(db, row),
  )[0]

/** Keeps a check, in place of an earlier one of the same snapshot. */
export function putQualityCheck(db: WriteConnection, c: QualityCheck): void {
  run(
    db,
    `INSERT INTO quality_check (snapshot, checked_at, counts, scores, blocks, fixes, let_through_by,
       let_through_at, let_through_reason)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET checked_at = excluded.checked_at, counts = excluded.counts,
       scores = excluded.scores, blocks = excluded.blocks, fixes = excluded.fixes,
       let_through_by = excluded.let_through_by, let_through_at = excluded.let_through_at,
       let_through_reason = excluded.let_through_reason`,
    c.snapshot,
    c.checkedAt,
    JSON.stringify(c.counts),
    JSON.stringify(c.scores),
    JSON.stringify(c.blocks),
    JSON.stringify(c.fixes),
    c.letThrough?.by ?? null,
    c.letThrough?.at ?? null,
    c.letThrough?.reason ?? null,
  )
}

type GateRow = Omit<StoredGates, 'gates'> & { readonly gates: string }

/** The gates in force; undefined where nobody has set any. */
export function latestQualityGates(db: ReadConnection): StoredGates | undefined {
  const row = one<GateRow>(
    db,
    `SELECT revision, gates, reason, set_by AS setBy, set_at AS setAt FROM quality_gate
     ORDER BY revision DESC LIMIT 1`,
  )
  return (
    row && { ...row, gates: fromJson(db, 'quality_gate.gates', z.array(qualityGate), row.gates) }
  )
}

/** Adds a version of the gates; its revision is one more than the last. */
export function addQualityGates(db: WriteConnection, g: Omit<StoredGates, 'revision'>): void {
  run(
    db,
    `INSERT INTO quality_gate (revision, gates, reason, set_by, set_at)
     SELECT coalesce(max(revision), 0) + 1, ?, ?, ?, ? FROM quality_gate`,
    JSON.stringify(g.gates),
    g.reason,
    g.setBy,
    g.setAt,
  )
}
