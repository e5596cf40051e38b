/** A step of the journal, told in a few words. */
import type { JournalEntry } from '@shared/contract/planning-calls'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../ui/use-format'
import { useMeasureName } from './grid-words'

/** What can be told: entries of the journal, and changes that did not get there. */
export type Step = Pick<JournalEntry, 'kind' | 'place' | 'entry'>

export function useStepName(): (step: Step) => string {
  const { t } = useTranslation()
  const format = useFormat()
  const measureName = useMeasureName()
  return useMemo(
    () =>
      ({ place, entry, kind }) => {
        if (kind === 'add_driver' || kind === 'remove_driver') return t(`plan.step_${kind}`)
        if (kind === 'undo' || kind === 'redo') return t(`plan.${kind}`)
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
