/** What the panel and the drawer of differences ask of the services. */
import type { Params } from '@shared/contract/contract'
import type { CellPlace } from '@shared/contract/planning-calls'
import { keepPreviousData } from '@tanstack/react-query'
import { call } from '../../client/client'
import { useCall } from '../../client/queries'

const whyOf = (scenario: string, { where, measure, period }: CellPlace) => ({
  scenario,
  where,
  measure,
  period,
})

/** While the next cell is asked about, the last answer stays in sight. */
export const useWhyOf = (scenario: string, place: CellPlace) =>
  useCall('planning.why', whyOf(scenario, place), { placeholderData: keepPreviousData })

/** Of an input that somebody opened. */
export const useWhyBelow = (scenario: string, place: CellPlace) =>
  useCall('planning.why', whyOf(scenario, place))

/** Worked out anew each time: plans may have moved on since. */
export const useDifference = (params: Params<'planning.whyDifferent'>) =>
  useCall('planning.whyDifferent', params, { gcTime: 0 })

/** Nobody waits for the difference any more. */
export const stopDifference = (request: string): void => {
  call('planning.whyStop', { request }).catch(() => undefined)
}
