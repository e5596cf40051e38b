/** The state of an outbox entry, as a tone and as a sentence that says what comes next. */
import type { OutboxEntry } from '@shared/contract/contract-types'
import type { TFunction } from 'i18next'
import type { Tone } from '../../ui/state-tag'

export const toneOf: Readonly<Record<OutboxEntry['state'], Tone>> = {
  waiting: 'info',
  sending: 'info',
  acknowledged: 'good',
  conflict: 'warning',
  failed: 'bad',
}

const waitingSentence = (t: TFunction, entry: OutboxEntry, time: (at: string) => string) => {
  if (entry.attempts === 0) return t('publishing.waitingFirst')
  if (entry.nextAttemptAt === null) return t('publishing.waitingOpen')
  return t('publishing.waitingNext', { time: time(entry.nextAttemptAt) })
}

export function outboxSentence(
  t: TFunction,
  entry: OutboxEntry,
  time: (at: string) => string,
): string {
  switch (entry.state) {
    case 'waiting':
      return waitingSentence(t, entry, time)
    case 'sending':
      return t('publishing.sendingNow')
    case 'acknowledged':
      return t('publishing.acknowledgedAt', {
        time: time(entry.receipt?.receivedAt ?? entry.createdAt),
      })
    case 'conflict':
      return t('publishing.conflictNow')
    case 'failed':
      return t('publishing.failedNow')
  }
}
