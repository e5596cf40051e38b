/** What the screens of changes ask: a page of a comparison, and how far its first answer is. */
import type { ComparisonProgress } from '@shared/contract/comparison-calls'
import type { DataChangeGroup } from '@shared/model/data-changes'
import { keepPreviousData } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { call, subscribe } from '../../client/client'
import { useCall } from '../../client/queries'
import type { ComparedPair } from './comparison-state'

export const pageSize = 100

export interface PageAsked {
  readonly groups: readonly DataChangeGroup[]
  readonly search: string
  readonly page: number
}

/** Worked out anew when the drawer opens: the plan may have moved on since. While another page comes, the last stays in sight. */
export const useComparison = (
  pair: ComparedPair,
  { groups, search, page }: PageAsked,
  request: string,
) =>
  useCall(
    'snapshots.compare',
    {
      ...pair,
      groups: [...groups],
      search,
      offset: (page - 1) * pageSize,
      limit: pageSize,
      request,
    },
    { gcTime: 0, placeholderData: keepPreviousData },
  )

/** The greatest changes, for a few lines on the screen. */
export const useGreatestChanges = (pair: ComparedPair | null, request: string) =>
  useCall(
    'snapshots.compare',
    { of: pair?.of ?? '-', to: pair?.to ?? '-', limit: 5, request },
    { enabled: pair !== null, gcTime: 0 },
  )

/** Nobody waits for the comparison any more. */
export const stopComparison = (request: string): void => {
  call('snapshots.compareStop', { request }).catch(() => undefined)
}

/** How far the comparison of this name is; null before it began. */
export function useComparisonProgress(request: string): ComparisonProgress | null {
  const [state, setState] = useState<ComparisonProgress | null>(null)
  useEffect(
    () =>
      subscribe('comparison.progress', (told) => {
        if (told.request === request) setState(told)
      }),
    [request],
  )
  return state
}
