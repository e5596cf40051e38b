/** How far people have looked at the lines of a plan, by cycle. */
import type { Review } from '@shared/contract/worklist-calls'
import type { ReviewState } from '@shared/model/reviews'
import type { ReadConnection, WriteConnection } from '../open-file'
import { all, run } from '../run-statements'
import { transaction } from '../transaction'

interface ReviewRow {
  readonly line: string
  readonly state: ReviewState
  readonly author: string
  readonly at: string
}

/** Every reviewed line of a scenario in a cycle, sorted by line. */
export const listReviews = (db: ReadConnection, scenario: string, cycle: string): Review[] =>
  all<ReviewRow>(
    db,
    'SELECT line, state, author, at FROM review WHERE scenario = ? AND cycle = ? ORDER BY line',
    scenario,
    cycle,
  ).map(({ line, state, author, at }) => ({ line, state, by: author, at }))

/** Puts lines into a state, in place of the one they were in. */
export function putReviews(
  db: WriteConnection,
  of: { readonly scenario: string; readonly cycle: string },
  lines: readonly string[],
  by: { readonly state: ReviewState; readonly author: string; readonly at: string },
): void {
  transaction(db, () => {
    for (const line of lines)
      run(
        db,
        `INSERT INTO review (scenario, cycle, line, state, author, at) VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET state = excluded.state, author = excluded.author,
           at = excluded.at`,
        of.scenario,
        of.cycle,
        line,
        by.state,
        by.author,
        by.at,
      )
  })
}
