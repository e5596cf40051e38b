/** A step of the journal, told in a few words. */
import type { JournalEntry } from '@shared/contract/planning-calls'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../ui/use-format'
import { useDriverText } from '../scenarios/driver-words'
import { useMeasureName } from './grid-words'

/** What can be told: entries of the journal, and changes that did not get there. */
export type Step = Pick<JournalEntry, 'kind' | 'place' | 'entry'> &
  Partial<Pick<JournalEntry, 'driver' | 'merged'>>

export function useStepName(): (step: Step) => string {
  const { t } = useTranslation()
  const format = useFormat()
  const measureName = useMeasureName()
  const driverText = useDriverText()
  return useMemo(
    () =>
      ({ place, entry, kind, driver, merged }) => {
        if (kind === 'merge') return t('plan.step_merge', { name: merged ?? '' })
        if (kind === 'add_driver' || kind === 'remove_driver' || kind === 'replace_driver')
          return t(`plan.step_${kind}`, { driver: driver ? driverText(driver) : '' })
        if (kind === 'undo' || kind === 'redo') return t(`plan.${kind}`)
        if (kind === 'set_locks' && place)
          return t('plan.stepLocks', {
            measure: measureName(place.measure),
            period: format.period(place.period),
            where: Object.values(place.where).at(-1) ?? t('plan.total'),
          })
        if (!place) return t('plan.stepOther')
        return t(entry ? 'plan.stepEdit' : 'plan.stepClear', {
          measure: measureName(place.measure),
          period: format.period(place.period),
          where: Object.values(place.where).at(-1) ?? t('plan.total'),
          entry: entry ?? '',
        })
      },
    [t, format, measureName, driverText],
  )
}
