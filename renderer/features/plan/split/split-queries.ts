/** What the split dialog asks. */
import type { SplitRule } from '@shared/contract/planning-calls'
import { refusedWeights } from '@shared/model/split-weights'
import { keepPreviousData } from '@tanstack/react-query'
import { wireErrorOf } from '../../../client/error-reports'
import { useCall } from '../../../client/queries'
import { useLanguage } from '../../../ui/use-format'
import type { SplitQuestion } from './split-question'

/** The preview under a rule; the one before stays in sight while the next is made. */
export function useSplitPreview({ scenario, edit }: SplitQuestion, rule: SplitRule) {
  const locale = useLanguage()
  const weights = typeof rule === 'object' && rule.kind === 'weights' ? rule.weights : {}
  const refused = refusedWeights(Object.keys(weights))
  const answer = useCall(
    'planning.previewEdit',
    { scenario, edit, rule, locale },
    // Never from memory: the plan may have changed meanwhile.
    { gcTime: 0, staleTime: 0, placeholderData: keepPreviousData, enabled: refused === null },
  )
  const error = refused ?? answer.error
  return {
    preview: answer.data,
    pending: answer.isPending || answer.isPlaceholderData,
    error: error ? wireErrorOf(error) : null,
  }
}
