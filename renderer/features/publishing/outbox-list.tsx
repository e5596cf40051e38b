import type { OutboxEntry } from '@shared/contract/contract-types'
import { useTranslation } from 'react-i18next'
import { Panel } from '../../ui/panel'
import { StateTag } from '../../ui/state-tag'
import { useFormat } from '../../ui/use-format'
import { outboxSentence, toneOf } from './outbox-words'
import { SendNow } from './send-now'
import { TargetNote } from './target-note'

interface OutboxListProps {
  readonly entries: readonly OutboxEntry[]
  readonly shown: string | undefined
  readonly choose: (entry: string) => void
}

export function OutboxList({ entries, shown, choose }: OutboxListProps) {
  const { t } = useTranslation()
  const waits = entries.some(({ state }) => state === 'waiting' || state === 'failed')
  return (
    <Panel title={t('publishing.outbox')} extra={<SendNow disabled={!waits} />}>
      <TargetNote />
      <ul className="master-list">
        {entries.map((entry) => (
          <li key={entry.entry}>
            <OutboxItem
              entry={entry}
              isShown={entry.entry === shown}
              choose={() => choose(entry.entry)}
            />
          </li>
        ))}
      </ul>
    </Panel>
  )
}

interface OutboxItemProps {
  readonly entry: OutboxEntry
  readonly isShown: boolean
  readonly choose: () => void
}

function OutboxItem({ entry, isShown, choose }: OutboxItemProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { state, decisionNumber, question } = entry
  return (
    <button type="button" className="master-item" aria-current={isShown} onClick={choose}>
      <span className="master-item-line">
        <span className="secondary small">
          {t('publishing.decisionNumber', { number: decisionNumber })}
        </span>
        <StateTag tone={toneOf[state]} text={t(`publishing.state_${state}`)} />
      </span>
      <span className="master-item-title">{question}</span>
      <span className="secondary small outbox-words">
        {entry.receipt
          ? t('publishing.receivedOn', { time: format.dateTime(entry.receipt.receivedAt) })
          : outboxSentence(t, entry, format.clock)}
      </span>
    </button>
  )
}
