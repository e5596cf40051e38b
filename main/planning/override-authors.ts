/** Who had written the overrides of a published plan, by the journal up to where it was pinned. */
import {
  getDecision,
  getScenario,
  type JournalRecord,
  type ReadConnection,
  readJournal,
} from '@main/store/reading'

const placeOf = (line: string, period: string): string => `${period} ${line}`

/** Line and month → person, for every override that stood when the decision was pinned; empty where it is gone. */
export function overrideAuthors(
  db: ReadConnection,
  decision: string,
): (line: string, month: string) => string | undefined {
  const pin = getDecision(db, decision)?.pin
  const writers = new Map<string, string[]>()
  if (pin) for (const record of recordsUpTo(db, pin.scenario, pin.position)) note(writers, record)
  return (line, month) => writers.get(placeOf(line, month))?.at(-1)
}

/** Entries of the scenario and of what it inherits, oldest first. */
function recordsUpTo(db: ReadConnection, scenario: string, upTo: number): JournalRecord[] {
  const found = getScenario(db, scenario)
  if (!found) return []
  const inherited =
    found.parent === null
      ? []
      : recordsUpTo(db, found.parent, Math.min(upTo, found.forkPosition ?? 0))
  return [...inherited, ...readJournal(db, scenario, { upTo })]
}

/** What is taken back belongs again to whoever had written it before. */
function note(writers: Map<string, string[]>, { kind, step, author }: JournalRecord): void {
  for (const change of step.changes) {
    if (change.kind !== 'set_cells' || change.measure !== 'override') continue
    for (const { line, period } of change.cells) {
      const place = placeOf(line, period)
      const known = writers.get(place) ?? []
      if (kind === 'undo') known.pop()
      else known.push(author)
      writers.set(place, known)
    }
  }
}
