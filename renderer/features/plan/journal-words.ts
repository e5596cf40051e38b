/** A step of the journal, told in a few words. */
import type { JournalEntry } from '@shared/contract/planning-calls'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../ui/use-format'
import { useMeasureName } from './grid-words'

export function useStepName(): (entry: JournalEntry) => string {
  const { t } = useTranslation()
  const format = useFormat()
  const measureName = useMeasureName()
  return useMemo(
    () =>
      ({ place, entry, kind }) => {
        if (kind === 'add_driver' || kind === 'remove_driver') return t(`plan.step_${kind}`)
        if (!place) return t('plan.stepOther')
        return t(entry ? 'plan.stepEdit' : 'plan.stepClear', {
          measure: measureName(place.measure),
          period: format.period(place.period),
          where: Object.values(place.where).at(-1) ?? t('plan.total'),
          entry: entry ?? '',
        })
      },
    [t, format, measureName],
  )
}
