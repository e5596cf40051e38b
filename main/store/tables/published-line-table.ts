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

/** Notes what a target was given, over what it was given before. */
export function putPublishedLines(
  db: WriteConnection,
  target: string,
  lines: Iterable<readonly [line: string, value: number]>,
): void {
  transaction(db, () => {
    for (const [line, value] of lines) {
      run(
        db,
        `INSERT INTO published_line (target, line, value) VALUES (?, ?, ?)
         ON CONFLICT DO UPDATE SET value = excluded.value`,
        target,
        line,
        value,
      )
    }
  })
}
