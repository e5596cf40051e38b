/** A scenario with everything it inherits: its parents' entries up to the fork, then its own. */

import {
  getScenario,
  type JournalRecord,
  type ReadConnection,
  type StoredScenario,
} from '@main/store/reading'
import type { JournalStep } from '@shared/changes/plan-change'
import { EvenkeelError } from '@shared/contract/error-codes'
import type { JournalMemory } from './journal-memory'

export interface ChainLink {
  readonly scenario: StoredScenario
  /** Position of the last entry that counts; 0 where none does. */
  readonly position: number
  /** Steps that give the same plan as its entries, and are fewer. */
  readonly steps: readonly JournalStep[]
  /** All entries that count, undo and redo included, oldest first: applied in order they give the plan. Read when asked for. */
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
  let last: number | undefined
  for (let next: string | null = id; next !== null; ) {
    const scenario = findScenario(db, next)
    const own = next
    const upTo = last
    chain.unshift({
      scenario,
      get position() {
        return journal.lastPosition(own, upTo)
      },
      get steps() {
        return journal.steps(own, upTo)
      },
      get records() {
        return upToPosition(journal.of(own), upTo)
      },
    })
    const fork = scenario.forkPosition ?? 0
    last = upTo === undefined ? fork : Math.min(upTo, fork)
    next = scenario.parent
  }
  return chain
}

/** Position of the last entry that the scenario's plan rests on; 0 where it rests on none. */
export const chainPosition = (chain: readonly ChainLink[]): number =>
  chain.reduce((last, { position }) => Math.max(last, position), 0)
