import type { OutboxEntry } from '@shared/contract/contract-types'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useViewState } from '../../app/view-state'
import { errorText } from '../../ui/error-text'
import { type Fact, Facts } from '../../ui/facts'
import { Fingerprint } from '../../ui/fingerprint'
import { Panel } from '../../ui/panel'
import { StateTag } from '../../ui/state-tag'
import { useFormat } from '../../ui/use-format'
import { ConflictPanel } from './conflict-panel'
import { LookUpDrawer } from './look-up-drawer'
import { outboxSentence, toneOf } from './outbox-words'

export function OutboxDetail({ entry }: { readonly entry: OutboxEntry }) {
  const { t } = useTranslation()
  const format = useFormat()
  const openDecision = useViewState((state) => state.openDecision)
  const [lookingUp, setLookingUp] = useState(false)
  const { state, error } = entry
  return (
    <Panel
      title={t('publishing.detail', { number: entry.decisionNumber, question: entry.question })}
      extra={
        <>
          <Button size="small" onClick={() => openDecision(entry.decision)}>
            {t('publishing.openDecision')}
          </Button>
          <Button size="small" onClick={() => setLookingUp(true)}>
            {t('publishing.lookUp')}
          </Button>
        </>
      }
    >
      <div className="outbox-detail">
        <p className="outbox-state" role="status">
          <StateTag tone={toneOf[state]} text={t(`publishing.state_${state}`)} />
          {outboxSentence(t, entry, format.clock)}
        </p>
        {error && state !== 'conflict' ? (
          <p className="outbox-error">
            {t('publishing.lastErrorIs', { error: errorText(t, error) })}
          </p>
        ) : null}
        {entry.conflicts.length > 0 ? <ConflictPanel entry={entry} /> : null}
        <Facts facts={useEntryFacts(entry)} />
      </div>
      {lookingUp ? <LookUpDrawer entry={entry.entry} close={() => setLookingUp(false)} /> : null}
    </Panel>
  )
}

function useEntryFacts(entry: OutboxEntry): readonly Fact[] {
  const { t } = useTranslation()
  const format = useFormat()
  const { receipt, nextAttemptAt } = entry
  return [
    ...(receipt
      ? ([
          [t('publishing.receipt'), <strong key="reference">{receipt.reference}</strong>],
          [t('publishing.receivedAt'), format.dateTime(receipt.receivedAt)],
          [t('publishing.place'), receipt.place],
        ] as const)
      : ([[t('publishing.receipt'), t('publishing.noReceipt')]] as const)),
    [t('publishing.column_target'), entry.target],
    [t('publishing.column_lines'), format.quantity(entry.lines)],
    [t('publishing.column_attempts'), format.quantity(entry.attempts)],
    [t('publishing.column_approved'), format.dateTime(entry.createdAt)],
    ...(nextAttemptAt
      ? ([[t('publishing.column_next'), format.clock(nextAttemptAt)]] as const)
      : []),
    [t('publishing.key'), <Fingerprint key="key" value={entry.key} />],
  ]
}
