/** What the projector asks of the services. */
import { keepPreviousData } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useCall } from '../../client/queries'
import { useDecisions } from '../decisions/decisions-queries'
import { useOverview } from '../plan/plan-queries'
import { agendaOf } from './projector-agenda'

/** Everything that stands out; pages pick their own. */
export const useStandouts = (scenario: string) =>
  useCall('worklist.list', { scenario, limit: 1000 }, { placeholderData: keepPreviousData })

export function useAgenda(scenario: string, page: string) {
  const overview = useOverview(scenario)
  const standouts = useStandouts(scenario).data
  const decisions = useDecisions().data
  const agenda = useMemo(
    () => agendaOf(overview.data?.families ?? [], standouts?.families ?? [], decisions ?? [], page),
    [overview.data, standouts, decisions, page],
  )
  return { overview, standouts, agenda }
}
