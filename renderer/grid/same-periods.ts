/** Views of one plan have the same periods in new arrays: the same columns are kept, with the widths the planner gave them. */
import type { PeriodColumn } from '@shared/contract/planning-calls'
import { useRef } from 'react'

const same = (a: readonly PeriodColumn[], b: readonly PeriodColumn[]): boolean =>
  a.length === b.length &&
  a.every((one, at) => one.period === b[at]?.period && one.kind === b[at]?.kind)

export function useSamePeriods(periods: readonly PeriodColumn[]): readonly PeriodColumn[] {
  const kept = useRef(periods)
  if (!same(kept.current, periods)) kept.current = periods
  return kept.current
}
