/** How indicators and their changes are written. */
import type { Comparison } from '@shared/contract/scenario-calls'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { formatMoneyCompact, withSign } from '../../ui/format'
import { useFormat } from '../../ui/use-format'
import type { Change } from './indicator-change'

type Unit = Comparison['indicators'][number]['unit']

export function useIndicatorFormat(currency: string) {
  const { t } = useTranslation()
  const format = useFormat()
  return useMemo(() => {
    const value = (figure: number, unit: Unit): string => {
      if (unit === 'money') return formatMoneyCompact(figure, currency, format.language)
      return unit === 'share' ? format.share(figure) : format.quantity(figure)
    }
    return {
      value,
      exact: (figure: number, unit: Unit): string =>
        unit === 'money' ? format.money(figure, currency) : value(figure, unit),
      change: ({ size, share }: Change, unit: Unit): string => {
        const absolute =
          unit === 'share'
            ? t('indicators.unit_points', {
                figure: withSign(size * 100, (figure) => format.quantity(figure, 1)),
              })
            : withSign(size, (figure) => value(figure, unit))
        // Of a share the difference in points says it all.
        return unit === 'share' || share === null
          ? absolute
          : `${absolute} (${withSign(share, format.share)})`
      },
    }
  }, [t, format, currency])
}
