/** The texts of the grids: labels and figures in the language of the moment. */
import type { Side, ViewRow } from '@shared/contract/planning-calls'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useMeasureWords } from '../../app/measure-words'
import type { GridWords } from '../../grid/plan-block'
import { formatQuantityCompact } from '../../ui/format'
import { useFormat } from '../../ui/use-format'
import { useCurrency } from './plan-queries'

/** How a figure of a measure is written in a cell: short money, whole quantities, shares as percent. */
export function useMeasureFormat() {
  const format = useFormat()
  const words = useMeasureWords()
  return useMemo(
    () =>
      (value: number, measure: string): string => {
        const unit = words.unit(measure)
        if (unit === 'share') return format.share(value)
        // A price or a rate that somebody defined says something behind the point.
        if (words.isOwn(measure) && Math.abs(value) < 100 && !Number.isInteger(value))
          return format.quantity(value, 2)
        if (unit === 'money') return formatQuantityCompact(value, format.language)
        // Sums of fractions leave dust below a unit, which would print as -0 or hide a zero.
        return format.quantity(Math.abs(value) < 0.5 ? 0 : value)
      },
    [format, words],
  )
}

export const useMeasureName = () => useMeasureWords().name

export function useNodeName() {
  const { t } = useTranslation()
  const format = useFormat()
  return useMemo(
    () =>
      ({ level, code, name }: ViewRow): { code: string; name: string } => {
        if (level === 'total') return { code: '', name: t('plan.total') }
        const text = format.name(name)
        // Families are known by name; their codes say nothing a planner would look for.
        return level === 'family' || text === code ? { code: '', name: text } : { code, name: text }
      },
    [t, format],
  )
}

export function useGridWords(side: Side): GridWords {
  const { t } = useTranslation()
  const format = useFormat()
  const currency = useCurrency()
  const exact = useMeasureFormat()
  const measures = useMeasureWords()
  const node = useNodeName()
  return useMemo(
    () => ({
      locale: format.language,
      labelHeader: t(`plan.node_${side}`),
      expand: t('plan.expand'),
      collapse: t('plan.collapse'),
      node,
      measure: ({ measure }) => {
        const unit = measures.unit(measure)
        return {
          label: measures.name(measure),
          unit: unit === 'money' ? currency : t(`plan.unit_${unit}`),
        }
      },
      // What no column has room for; the status line has all of it.
      cell: (value, { measure }) =>
        Math.abs(value) >= 1e6 && measures.unit(measure) !== 'share'
          ? formatQuantityCompact(value, format.language, 4)
          : exact(value, measure),
      period: format.month,
      year: (year) => t('plan.year', { year }),
    }),
    [t, side, currency, exact, measures, node, format],
  )
}
