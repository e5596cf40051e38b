/** What each target was last given, figure by figure: how a change over there is told from one over here. */
import type { ReadConnection, WriteConnection } from '../open-file'
import { all, run } from '../run-statements'
import { transaction } from '../transaction'

/** Line key → the value published last to this target. */
export const readPublishedLines = (db: ReadConnection, target: string): Map<string, number> =>
  new Map(
    all<{ line: string; value: number }>(
      db,
      'SELECT line, value FROM published_line WHERE target = ?',
      target,
    ).map((row) => [row.line, row.value]),
  )

/** One statement a figure would keep everybody waiting for seconds. */
const rowsAStatement = 200

/** Notes what a target was given, over what it was given before. */
export function putPublishedLines(
  db: WriteConnection,
  target: string,
  lines: Iterable<readonly [line: string, value: number]>,
): void {
  const all = [...lines]
  transaction(db, () => {
    for (let start = 0; start < all.length; start += rowsAStatement) {
      const some = all.slice(start, start + rowsAStatement)
      run(
        db,
        `INSERT INTO published_line (target, line, value)
         VALUES ${Array(some.length).fill('(?, ?, ?)').join(', ')}
         ON CONFLICT DO UPDATE SET value = excluded.value`,
        ...some.flatMap(([line, value]) => [target, line, value]),
      )
    }
  })
}
