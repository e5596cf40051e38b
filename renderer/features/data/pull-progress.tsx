import type { PullState } from '@shared/contract/snapshot-calls'
import { Button, Progress } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePlannedSnapshot } from '../../app/app-queries'
import { useViewState } from '../../app/view-state'
import { errorText } from '../../ui/error-text'
import { useFormat } from '../../ui/use-format'
import { EntityBar } from './entity-bar'
import { HeldNotice } from './held-notice'
import { isRunning, pullTotals } from './pull-totals'

/** How far the pull is, entity by entity; once it is over, how it went. */
export function PullProgress({ pull }: { readonly pull: PullState }) {
  const { t } = useTranslation()
  const running = isRunning(pull)
  const isPlanned = usePlannedSnapshot()?.snapshot === pull.snapshot
  const [opened, setOpened] = useState(false)
  const shown = running || opened
  return (
    <div className="pull">
      <div className="pull-summary">
        <PullWords pull={pull} />
        <span className="pull-gap" />
        {pull.phase === 'done' && isPlanned ? <GoToPlan /> : null}
        {running ? null : (
          <Button size="small" type="text" onClick={() => setOpened(!opened)}>
            {t(opened ? 'data.hideEntities' : 'data.showEntities')}
          </Button>
        )}
      </div>
      <Progress
        aria-label={t('data.overallProgress')}
        percent={Math.floor(pullTotals(pull).share * 100)}
        size="small"
        showInfo={running}
        status={
          pull.phase === 'failed' ? 'exception' : pull.phase === 'done' ? 'success' : 'normal'
        }
      />
      {pull.error ? (
        <p className="pull-error bad" role="alert">
          {errorText(t, pull.error)}
        </p>
      ) : null}
      <HeldNotice pull={pull} />
      {shown ? (
        <ul className="pull-entities">
          {pull.entities.map((entity) => (
            <EntityBar key={entity.entity} progress={entity} />
          ))}
        </ul>
      ) : null}
    </div>
  )
}

function PullWords({ pull }: { readonly pull: PullState }) {
  const { t } = useTranslation()
  const format = useFormat()
  const totals = pullTotals(pull)
  const counts = { rows: format.quantity(totals.rows), entities: totals.entities }
  const { errors, warnings } = pull
  return (
    <span role="status">
      <strong>{t(`data.phase_${pull.phase}`)}</strong>{' '}
      <span className="secondary">
        {pull.phase === 'forecasting' && pull.forecasts
          ? t('data.forecastCounts', {
              done: format.quantity(pull.forecasts.done),
              total: format.quantity(pull.forecasts.total),
            })
          : isRunning(pull)
            ? t('data.pullCounts', counts)
            : t('data.pullRead', { ...counts, errors, warnings })}
      </span>
    </span>
  )
}

function GoToPlan() {
  const { t } = useTranslation()
  const show = useViewState((state) => state.show)
  return (
    <Button type="primary" onClick={() => show('plan')}>
      {t('data.goToPlan')}
    </Button>
  )
}
