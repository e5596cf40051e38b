/** The journal as this process has read and written it: from the last checkpoint on at once, the rest when somebody asks. */
import {
  type JournalRecord,
  lastPositionOf,
  type ReadConnection,
  readCheckpoint,
  readJournal,
  readJournalEntry,
  readJournalTail,
} from '@main/store/reading'
import {
  type FoldedJournal,
  foldJournal,
  growStack,
  type JournalStack,
  nothingFolded,
} from '@shared/changes/fold-journal'
import type { JournalStep } from '@shared/changes/plan-change'

/** As many entries after a checkpoint make the next one due. */
export const entriesBetweenCheckpoints = 1000

export interface JournalMemory {
  /** All entries of a scenario, oldest first. Throws WORKSPACE_DAMAGED where one was tampered with. */
  of(scenario: string): readonly JournalRecord[]
  /** Steps that give the scenario's own part of its plan at a position, or now: fewer than its entries, and the same plan. */
  steps(scenario: string, upTo?: number): readonly JournalStep[]
  /** Position of its own last entry at or before a position, or of all; 0 where it has none. */
  lastPosition(scenario: string, upTo?: number): number
  /** What of its entries stands, and what could be redone. */
  stack(scenario: string): JournalStack
  /** The entry at a position of the scenario. */
  entry(scenario: string, position: number): JournalRecord | undefined
  /** Its last entries, the newest first. */
  latest(scenario: string, limit: number): readonly JournalRecord[]
  /** Notes an entry that is on disk. */
  note(record: JournalRecord): void
  /** What a checkpoint of the scenario would hold. */
  fold(scenario: string): FoldedJournal
  /** Notes that the checkpoint is on disk. */
  checkpointed(scenario: string, folded: FoldedJournal): void
}

interface Known {
  checkpoint: FoldedJournal
  /** Entries after the checkpoint. */
  tail: JournalRecord[]
  stack: ReturnType<typeof growStack>
  /** Entries up to the checkpoint, once asked for. */
  older: readonly JournalRecord[] | undefined
}

const stepOf = ({ changes }: FoldedJournal): JournalStep[] =>
  changes.length > 0 ? [{ changes: [...changes], place: null, entry: null }] : []

/** Good for as long as nobody else writes the workspace, which its lock sees to. `due` is told of a scenario whose next checkpoint is due. */
export function createJournalMemory(
  db: ReadConnection,
  due: (scenario: string) => void = () => undefined,
): JournalMemory {
  const known = new Map<string, Known>()
  const earlier = new Map<string, readonly JournalStep[]>()

  function remind(scenario: string, { tail }: Known): void {
    if (tail.length > 0 && tail.length % entriesBetweenCheckpoints === 0) due(scenario)
  }

  function read(scenario: string): Known {
    const found = known.get(scenario)
    if (found) return found
    const checkpoint = readCheckpoint(db, scenario)
    const tail = readJournal(db, scenario, { after: checkpoint.position })
    const stack = growStack(checkpoint.stack)
    for (const record of tail) stack.add(record)
    const fresh: Known = { checkpoint, tail, stack, older: undefined }
    known.set(scenario, fresh)
    if (tail.length >= entriesBetweenCheckpoints) due(scenario)
    return fresh
  }

  /** What a fork before the checkpoint began with; it never changes. */
  function readEarlier(scenario: string, upTo: number): readonly JournalStep[] {
    const checkpoint = readCheckpoint(db, scenario, upTo)
    const between = readJournal(db, scenario, { after: checkpoint.position, upTo })
    return [...stepOf(checkpoint), ...between.map(({ step }) => step)]
  }

  function of(scenario: string): readonly JournalRecord[] {
    const found = read(scenario)
    const { checkpoint, tail } = found
    found.older ??=
      checkpoint.position > 0 ? readJournal(db, scenario, { upTo: checkpoint.position }) : []
    return found.older.length > 0 ? [...found.older, ...tail] : tail
  }

  return {
    of,
    steps(scenario, upTo = Number.MAX_SAFE_INTEGER) {
      const { checkpoint, tail } = read(scenario)
      const within = (records: readonly JournalRecord[]) =>
        records.filter(({ position }) => position <= upTo).map(({ step }) => step)
      if (upTo >= checkpoint.position) return [...stepOf(checkpoint), ...within(tail)]
      const id = `${upTo} ${scenario}`
      const found = earlier.get(id) ?? readEarlier(scenario, upTo)
      earlier.set(id, found)
      return found
    },
    lastPosition(scenario, upTo = Number.MAX_SAFE_INTEGER) {
      const { checkpoint, tail } = read(scenario)
      const last = tail.at(-1)?.position ?? checkpoint.position
      return last <= upTo ? last : lastPositionOf(db, scenario, upTo)
    },
    stack: (scenario) => read(scenario).stack.current,
    entry(scenario, position) {
      const { tail } = read(scenario)
      return (
        tail.findLast((record) => record.position === position) ?? readJournalEntry(db, position)
      )
    },
    latest(scenario, limit) {
      const { tail } = read(scenario)
      return tail.length >= limit
        ? tail.slice(-limit).reverse()
        : readJournalTail(db, scenario, limit)
    },
    note(record) {
      const found = known.get(record.scenario)
      // Not read yet: it will come with the others.
      if (!found || found.tail.at(-1)?.position === record.position) return
      found.tail.push(record)
      found.stack.add(record)
      remind(record.scenario, found)
    },
    fold(scenario) {
      const { checkpoint, tail } = read(scenario)
      return foldJournal(checkpoint.position > 0 ? checkpoint : nothingFolded, tail)
    },
    checkpointed(scenario, folded) {
      const found = known.get(scenario)
      if (!found) return
      const older = found.older && [
        ...found.older,
        ...found.tail.filter(({ position }) => position <= folded.position),
      ]
      found.checkpoint = folded
      found.tail = found.tail.filter(({ position }) => position > folded.position)
      found.older = older
    },
  }
}
