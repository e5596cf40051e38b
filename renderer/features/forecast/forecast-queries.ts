/** What the chart and the panel ask of the services. */
import type { Selection } from '@shared/contract/planning-calls'
import { keepPreviousData } from '@tanstack/react-query'
import { useAction, useCall } from '../../client/queries'

/** While the next row is asked about, the last answer stays in sight. */
export const useForecast = (scenario: string, where: Selection, enabled = true) =>
  useCall('forecast.show', { scenario, where }, { placeholderData: keepPreviousData, enabled })

export const useSetForecast = () => useAction('forecast.set')
