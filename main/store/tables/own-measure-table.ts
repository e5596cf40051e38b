/** Measures that planners defined, with their formulas as typed. */
import { type StoredMeasure, storedMeasure } from '@shared/contract/measure-calls'
import type { ReadConnection, WriteConnection } from '../open-file'
import { all, run } from '../run-statements'

interface MeasureRow {
  readonly key: string
  readonly name_zh: string
  readonly name_en: string
  readonly level: string
  readonly unit: string
  readonly formula: string
  readonly across: string
  readonly saved_by: string
  readonly saved_at: string
}

/** Every own measure, in the order in which they were made. */
export const listOwnMeasures = (db: ReadConnection): StoredMeasure[] =>
  all<MeasureRow>(db, 'SELECT * FROM own_measure ORDER BY rowid').map((row) =>
    storedMeasure.parse({
      key: row.key,
      name: { zh: row.name_zh, en: row.name_en },
      level: row.level,
      unit: row.unit,
      formula: row.formula,
      across: row.across,
      savedBy: row.saved_by,
      savedAt: row.saved_at,
    }),
  )

/** Adds the measure, or changes the one of its key, which keeps its place. */
export function putOwnMeasure(db: WriteConnection, m: StoredMeasure): void {
  run(
    db,
    `INSERT INTO own_measure
       (key, name_zh, name_en, level, unit, formula, across, saved_by, saved_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (key) DO UPDATE SET name_zh = excluded.name_zh, name_en = excluded.name_en,
       level = excluded.level, unit = excluded.unit, formula = excluded.formula,
       across = excluded.across, saved_by = excluded.saved_by, saved_at = excluded.saved_at`,
    m.key,
    m.name.zh,
    m.name.en,
    m.level,
    m.unit,
    m.formula,
    m.across,
    m.savedBy,
    m.savedAt,
  )
}

/** Removes the measure; false where there was none. */
export const deleteOwnMeasure = (db: WriteConnection, key: string): boolean =>
  run(db, 'DELETE FROM own_measure WHERE key = ?', key) > 0
