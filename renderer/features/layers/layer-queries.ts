/** What the screens of the layers ask of the services. */
import type { StoredDemandPolicy } from '@shared/contract/layer-calls'
import type { Selection } from '@shared/contract/planning-calls'
import type { DemandPolicy } from '@shared/model/demand-policy'
import { policyKeepers } from '@shared/model/roles'
import { keepPreviousData } from '@tanstack/react-query'
import { useSession } from '../../app/app-queries'
import { useAction, useCall } from '../../client/queries'

export const useDemandPolicy = () => useCall('layers.policy', {})
export const usePolicyVersions = () => useCall('layers.policies', {})
export const usePipeline = (scenario: string) =>
  useCall('layers.pipeline', { scenario }, { placeholderData: keepPreviousData })

export const useEvents = (scenario: string) => useCall('layers.events', { scenario })

/** Whether the person at the desk may set the policy. */
export function useMaySetPolicy(): boolean {
  const role = useSession().data?.role
  return role !== undefined && policyKeepers.includes(role)
}

/** Sets what `change` makes of the policy that is shown. */
export function useSetDemandPolicy(stored: StoredDemandPolicy | undefined, saved: () => void) {
  const { mutate, isPending } = useAction('layers.setPolicy', { onSuccess: saved })
  return {
    isPending,
    set(policy: DemandPolicy, reason: string) {
      if (stored) mutate({ policy, revision: stored.revision, reason })
    },
  }
}

/** What the last overrides of a selection were worth; asked only where there is one. */
export const useOverrideRecord = (where: Selection | null) =>
  useCall(
    'planning.overrideRecord',
    { where: where ?? {} },
    { enabled: where !== null, placeholderData: keepPreviousData },
  )

export const useValueAdded = (where: Selection, months: number, lag: number) =>
  useCall('indicators.valueAdded', { where, months, lag }, { placeholderData: keepPreviousData })
