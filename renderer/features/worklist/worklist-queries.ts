/** What the worklist asks of the services. */
import type { Review, Worklist } from '@shared/contract/worklist-calls'
import { keepPreviousData, type UseQueryResult } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { useAction, useCall } from '../../client/queries'
import { useWorklistState } from './worklist-state'

const filtered = <T>(some: readonly T[]): T[] | undefined =>
  some.length > 0 ? [...some] : undefined

/** The list under the filter in force; the one before stays while the next is fetched. */
export function useWorklist(scenario: string, enabled = true): UseQueryResult<Worklist> {
  const { kinds, families, states } = useWorklistState(
    useShallow(({ kinds, families, states }) => ({ kinds, families, states })),
  )
  return useCall(
    'worklist.list',
    {
      scenario,
      kinds: filtered(kinds),
      families: filtered(families),
      states: filtered(states),
    },
    { placeholderData: keepPreviousData, enabled },
  )
}

/** Reviewed lines by their name. */
export function useReviews(scenario: string): ReadonlyMap<string, Review> {
  const { data } = useCall('worklist.reviews', { scenario })
  return useMemo(() => new Map(data?.map((one) => [one.line, one])), [data])
}

export const useReview = () => useAction('worklist.review')
