/** Changes in words and figures of the language of the moment. */
import type { ComparedChange, ComparisonProgress } from '@shared/contract/comparison-calls'
import type { Indicators } from '@shared/contract/planning-calls'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { noFigure, withSign } from '../../ui/format'
import { useFormat } from '../../ui/use-format'
import { entityName } from '../data/entity-name'

type Value = ComparedChange['fields'][number]['before']

const isDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text)

export function useChangeWords() {
  const { t } = useTranslation()
  const format = useFormat()
  return useMemo(() => {
    const word = (key: string, otherwise: string): string =>
      t(`comparison.${key}` as 'comparison.title', { defaultValue: otherwise })
    const value = (field: string, of: Value): string => {
      if (of === null || of === '') return t('comparison.emptyValue')
      if (typeof of === 'number')
        return field === 'probability' ? format.wholeShare(of) : format.exact(of)
      const text = String(of)
      return isDate(text) ? format.date(text) : word(`value_${text}`, text)
    }
    /** Signed, and a dash for what is less than one. */
    const signed = (size: number | null | undefined, write: (size: number) => string): string =>
      size === null || size === undefined || Math.abs(size) < 0.5 ? noFigure : withSign(size, write)
    return {
      kind: ({ kind }: ComparedChange): string => t(`comparison.kind_${kind}`),
      /** Every field that moved: `Due 12 Jan 2027 → 20 Feb 2027`. */
      fields: ({ fields }: ComparedChange): string[] =>
        fields.map(
          ({ field, before, after }) =>
            `${word(`field_${field}`, field)} ${value(field, before)} → ${value(field, after)}`,
        ),
      days({ days }: ComparedChange): string | null {
        if (days === null) return null
        const told = t('comparison.days', { count: Math.abs(days) })
        return t(days > 0 ? 'comparison.later' : 'comparison.earlier', { days: told })
      },
      units: (size: number | null | undefined) => signed(size, (one) => format.quantity(one)),
      money: (size: number | null | undefined, currency: string) =>
        signed(size, (one) => format.moneyCompact(one, currency)),
      /** An effect in one of its indicators. */
      effect: (effect: Indicators | null, key: keyof Indicators, currency: string): string =>
        signed(effect?.[key], (one) =>
          key === 'consensus_demand' || key === 'shortage'
            ? format.quantity(one)
            : format.moneyCompact(one, currency),
        ),
      step({ phase, at }: ComparisonProgress): string {
        const name =
          phase === 'rows' ? entityName(t, at) : phase === 'plan' ? word(`part_${at}`, at) : at
        return t(`comparison.step_${phase}`, { at: name })
      },
    }
  }, [t, format])
}
