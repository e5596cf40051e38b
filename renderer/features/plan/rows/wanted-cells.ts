/** Which rows and columns the grids are to show, as the planner arranged them. */
import type { Side } from '@shared/contract/planning-calls'
import { useMemo } from 'react'
import type { RowsWanted } from '../../../grid/arrange-rows'
import type { ColumnsWanted } from '../../../grid/grid-columns'
import { usePreferences } from '../plan-preferences'

export function useWantedRows(side: Side): RowsWanted {
  const measures = usePreferences((preferences) => preferences.measures[side])
  const arrangement = usePreferences((preferences) => preferences.arrangement)
  const hideEmpty = usePreferences((preferences) => preferences.hideEmpty)
  return useMemo(() => ({ measures, arrangement, hideEmpty }), [measures, arrangement, hideEmpty])
}

export function useWantedColumns(): ColumnsWanted {
  const size = usePreferences((preferences) => preferences.columns)
  const foldedYears = usePreferences((preferences) => preferences.foldedYears)
  return useMemo(() => ({ size, foldedYears }), [size, foldedYears])
}

/** Shows a year as one column, or its months again. */
export function foldYear(year: string): void {
  const { foldedYears, change } = usePreferences.getState()
  change({
    foldedYears: foldedYears.includes(year)
      ? foldedYears.filter((one) => one !== year)
      : [...foldedYears, year].sort(),
  })
}
