/** What an exception is, in words. */
import type { PlanException } from '@shared/contract/worklist-calls'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../ui/use-format'

export function useExceptionWords() {
  const { t } = useTranslation()
  const format = useFormat()
  return useMemo(
    () => ({
      what: ({ kind, quantity, periods, place, share, days }: PlanException): string =>
        t(`worklist.what_${kind}`, {
          quantity: format.quantity(quantity),
          period: format.period(place.period),
          months: t('worklist.months', { count: periods }),
          days: t('worklist.days', { count: days ?? 0 }),
          share: share === null ? t('worklist.fromNothing') : format.wholeShare(share),
        }),
      line: ({ code, name, place }: PlanException): string => {
        const text = format.name(name)
        const { site, customer } = place.where
        return [code, text === code ? '' : text, site ?? customer ?? ''].filter(Boolean).join(' ')
      },
    }),
    [t, format],
  )
}
