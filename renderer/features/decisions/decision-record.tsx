import type { Decision } from '@shared/contract/contract-types'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { usePersonName } from '../../app/use-person-name'
import { useViewState } from '../../app/view-state'
import { type Fact, Facts } from '../../ui/facts'
import { Fingerprint } from '../../ui/fingerprint'
import { scenarioName } from '../../ui/scenario-name'
import { useFormat } from '../../ui/use-format'
import { useOutboxEntry } from './decisions-queries'

/** What the record is tied to, and where it is on its way out. */
export function DecisionRecord({ decision }: { readonly decision: Decision }) {
  const { t } = useTranslation()
  const format = useFormat()
  const personName = usePersonName()
  const { pin, hash, previousHash, decidedBy } = decision
  const pinned = decision.options.find(({ scenario }) => scenario === pin?.scenario)?.name ?? ''
  const facts: Fact[] = [[t('decisions.createdBy'), personName(decision.createdBy)]]
  if (decidedBy) facts.push([t('decisions.decidedBy'), personName(decidedBy)])
  if (pin)
    facts.push(
      [t('decisions.pinSnapshot'), pin.snapshot],
      [t('decisions.pinHash'), <Fingerprint key="pin" value={pin.snapshotHash} />],
      [t('decisions.pinScenario'), scenarioName(t, pin.scenario, pinned)],
      [t('decisions.pinPosition'), format.quantity(pin.position)],
    )
  if (decision.planLines > 0)
    facts.push([t('decisions.planLines'), format.quantity(decision.planLines)])
  if (hash)
    facts.push(
      [t('decisions.recordHash'), <Fingerprint key="hash" value={hash} />],
      [
        t('decisions.previousHash'),
        previousHash ? (
          <Fingerprint key="previous" value={previousHash} />
        ) : (
          t('decisions.chainStart')
        ),
      ],
    )
  return (
    <section className="decision-section">
      <h3>{t('decisions.record')}</h3>
      <Facts facts={facts} />
      {pin ? null : <p className="secondary small">{t('decisions.notPinned')}</p>}
      <OutboxLink decision={decision.decision} />
    </section>
  )
}

function OutboxLink({ decision }: { readonly decision: string }) {
  const { t } = useTranslation()
  const show = useViewState((state) => state.show)
  const entry = useOutboxEntry(decision)
  if (!entry) return null
  return (
    <p className="decision-outbox">
      {t('decisions.outboxStateIs', { state: t(`publishing.state_${entry.state}`) })}
      <Button size="small" onClick={() => show('publishing')}>
        {t('decisions.openOutbox')}
      </Button>
    </p>
  )
}
