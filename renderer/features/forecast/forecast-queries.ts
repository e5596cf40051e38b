/** What the chart and the panel ask of the services. */

import type { ForecastProgress } from '@shared/contract/forecast-progress'
import type { Selection } from '@shared/contract/planning-calls'
import { keepPreviousData } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { subscribe } from '../../client/client'
import { useAction, useCall } from '../../client/queries'

/** While the next row is asked about, the last answer stays in sight. */
export const useForecast = (scenario: string, where: Selection, enabled = true) =>
  useCall('forecast.show', { scenario, where }, { placeholderData: keepPreviousData, enabled })

export const useSetForecast = () => useAction('forecast.set')

export const useStopForecasts = () => useAction('forecast.stop')

/** How many of the forecasts are made that a change of the scenario waits for; null before it is known, and while none is on its way. */
export function useForecastProgress(scenario: string, busy: boolean): ForecastProgress | null {
  const [made, setMade] = useState<ForecastProgress | null>(null)
  useEffect(() => {
    if (!busy) return
    const stop = subscribe('forecast.progress', (told) => {
      if (told.scenario === scenario) setMade(told)
    })
    return () => {
      stop()
      setMade(null)
    }
  }, [scenario, busy])
  return made
}
