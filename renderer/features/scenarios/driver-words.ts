/** A driver as a sentence. */
import type { DriverAssumption } from '@shared/model/drivers'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { withSign } from '../../ui/format'
import { useFormat } from '../../ui/use-format'
import { useAttributes } from './scenario-queries'

/** The name behind a code of an attribute, in the language of the moment. */
export function useAttributeName(): (attribute: string, code: string) => string {
  const format = useFormat()
  const attributes = useAttributes().data
  return useMemo(
    () => (attribute, code) => {
      const values = attributes?.find((one) => one.attribute === attribute)?.values
      const found = values?.find((one) => one.code === code)
      return found ? format.name(found.name) : code
    },
    [attributes, format],
  )
}

export function useDriverText(): (assumption: DriverAssumption) => string {
  const { t } = useTranslation()
  const format = useFormat()
  const nameOf = useAttributeName()
  return useMemo(() => {
    const percent = (value: number) => format.share(value / 100)
    return (assumption) => {
      const from = format.period(assumption.from)
      const to = format.period(assumption.to)
      if (assumption.kind === 'demand_percent') {
        const names = Object.entries(assumption.where).map(([key, code]) => nameOf(key, code))
        return t('scenarios.demandText', {
          percent: withSign(assumption.percent, percent),
          where: names.join(' · ') || t('scenarios.everything'),
          from,
          to,
        })
      }
      const { supplier, item, periodsLate, percentShort } = assumption
      const what = [
        periodsLate > 0 ? t('scenarios.late', { count: periodsLate }) : '',
        percentShort > 0 ? t('scenarios.short', { percent: percent(percentShort) }) : '',
      ]
      const where = [nameOf('supplier', supplier), item ? nameOf('supplied_item', item) : '']
      return t('scenarios.receiptsText', {
        where: where.filter(Boolean).join(' · '),
        from,
        to,
        what: what.filter(Boolean).join(', '),
      })
    }
  }, [t, format, nameOf])
}
