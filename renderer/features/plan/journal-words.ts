/** Which step undo and redo would take, and how it is told. */
import type { JournalEntry } from '@shared/contract/planning-calls'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../ui/use-format'
import { useMeasureName } from './grid-words'

export interface NextSteps {
  readonly undo: JournalEntry | null
  readonly redo: JournalEntry | null
}

/** Not steps of a planner: undo passes them over. */
const passedOver: ReadonlySet<string> = new Set(['undo', 'redo', 'use_snapshot'])

/** The last step in force is undone first; of the undone ones behind it the first is redone first. */
export function nextSteps(journal: readonly JournalEntry[], scenario: string): NextSteps {
  const own = journal
    .filter((entry) => entry.scenario === scenario && !passedOver.has(entry.kind))
    .sort((a, b) => a.position - b.position)
  const last = own.findLastIndex((entry) => !entry.undone)
  return { undo: own[last] ?? null, redo: own[last + 1] ?? null }
}

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
