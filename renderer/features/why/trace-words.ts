/** Traces in words and figures of the language of the moment. */
import type { CellPlace } from '@shared/contract/planning-calls'
import type { TraceInput, TraceLimit } from '@shared/contract/why-calls'
import { measureNamed } from '@shared/model/measures/measures'
import type { TraceUnit } from '@shared/model/traces/formula-codes'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useMeasureWords } from '../../app/measure-words'
import { useFormat } from '../../ui/use-format'
import { useAttributeName } from '../scenarios/driver-words'

/** Digits behind the point that tell small figures apart; large ones have none. */
const decimalsOf = (value: number): number =>
  Number.isInteger(value) || Math.abs(value) >= 1000 ? 0 : Math.abs(value) >= 10 ? 1 : 2

export function useTraceWords() {
  const { t } = useTranslation()
  const format = useFormat()
  const nameOf = useAttributeName()
  const measures = useMeasureWords()
  return useMemo(() => {
    const figure = (value: number | null, unit: TraceUnit): string => {
      if (value === null) return t('why.noFigure')
      if (unit === 'share') return format.share(value)
      const dust = Math.abs(value) < 1e-6 ? 0 : value
      return format.quantity(dust, unit === 'price' ? 2 : decimalsOf(dust))
    }
    const word = (key: string): string =>
      measureNamed(key) || measures.isOwn(key)
        ? measures.name(key)
        : t(`why.input_${key}` as 'why.input_consumed', { defaultValue: key })
    const where = ({ where }: CellPlace): string =>
      Object.entries(where)
        .map(([attribute, code]) => (attribute === 'item' ? code : nameOf(attribute, code)))
        .join(' · ') || t('why.everything')
    return {
      figure,
      word,
      where,
      /** What an input is, of which line and month, and what it counts with. */
      label(input: TraceInput, period: string): { name: string; of: string; times: string } {
        const other = input.place && input.place.period !== period ? input.place.period : null
        const { factor } = input
        return {
          name: word(input.key),
          of: [input.code ?? '', other ? format.period(other) : ''].filter(Boolean).join(' · '),
          times:
            factor === null || factor === 1
              ? ''
              : factor === -1
                ? '−'
                : `× ${figure(factor, 'quantity')}`,
        }
      },
      limit(limit: TraceLimit): string {
        const name = [limit.code, format.name(limit.name)]
        return t(`why.limit_${limit.kind}` as 'why.limit_hours', {
          name: [...new Set(name)].join(' '),
          period: format.period(limit.period),
          share: format.share(limit.share),
          asked: figure(limit.asked, 'quantity'),
          available: figure(limit.available, 'quantity'),
          count: limit.months ?? 0,
        })
      },
    }
  }, [t, format, nameOf, measures])
}
