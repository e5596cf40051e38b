/** The quality of the data: what this screen asks and does. */
import type { StoredQualityRule } from '@shared/contract/quality-calls'
import type { FindingState } from '@shared/model/quality/finding-states'
import { isGated } from '@shared/model/quality/quality-gate'
import { policyKeepers } from '@shared/model/roles'
import { useSession } from '../../app/app-queries'
import { useAction, useCall } from '../../client/queries'

export const useOverview = () => useCall('quality.overview', {})
export const useRules = () => useCall('quality.rules', {})
export const useFixes = () => useCall('quality.fixes', {})
export const useGates = () => useCall('quality.gates', {})

export const presentStates: readonly FindingState[] = ['open', 'assigned', 'fixed', 'ignored']

export const useRuleFindings = (rule: string, gone: boolean) =>
  useCall('quality.findings', {
    rule,
    states: gone ? ['gone'] : [...presentStates],
    limit: 1000,
  })
export const useFinding = (finding: string) => useCall('quality.finding', { finding })

/** Asked by the caller, and its error shown there. */
export const usePreviewFix = () => useAction('quality.previewFix', { quiet: true })
export const useAcceptFix = () => useAction('quality.acceptFix')
export const useUndoFix = () => useAction('quality.undoFix')
export const useAssign = () => useAction('quality.assign')
export const useIgnore = () => useAction('quality.ignore')
export const useReopen = () => useAction('quality.reopen')
export const useSetRule = () => useAction('quality.setRule')
export const useResetRule = () => useAction('quality.resetRule')
export const useSetGates = () => useAction('quality.setGates')
export const useCheckAgain = () => useAction('quality.check')
export const useLetThrough = () => useAction('snapshots.use')

/** The gate, and letting something through it, is for who keeps the policy. */
export function useMayKeepGate(): boolean {
  const role = useSession().data?.role
  return role !== undefined && policyKeepers.includes(role)
}

/** Whether the rule is one that the gate hangs on and this person may not set it: then neither what it finds nor how grave that is. */
export function useIsGateKept({ rule, settings }: StoredQualityRule): boolean {
  const gates = useGates().data?.gates
  const mayKeep = useMayKeepGate()
  return !mayKeep && gates !== undefined && isGated(gates, rule, settings.severity)
}
