/** Checkpoints of journals. One that is not what was written, or does not fit its journal, is passed over: the journal has it all. */
import { type FoldedJournal, foldJournal, nothingFolded } from '@shared/changes/fold-journal'
import { canonicalJson, sha256 } from '../canonical-json'
import type { ReadConnection, WriteConnection } from '../open-file'
import { all, one, run } from '../run-statements'
import { transaction } from '../transaction'
import { readJournal } from './journal-table'

/** Raised whenever folding or the changes themselves take another form; older checkpoints are then written anew. */
const shape = 1

interface CheckpointRow {
  readonly scenario: string
  readonly position: number
  readonly journal_hash: string
  readonly shape: number
  readonly state: string
  readonly hash: string
}

type Stamp = Pick<CheckpointRow, 'scenario' | 'position' | 'journal_hash' | 'shape'>

const hashOf = (row: Stamp, state: string): string =>
  sha256(`${JSON.stringify([row.scenario, row.position, row.journal_hash, row.shape])}\n${state}`)

const journalHashAt = (db: ReadConnection, scenario: string, position: number) =>
  one<{ hash: string }>(
    db,
    'SELECT hash FROM journal WHERE position = ? AND scenario = ?',
    position,
    scenario,
  )?.hash

/** What is wrong with a checkpoint, of the journal as it is; null where nothing is. */
function faultOf(db: ReadConnection, row: CheckpointRow): string | null {
  if (row.shape !== shape) return 'shape_unknown'
  if (hashOf(row, row.state) !== row.hash) return 'hash_differs'
  const hash = journalHashAt(db, row.scenario, row.position)
  return hash === row.journal_hash ? null : 'chain_broken'
}

const rowsOf = (db: ReadConnection, scenario: string, upTo: number): CheckpointRow[] =>
  all<CheckpointRow>(
    db,
    'SELECT * FROM journal_checkpoint WHERE scenario = ? AND position <= ? ORDER BY position DESC',
    scenario,
    upTo,
  )

/** The newest good checkpoint of a scenario at or before a position; what comes after it is in the journal. Nothing folded where there is none. */
export function readCheckpoint(
  db: ReadConnection,
  scenario: string,
  upTo: number = Number.MAX_SAFE_INTEGER,
): FoldedJournal {
  for (const row of rowsOf(db, scenario, upTo))
    if (faultOf(db, row) === null) return JSON.parse(row.state) as FoldedJournal
  return nothingFolded
}

/**
 * Keeps what the scenario's journal comes to at the position folded, and drops older checkpoints but the last one at or
 * before each fork, which opening a scenario made there begins with.
 */
export function putCheckpoint(db: WriteConnection, scenario: string, folded: FoldedJournal): void {
  transaction(db, () => {
    const { position } = folded
    const journalHash = journalHashAt(db, scenario, position)
    if (journalHash === undefined) return
    const state = canonicalJson(folded)
    const row = { scenario, position, journal_hash: journalHash, shape }
    run(
      db,
      `INSERT INTO journal_checkpoint (scenario, position, journal_hash, shape, state, hash)
       VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET
         journal_hash = excluded.journal_hash, shape = excluded.shape,
         state = excluded.state, hash = excluded.hash`,
      ...Object.values(row),
      state,
      hashOf(row, state),
    )
    const forks = all<{ fork: number }>(
      db,
      'SELECT fork_position AS fork FROM scenario WHERE parent = ? AND fork_position IS NOT NULL',
      scenario,
    ).map(({ fork }) => fork)
    const good = rowsOf(db, scenario, Number.MAX_SAFE_INTEGER).filter(
      (one) => faultOf(db, one) === null,
    )
    const wanted = new Set([
      position,
      ...forks.map((fork) => good.find((one) => one.position <= fork)?.position),
    ])
    for (const { position: old } of rowsOf(db, scenario, Number.MAX_SAFE_INTEGER))
      if (!wanted.has(old))
        run(db, 'DELETE FROM journal_checkpoint WHERE scenario = ? AND position = ?', scenario, old)
  })
}

/** Checkpoints that are damaged, do not fit the journal, or say other than it does; and how many there are. */
export function checkCheckpoints(db: ReadConnection): { problems: string[]; count: number } {
  const rows = all<CheckpointRow>(
    db,
    'SELECT * FROM journal_checkpoint ORDER BY scenario, position',
  )
  const problems = rows.flatMap((row) => {
    const fault = faultOf(db, row)
    const name = `scenario=${row.scenario} position=${row.position}`
    if (fault === 'shape_unknown') return []
    if (fault) return [`${fault} ${name}`]
    const entries = readJournal(db, row.scenario, { upTo: row.position })
    const fresh = canonicalJson(foldJournal(nothingFolded, entries))
    return fresh === row.state ? [] : [`state_differs ${name}`]
  })
  return { problems, count: rows.length }
}
