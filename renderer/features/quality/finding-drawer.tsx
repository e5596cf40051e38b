/** One finding: the rows that show it, what was done about it, and how it can be mended for good. */
import type { FindingDetailAnswer, StoredQualityRule } from '@shared/contract/quality-calls'
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePersonName } from '../../app/use-person-name'
import { LoadFailed } from '../../ui/load-failed'
import { Loading } from '../../ui/loading'
import { useFormat } from '../../ui/use-format'
import { useMayKeepData } from '../data/data-queries'
import { FindingActions } from './finding-actions'
import { FixForm } from './fix-form'
import { useFinding } from './quality-queries'
import { ruleName } from './rule-words'

interface FindingDrawerProps {
  readonly finding: string
  readonly rule: StoredQualityRule
  readonly close: () => void
}

export function FindingDrawer({ finding, rule, close }: FindingDrawerProps) {
  const { t } = useTranslation()
  const asked = useFinding(finding)
  const mayKeep = useMayKeepData()
  const [fixing, setFixing] = useState(false)
  const detail = asked.data
  return (
    <Drawer open onClose={close} size={640} title={ruleName(t, rule.rule)}>
      {asked.error && !detail ? (
        <LoadFailed error={asked.error} retry={() => void asked.refetch()} />
      ) : !detail ? (
        <Loading />
      ) : (
        <div className="finding-detail">
          <h3>{detail.finding.thing}</h3>
          <div className="quality-bar">
            <FindingActions findings={[finding]} rule={rule} done={() => undefined} />
            <Button
              size="small"
              type="primary"
              disabled={!mayKeep || detail.finding.state === 'gone'}
              onClick={() => setFixing(true)}
            >
              {t('quality.fix')}
            </Button>
          </div>
          {fixing ? <FixForm detail={detail} close={() => setFixing(false)} /> : null}
          <SourceExamples detail={detail} />
          <History history={detail.history} />
        </div>
      )}
    </Drawer>
  )
}

function SourceExamples({ detail }: { readonly detail: FindingDetailAnswer }) {
  const { t } = useTranslation()
  const { examples, snapshotRemoved } = detail
  const none = snapshotRemoved ? 'quality.snapshotRemoved' : 'quality.noSourceRows'
  return (
    <section>
      <h4>{t('quality.sourceRows')}</h4>
      {examples.length === 0 ? <p className="secondary">{t(none)}</p> : null}
      {examples.map(({ place, row, fields, aside }) => (
        <details key={row} open={examples.length < 3} className="source-example">
          <summary>
            {t('data.placeRow', { place, row })}{' '}
            <span className="secondary small">{t(aside ? 'quality.aside' : 'quality.inPlan')}</span>
          </summary>
          <dl className="source-facts">
            {Object.entries(fields).map(([name, value]) =>
              value === null || value === '' ? null : (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>{String(value)}</dd>
                </div>
              ),
            )}
          </dl>
        </details>
      ))}
    </section>
  )
}

function History({ history }: Pick<FindingDetailAnswer, 'history'>) {
  const { t } = useTranslation()
  const format = useFormat()
  const nameOf = usePersonName()
  return (
    <section>
      <h4>{t('quality.history')}</h4>
      {history.length === 0 ? <p className="secondary">{t('quality.noHistory')}</p> : null}
      <ul className="finding-history">
        {history.map(({ event, author, at, reason, detail }) => (
          <li key={`${at} ${event}`}>
            <span className="secondary small">{format.dateTime(at)}</span> {nameOf(author)}{' '}
            {event === 'assigned' && detail === null
              ? t('quality.event_unassigned')
              : t(`quality.event_${event}`, { detail: nameOf(detail ?? '') })}
            {reason ? <span className="secondary">: {reason}</span> : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
