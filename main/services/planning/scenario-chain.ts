/** A scenario with everything it inherits: its parents' entries up to the fork, then its own. */

import {
  getScenario,
  type JournalRecord,
  type ReadConnection,
  type StoredScenario,
} from '@main/store/reading'
import { EvenkeelError } from '@shared/contract/error-codes'
import type { JournalMemory } from './journal-memory'

export interface ChainLink {
  readonly scenario: StoredScenario
  /** All entries that count, undo and redo included, oldest first: applied in order they give the plan. */
  readonly records: readonly JournalRecord[]
}

/** The scenario of this id. Throws NOT_FOUND. */
export function findScenario(db: ReadConnection, id: string): StoredScenario {
  const found = getScenario(db, id)
  if (!found) throw new EvenkeelError('NOT_FOUND', { what: id })
  return found
}

function upToPosition(
  records: readonly JournalRecord[],
  position: number | undefined,
): readonly JournalRecord[] {
  if (position === undefined) return records
  const end = records.findLastIndex((record) => record.position <= position)
  return records.slice(0, end + 1)
}

/** Base plan first, the scenario itself last. Throws NOT_FOUND. */
export function readChain(db: ReadConnection, journal: JournalMemory, id: string): ChainLink[] {
  const chain: ChainLink[] = []
  let upTo: number | undefined
  for (let next: string | null = id; next !== null; ) {
    const scenario = findScenario(db, next)
    const records = upToPosition(journal.of(next), upTo)
    chain.unshift({ scenario, records })
    const fork = scenario.forkPosition ?? 0
    upTo = upTo === undefined ? fork : Math.min(upTo, fork)
    next = scenario.parent
  }
  return chain
}

/** Position of the last entry that the scenario's plan rests on; 0 where it rests on none. */
export const chainPosition = (chain: readonly ChainLink[]): number =>
  chain.reduce((last, link) => Math.max(last, link.records.at(-1)?.position ?? 0), 0)
