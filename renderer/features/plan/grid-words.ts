/** The texts of the grids: labels and figures in the language of the moment. */
import type { Side, ViewRow } from '@shared/contract/planning-calls'
import type { Measure } from '@shared/model/measures/measure-shape'
import { measureNamed } from '@shared/model/measures/measures'
import { compileOwnMeasures } from '@shared/model/measures/own-measures'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useMeasureWords, useOwnMeasures } from '../../app/measure-words'
import { quarterOf } from '../../grid/grid-columns'
import type { GridWords } from '../../grid/plan-block'
import { formatQuantityCompact } from '../../ui/format'
import { useFormat } from '../../ui/use-format'
import { usePreferences } from './plan-preferences'
import { useCurrency } from './plan-queries'
import { useAttributeWords } from './rows/attribute-words'

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

/** Known by their codes as well; those of families, regions and the like say nothing a planner would look for. */
const coded: ReadonlySet<string> = new Set(['item', 'customer', 'site', 'resource'])

export function useNodeName() {
  const { t } = useTranslation()
  const attributes = useAttributeWords()
  return useMemo(
    () =>
      ({ level, code, name }: ViewRow): { code: string; name: string } => {
        if (level === 'total') return { code: '', name: t('plan.total') }
        const text = attributes.value(level, code, name)
        if (!coded.has(level)) return { code: '', name: text }
        return text === code ? { code: '', name: text } : { code, name: text }
      },
    [t, attributes],
  )
}

/** Declarations of the program's measures and of the planners' own. */
function useDeclaredMeasures(): (key: string) => Measure | undefined {
  const own = useOwnMeasures().data
  return useMemo(() => {
    const compiled = new Map(compileOwnMeasures(own ?? []).map((one) => [one.key, one]))
    return (key) => measureNamed(key) ?? compiled.get(key)
  }, [own])
}

export function useGridWords(side: Side): GridWords {
  const { t } = useTranslation()
  const format = useFormat()
  const currency = useCurrency()
  const exact = useMeasureFormat()
  const measures = useMeasureWords()
  const node = useNodeName()
  const attributes = useAttributeWords()
  const levels = usePreferences((preferences) => preferences.levels)
  const declared = useDeclaredMeasures()
  return useMemo(
    () => ({
      locale: format.language,
      labelHeader: levels[side].map(attributes.attribute).join(' › '),
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
      quarter: (period) => t('rows.quarter', { number: quarterOf(period) }),
      yearTotal: t('rows.yearTotal'),
      foldYear: (year) => t('rows.foldYear', { year }),
      unfoldYear: (year) => t('rows.unfoldYear', { year }),
      summed: ({ measure }, count) =>
        t(`rows.${declared(measure)?.overTime ?? 'sum'}Of`, { count }),
      fencedUntil: (period) => t('rows.fencedUntil', { period: format.period(period) }),
      frozenUntil: (period) => t('rows.frozenUntil', { period: format.period(period) }),
      flag: (name) => t(`plan.flag_${name}`),
      partial: t('rows.partial'),
      partialHint: t('rows.partialHint'),
      declared,
    }),
    [t, side, currency, exact, measures, node, format, levels, attributes, declared],
  )
}
