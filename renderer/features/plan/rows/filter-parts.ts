/** The parts of the filter in force, each with its words and what is left without it. */
import type { Exception, RowFilter } from '@shared/contract/row-filter'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../ui/use-format'
import { useAttributes } from '../../scenarios/scenario-queries'
import { useAttributeWords } from './attribute-words'
import { useRowState } from './row-state'

export interface FilterPart {
  readonly key: string
  readonly text: string
  readonly without: RowFilter
}

/** Months and shares that an exception looks at where nobody says otherwise. */
export const usualException = (kind: Exception['kind']): Exception =>
  kind === 'override_differs'
    ? { kind, share: 0.3 }
    : ['shortage', 'overloaded', 'below_safety'].includes(kind)
      ? { kind, months: 3 }
      : kind === 'excess'
        ? { kind, months: 6 }
        : { kind }

export function useExceptionWords(): (exception: Exception) => string {
  const { t } = useTranslation()
  const format = useFormat()
  return useMemo(
    () =>
      ({ kind, months, share }) =>
        t(`rows.exception_${kind}`, {
          months: months ?? 60,
          share: format.share(share ?? 0.3),
        }),
    [t, format],
  )
}

/** Values of an attribute that rows can be filtered by; what supply alone knows is listed there. */
export function useAttributeValues() {
  const { data } = useAttributes()
  return useMemo(() => {
    const listed = new Map(data?.map(({ attribute, values }) => [attribute, values]))
    return (attribute: string) => {
      const own = listed.get(attribute) ?? []
      const supplied = listed.get(`supplied_${attribute}`) ?? []
      const known = new Set(own.map(({ code }) => code))
      return [...own, ...supplied.filter(({ code }) => !known.has(code))]
    }
  }, [data])
}

export function useFilterParts(): readonly FilterPart[] {
  const { t } = useTranslation()
  const filter = useRowState((state) => state.filter)
  const words = useAttributeWords()
  const told = useExceptionWords()
  const valuesOf = useAttributeValues()
  return useMemo(() => {
    const { text, attributes = {}, exceptions = [] } = filter
    const nameOf = (attribute: string, code: string): string => {
      const found = valuesOf(attribute).find((one) => one.code === code)
      return found ? words.value(attribute, code, found.name) : code
    }
    const parts: FilterPart[] = []
    if (text?.trim())
      parts.push({
        key: 'text',
        text: t('rows.filterText', { text: text.trim() }),
        without: { ...filter, text: '' },
      })
    for (const [attribute, codes] of Object.entries(attributes)) {
      const first = codes
        .slice(0, 2)
        .map((code) => nameOf(attribute, code))
        .join(', ')
      const values =
        codes.length > 2 ? t('rows.filterMore', { first, count: codes.length - 2 }) : first
      const { [attribute]: _, ...others } = attributes
      parts.push({
        key: attribute,
        text: t('rows.filterAttribute', { attribute: words.attribute(attribute), values }),
        without: { ...filter, attributes: others },
      })
    }
    for (const exception of exceptions)
      parts.push({
        key: exception.kind,
        text: told(exception),
        without: { ...filter, exceptions: exceptions.filter((one) => one !== exception) },
      })
    return parts
  }, [filter, t, words, told, valuesOf])
}
