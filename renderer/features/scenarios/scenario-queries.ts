/** What scenario screens ask of the services. */
import type { Scenario } from '@shared/contract/scenario-calls'
import { keepPreviousData } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useAction, useCall } from '../../client/queries'
import { queryClient } from '../../client/query-client'

export const useScenariosAsked = () => useCall('scenarios.list', {})

/** The tabs: what is not discarded, the base first. No person named the base: it is called so in the language of the moment. */
export function useOpenScenarios(): readonly Scenario[] {
  const { t } = useTranslation()
  const scenarios = useScenariosAsked().data
  return useMemo(
    () =>
      (scenarios ?? [])
        .filter(({ state }) => state === 'open')
        .sort((a, b) => Number(a.parent !== null) - Number(b.parent !== null))
        .map((one) => (one.parent === null ? { ...one, name: t('scenarios.base') } : one)),
    [scenarios, t],
  )
}

/** What can be restored, the newest first. */
export function useDiscardedScenarios(): readonly Scenario[] {
  const scenarios = useScenariosAsked().data
  return useMemo(
    () => (scenarios ?? []).filter(({ state }) => state === 'discarded').toReversed(),
    [scenarios],
  )
}

export const useCreateScenario = (onCreated: (made: Scenario) => void) =>
  useAction('scenarios.create', {
    onSuccess: (made) => {
      // Shown at once; the list that the event asks for brings the rest.
      queryClient.setQueryData<Scenario[]>(['scenarios.list', {}], (known) =>
        known?.some(({ scenario }) => scenario === made.scenario)
          ? known
          : [...(known ?? []), made],
      )
      onCreated(made)
    },
  })

export const useRenameScenario = () => useAction('scenarios.rename')
export const useDiscard = () => useAction('scenarios.discard')
export const useRestore = () => useAction('scenarios.restore')
export const useAddDriver = () => useAction('scenarios.addDriver')
export const useRemoveDriver = () => useAction('scenarios.removeDriver')

export const useAttributes = () => useCall('planning.attributes', {})

export const usePlannedPeriods = (scenario: string): readonly string[] =>
  useCall('planning.overview', { scenario }).data?.periods ?? []

export const useComparison = (scenarios: readonly string[], span: number) =>
  useCall(
    'scenarios.compare',
    { scenarios: [...scenarios], span },
    { enabled: scenarios.length > 0, placeholderData: keepPreviousData },
  )
