/** Forecasts that a change waits for: how far they are, and a way not to wait. */
import type { ForecastProgress } from '@shared/contract/forecast-progress'
import { Button, Progress } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call, subscribe } from '../../client/client'
import { useFormat } from '../../ui/use-format'
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
  const [made, setMade] = useState<ForecastProgress | null>(null)
  const [stopping, setStopping] = useState(false)
  useEffect(() => {
    if (!busy) return
    const stop = subscribe('forecast.progress', (told) => {
      if (told.scenario === scenario) setMade(told)
    })
    return () => {
      stop()
      setMade(null)
      setStopping(false)
    }
  }, [scenario, busy])
  if (!busy || !made || made.done === made.total) return null
  const counts = { done: format.quantity(made.done), total: format.quantity(made.total) }
  return (
    <div className="forecasts-under-way">
      <span role="status">{t('forecast.underWay', counts)}</span>
      <Button
        size="small"
        disabled={stopping}
        onClick={() => {
          setStopping(true)
          call('forecast.stop', { scenario }).catch(() => setStopping(false))
        }}
      >
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
