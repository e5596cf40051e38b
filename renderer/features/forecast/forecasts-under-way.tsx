/** Forecasts that a change waits for: how far they are, and a way not to wait. */
import { Button, Progress } from 'antd'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../ui/use-format'
import { useForecastProgress, useStopForecasts } from './forecast-queries'
import './forecasts-under-way.css'

interface ForecastsUnderWayProps {
  /** The plan that is changed. */
  readonly scenario: string
  /** Whether a change of it is on its way. */
  readonly busy: boolean
}

export function ForecastsUnderWay({ scenario, busy }: ForecastsUnderWayProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const made = useForecastProgress(scenario, busy)
  const stop = useStopForecasts()
  if (!busy || !made || made.done === made.total) return null
  const counts = { done: format.quantity(made.done), total: format.quantity(made.total) }
  return (
    <div className="forecasts-under-way">
      <span role="status">{t('forecast.underWay', counts)}</span>
      <Button size="small" disabled={stop.isPending} onClick={() => stop.mutate({ scenario })}>
        {t('forecast.giveUp')}
      </Button>
      <Progress
        aria-label={t('forecast.underWay', counts)}
        percent={Math.floor((100 * made.done) / made.total)}
        size="small"
        showInfo={false}
      />
    </div>
  )
}
