/** A step of the journal, told in a few words. */
import type { JournalEntry, Selection } from '@shared/contract/planning-calls'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../ui/use-format'
import { useAttributeName, useDriverText } from '../scenarios/driver-words'
import { useMeasureName } from './grid-words'

/** What can be told: entries of the journal, and changes that did not get there. */
export type Step = Pick<JournalEntry, 'kind' | 'place' | 'entry'> &
  Partial<Pick<JournalEntry, 'driver' | 'merged' | 'edits'>>

export function useStepName(): (step: Step) => string {
  const { t } = useTranslation()
  const format = useFormat()
  const measureName = useMeasureName()
  const driverText = useDriverText()
  const nameOf = useAttributeName()
  return useMemo(() => {
    /** The lowest level alone: an item by its code, all others by their names. */
    const whereOf = (where: Selection): string => {
      const [attribute, code] = Object.entries(where).at(-1) ?? []
      if (!attribute || !code) return t('plan.total')
      return attribute === 'item' ? code : nameOf(attribute, code)
    }
    return ({ place, entry, kind, driver, merged, edits = 1 }) => {
      if (kind === 'merge') return t('plan.step_merge', { name: merged ?? '' })
      if (kind === 'add_driver' || kind === 'remove_driver' || kind === 'replace_driver')
        return t(`plan.step_${kind}`, { driver: driver ? driverText(driver) : '' })
      if (kind === 'undo' || kind === 'redo') return t(`plan.${kind}`)
      if (!place) return t('plan.stepOther')
      const words = {
        measure: measureName(place.measure),
        period: format.period(place.period),
        where: whereOf(place.where),
        entry: entry ?? '',
        count: edits,
      }
      if (kind === 'set_forecasts') return t('plan.stepForecasts', words)
      if (kind === 'set_locks') return t(`plan.step${edits > 1 ? 'ManyLocks' : 'Locks'}`, words)
      if (edits > 1) return t('plan.stepMany', words)
      return t(entry ? 'plan.stepEdit' : 'plan.stepClear', words)
    }
  }, [t, format, measureName, driverText, nameOf])
}
