/** What scenario screens ask of the services. */
import type { Params } from '@shared/contract/contract'
import type { Scenario } from '@shared/contract/scenario-calls'
import { keepPreviousData } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useAction, useCall } from '../../client/queries'
import { queryClient } from '../../client/query-client'
import { useDifferencesOptions } from './differences-options'

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
export const useDescribeScenario = () => useAction('scenarios.describe')

/** The tabs stand as they were put at once. */
export const useArrangeScenarios = () =>
  useAction('scenarios.arrange', {
    onSuccess: (all) => queryClient.setQueryData<Scenario[]>(['scenarios.list', {}], all),
  })
export const useDiscard = () => useAction('scenarios.discard')
export const useRestore = () => useAction('scenarios.restore')
/** A new item can be chosen from then on, or no longer. */
const listAnew = {
  onSuccess: () => void queryClient.invalidateQueries({ queryKey: ['planning.attributes'] }),
}

export const useAddDriver = () => useAction('scenarios.addDriver', listAnew)
export const useReplaceDriver = () => useAction('scenarios.replaceDriver', listAnew)
export const useRemoveDriver = () => useAction('scenarios.removeDriver', listAnew)

/** What there is to choose from in a scenario; in the base plan, where none is named. */
export const useAttributes = (scenario?: string) =>
  useCall('planning.attributes', scenario === undefined ? {} : { scenario })

/** The values of one attribute. */
export function useAttributeValues(scenario: string, attribute: string) {
  const { isPending, data } = useAttributes(scenario)
  const values = data?.find((one) => one.attribute === attribute)?.values ?? []
  return { pending: isPending, values }
}

/** The periods of a plan, the current one first, and its currency. */
export function usePlanned(scenario: string): {
  readonly periods: readonly string[]
  readonly currency: string
} {
  const { data } = useCall('planning.overview', { scenario })
  return { periods: data?.periods ?? [], currency: data?.currency ?? '' }
}

export const useComparison = (scenarios: readonly string[], span: number) =>
  useCall(
    'scenarios.compare',
    { scenarios: [...scenarios], span },
    { enabled: scenarios.length > 0, placeholderData: keepPreviousData },
  )

/** The cells that differ, as they are filtered and ordered. */
export function useDifferences(scenarios: readonly string[]) {
  const { level, by, measure, family } = useDifferencesOptions()
  return useCall(
    'scenarios.differences',
    {
      scenarios: [...scenarios],
      level,
      by,
      ...(measure ? { measure } : {}),
      ...(family ? { family } : {}),
    },
    { enabled: scenarios.length > 1, placeholderData: keepPreviousData },
  )
}

/** While what is blocked is judged anew with other choices, the last answer stays in sight. */
export const useMergePreview = (
  scenario: string,
  into: string,
  chosen: Pick<Params<'scenarios.mergePreview'>, 'left' | 'conflicts'>,
) =>
  useCall(
    'scenarios.mergePreview',
    { scenario, into, ...chosen },
    {
      enabled: scenario !== into,
      placeholderData: (before) =>
        before?.scenario === scenario && before.into === into ? before : undefined,
    },
  )

export const useMerge = () => useAction('scenarios.merge')
