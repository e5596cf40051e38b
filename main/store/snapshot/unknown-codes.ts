import type { ReadConnection } from '../open-file'
import { all } from '../run-statements'

export interface UnknownCode {
  readonly connection: string
  /** The entity that should have it. */
  readonly entity: string
  readonly code: string
  /** Rows that name it and were put aside. */
  readonly rows: number
}

/** Codes that rows of a snapshot named and nothing had, those of the most rows first. */
export const readUnknownCodes = (
  db: ReadConnection,
  entities: readonly string[],
  limit: number,
): UnknownCode[] =>
  all<UnknownCode>(
    db,
    `SELECT connection, expected AS entity, value AS code, count(*) AS "rows" FROM finding
     WHERE kind = 'reference_unknown' AND value IS NOT NULL
       AND expected IN (${entities.map(() => '?').join(', ')})
     GROUP BY connection, expected, value ORDER BY count(*) DESC, value LIMIT ?`,
    ...entities,
    limit,
  )
