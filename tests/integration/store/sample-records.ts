/** A decision, its outbox entry and its document, as approval writes them. */
import { hashDecision, type StoredOutboxEntry } from '@main/store/reading'
import {
  insertDecision,
  insertOutbox,
  transaction,
  type WriteConnection,
} from '@main/store/writing'
import type { Decision, PublishDocument } from '@shared/contract/contract-types'
import { type Indicators, indicatorKeys } from '@shared/contract/planning-calls'
import { now } from './store-support'

const indicators = Object.fromEntries(indicatorKeys.map((key, at) => [key, at * 1.5])) as Indicators

export function decisionOf(number: number, more: Partial<Decision> = {}): Decision {
  return {
    decision: `d${number}`,
    number,
    state: 'draft',
    question: '增加华东产能吗？',
    options: [{ scenario: 'base', name: 'base', indicators }],
    choice: 'base',
    reason: 'margin',
    assumptions: '',
    owner: 'lin-yue',
    due: '2026-12-31',
    createdBy: 'lin-yue',
    createdAt: now,
    decidedBy: null,
    decidedAt: null,
    pin: null,
    hash: null,
    previousHash: null,
    planLines: 0,
    events: [{ state: 'draft', at: now, person: 'lin-yue', note: '' }],
    ...more,
  }
}

/** As it is once the chair approved it, chained to the one before. */
export function approvedOf(number: number, previousHash: string | null): Decision {
  const decided = decisionOf(number, {
    state: 'approved',
    decidedBy: 'chen-wei',
    decidedAt: now,
    pin: { snapshot: 's', snapshotHash: 'abc', scenario: 'base', position: 3 },
    previousHash,
    planLines: 1,
  })
  return { ...decided, hash: hashDecision(decided) }
}

export const documentOf = (d: Decision): PublishDocument => ({
  key: `key-${d.number}`,
  decision: {
    decision: d.decision,
    number: d.number,
    question: d.question,
    choice: 'base',
    options: ['base'],
    reason: d.reason,
    assumptions: d.assumptions,
    owner: 'lin-yue',
    due: '2026-12-31',
    decidedBy: 'chen-wei',
    decidedAt: now,
    snapshot: 's',
    snapshotHash: 'abc',
    position: 3,
    hash: d.hash ?? '',
    previousHash: d.previousHash,
  },
  lines: [
    {
      item: 'FG-001',
      customer: 'C-001',
      site: null,
      month: '2026-12',
      measure: 'consensus_demand',
      quantity: 12.5,
    },
  ],
})

export const entryFor = (d: Decision): StoredOutboxEntry => ({
  entry: `e${d.number}`,
  key: `key-${d.number}`,
  decision: d.decision,
  decisionNumber: d.number,
  question: d.question,
  target: 'files',
  state: 'waiting',
  lines: 1,
  attempts: 0,
  createdAt: now,
  nextAttemptAt: now,
  error: null,
  receipt: null,
  conflicts: [],
  keep: null,
})

/** Writes an approved decision and its entry in one transaction. */
export function approve(
  db: WriteConnection,
  number: number,
  previousHash: string | null,
): Decision {
  const decided = approvedOf(number, previousHash)
  transaction(db, () => {
    insertDecision(db, decided)
    insertOutbox(db, entryFor(decided), documentOf(decided))
  })
  return decided
}
