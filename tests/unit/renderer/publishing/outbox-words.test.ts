import { outboxSentence } from '@renderer/features/publishing/outbox-words'
import type { OutboxEntry } from '@shared/contract/contract-types'
import { translate } from '@shared/messages/translate'
import type { TFunction } from 'i18next'
import { expect, it } from 'vitest'

const t = ((key: string, values: Record<string, unknown>) =>
  translate('en', key, values)) as unknown as TFunction
const entry: OutboxEntry = {
  entry: 'e1',
  key: 'k',
  decision: 'd1',
  decisionNumber: 1,
  question: 'Do we?',
  target: 'files',
  state: 'waiting',
  lines: 10,
  attempts: 0,
  createdAt: '2026-11-15T15:00:00Z',
  nextAttemptAt: null,
  error: null,
  receipt: null,
  conflicts: [],
}
const say = (changed: Partial<OutboxEntry>) =>
  outboxSentence(t, { ...entry, ...changed }, (at) => at.slice(11, 16))

it('tells a first wait from one after a failed attempt, and when the next is', () => {
  expect(say({})).toBe('Waiting to be sent.')
  expect(say({ attempts: 2, nextAttemptAt: '2026-11-15T15:20:00Z' })).toContain('next try at 15:20')
  expect(say({ attempts: 2 })).toContain('Waiting for somebody')
})

it('has a sentence for every other state', () => {
  const states = ['sending', 'acknowledged', 'conflict', 'failed'] as const
  const sentences = states.map((state) => say({ state }))
  expect(new Set(sentences).size).toBe(states.length)
  expect(sentences.join(' ')).not.toContain('publishing.')
})
