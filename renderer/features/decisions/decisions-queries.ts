/** Decision records: what this screen asks and does. */

import type { Decision } from '@shared/contract/contract-types'
import { deciders, planners } from '@shared/model/roles'
import { useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useInfo, useSession } from '../../app/app-queries'
import { keyOf, useAction, useCall } from '../../client/queries'
import type { DecisionOption } from './decision-option'

export const useDecisions = () => useCall('decisions.list', {})
export const useScenarios = () => useCall('scenarios.list', {})

export const useCreateDecision = () => useAction('decisions.create')
export const useUpdateDecision = () => useAction('decisions.update')
export const useDeleteDecision = () => useAction('decisions.delete')
export const useProposeDecision = () => useAction('decisions.propose')
export const useApproveDecision = () => useAction('decisions.approve')
export const useRejectDecision = () => useAction('decisions.reject')

/** Puts a record into the list at once, so that it can be opened before the services say that it changed. */
export function useListedDecision(): (record: Decision) => void {
  const queries = useQueryClient()
  return (record) => {
    queries.setQueryData<Decision[]>(keyOf('decisions.list', {}), (known = []) => [
      ...known.filter((one) => one.decision !== record.decision),
      record,
    ])
  }
}

export function useRights(): { readonly mayDraft: boolean; readonly mayDecide: boolean } {
  const role = useSession().data?.role
  return {
    mayDraft: role !== undefined && planners.includes(role),
    mayDecide: role !== undefined && deciders.includes(role),
  }
}

export const useCurrency = (): string => useInfo().data?.currency ?? ''

/** Figures of the scenarios as the plan stands now, in the shape in which a record keeps them. */
export function useLiveOptions(scenarios: readonly string[]): readonly DecisionOption[] {
  const { data } = useCall(
    'scenarios.compare',
    { scenarios: [...scenarios] },
    { enabled: scenarios.length > 0, placeholderData: (last) => last },
  )
  return useMemo(
    () =>
      data?.scenarios
        .map(({ scenario, name }, at) => ({
          scenario,
          name,
          indicators: Object.fromEntries(
            data.indicators.map(({ indicator, values }) => [indicator, values[at] ?? Number.NaN]),
          ) as DecisionOption['indicators'],
        }))
        .filter(({ scenario }) => scenarios.includes(scenario)) ?? [],
    [data, scenarios],
  )
}

/** The outbox entry that carries the decision, once there is one. */
export const useOutboxEntry = (decision: string) =>
  useCall('publishing.outbox', {}).data?.find((entry) => entry.decision === decision)
