/** Keeps what a check found: findings that are known are known again, those that are gone are said to be. */
import {
  getQualityCheck,
  getQualityFinding,
  type KeptFinding,
  pageOfFindings,
} from '@main/store/reading'
import {
  addQualityEvent,
  deleteQualityFinding,
  putQualityCheck,
  putQualityFinding,
  transaction,
  type WriteConnection,
} from '@main/store/writing'
import type { QualityCheck } from '@shared/contract/quality-calls'
import type { Hit } from '@shared/model/quality/assessment'
import { baseRule } from '@shared/model/quality/field-rules'
import type { FindingEvent, FindingState } from '@shared/model/quality/finding-states'
import { type Checked, connectionsRead } from './check-snapshot'
import { findingName } from './finding-name'
import { rulesInForce } from './rules-in-force'

interface Moved {
  readonly state: FindingState
  readonly event?: FindingEvent
}

/** What becomes of a known finding that is there still. `made` are the fixes of this check. */
export function stateFound(before: KeptFinding, made: ReadonlySet<string>): Moved {
  if (before.state === 'gone')
    return { state: before.assignee ? 'assigned' : 'open', event: 'returned' }
  if (before.state === 'fixed' && before.fix !== null && made.has(before.fix))
    return { state: before.assignee ? 'assigned' : 'open', event: 'still_there' }
  return { state: before.state }
}

/** Puts the check itself on record: its counts, and what the gate goes by. */
export function recordCheck(db: WriteConnection, { check }: Checked): void {
  transaction(db, () => {
    const before = getQualityCheck(db, check.snapshot)
    putQualityCheck(db, before ? { ...check, letThrough: stillLet(before, check) } : check)
  })
}

/** Findings written in one transaction; other calls are served between two of them. */
const slice = 250

/**
 * Puts what a check found on record, a slice at each step; a finding is read again in its slice, so that what people say
 * of it meanwhile stays. One that breaks off leaves the other findings as they were, and the next check puts them right.
 */
export function* recordFindings(
  db: WriteConnection,
  { assessment, check }: Checked,
): Generator<void, void> {
  const persons = new Map(rulesInForce(db).map(({ rule, settings }) => [rule, settings.person]))
  const made = new Set(check.fixes)
  const note = (finding: string, event: FindingEvent) =>
    addQualityEvent(db, {
      finding,
      event,
      author: '',
      at: check.checkedAt,
      reason: null,
      detail: check.snapshot,
    })
  const found = new Set<string>()
  for (let from = 0; from < assessment.hits.length; from += slice) {
    transaction(db, () => {
      for (const hit of assessment.hits.slice(from, from + slice)) {
        const finding = findingName(hit)
        found.add(finding)
        const kept = getQualityFinding(db, finding)
        const moved = kept ? stateFound(kept, made) : { state: stateOfNew(persons.get(hit.rule)) }
        putQualityFinding(db, withHit(hit, finding, kept, moved.state, check.snapshot, persons))
        if ('event' in moved && moved.event) note(finding, moved.event)
      }
    })
    yield
  }
  const asked = new Set(assessment.rules.map(({ rule }) => rule))
  // A field may have lost its own rule since.
  const isAsked = (rule: string) => asked.has(persons.has(rule) ? rule : baseRule(rule))
  const read = new Set(connectionsRead(assessment.entities))
  let after = ''
  for (;;) {
    const known = pageOfFindings(db, after, slice)
    transaction(db, () => {
      for (const { hasEvents, ...kept } of known) {
        if (found.has(kept.finding) || !isAsked(kept.rule)) continue
        // The plan has nothing of a connection that was not read; what was said of it holds when it is read again.
        const wasRead = kept.connection.split(' + ').some((name) => read.has(name))
        if (!wasRead && kept.state === 'ignored') continue
        if (kept.state !== 'gone') {
          putQualityFinding(db, { ...kept, state: 'gone' })
          if (hasEvents) note(kept.finding, 'gone')
        } else if (!hasEvents) deleteQualityFinding(db, kept.finding)
      }
    })
    const last = known.at(-1)
    if (!last || known.length < slice) return
    after = last.finding
    yield
  }
}

/** Whoever let a snapshot through saw these blocks; another one that is found later is theirs to see as well. */
function stillLet(before: QualityCheck, after: QualityCheck): QualityCheck['letThrough'] {
  const seen = new Set(before.blocks.map(({ rule }) => rule))
  // What blocks under a field's own rule was seen under the rule for each; the other way round there may be more.
  const wasSeen = (rule: string) => seen.has(rule) || seen.has(baseRule(rule))
  return after.blocks.every(({ rule }) => wasSeen(rule)) ? before.letThrough : null
}

const stateOfNew = (person: string | null | undefined): FindingState =>
  person ? 'assigned' : 'open'

function withHit(
  hit: Hit,
  finding: string,
  kept: KeptFinding | undefined,
  state: FindingState,
  snapshot: string,
  persons: ReadonlyMap<string, string | null>,
): KeptFinding {
  const own = kept ?? {
    assignee: persons.get(hit.rule) ?? null,
    reason: null,
    fix: null,
    firstSnapshot: snapshot,
  }
  const { assignee, reason, fix, firstSnapshot } = own
  return { ...hit, finding, state, assignee, reason, fix, firstSnapshot, lastSnapshot: snapshot }
}
