/** Why a cell takes nothing, in few words. */
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { errorText } from '../../../ui/error-text'
import { reasonText } from '../../../ui/reason-text'
import type { Refusal } from './many-cells'

export function useRefusalWords(): (refusal: Refusal) => string {
  const { t } = useTranslation()
  return useMemo(() => {
    return (refusal) => {
      if (refusal.by === 'cell') return t(`plan.refused_${refusal.reason}`)
      if (refusal.by === 'text') return reasonText(t, refusal.reason)
      const { code, params } = refusal.refused
      switch (code) {
        case 'CELL_LOCKED':
          return t('plan.refused_lockedCell')
        case 'PERIOD_FENCED':
          return t('plan.refused_fencedCell')
        case 'CELL_NOT_EDITABLE':
          return t('plan.refused_notEditable')
        case 'ENTRY_NOT_UNDERSTOOD':
          return reasonText(t, String(params.reason))
        case 'SPLIT_NEEDS_CONFIRMATION':
          return t('plan.refused_split', { children: String(params.children) })
        case 'TOTAL_OUT_OF_REACH':
          return t('plan.refused_reach', { reach: String(params.reach) })
        default:
          return errorText(t, refusal.refused)
      }
    }
  }, [t])
}
