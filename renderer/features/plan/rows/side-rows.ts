/** What the services are asked to show of each side: levels, what is unfolded, what is filtered. */
import type { Side, ViewSpec } from '@shared/contract/planning-calls'
import { isEmptyFilter } from '@shared/contract/row-filter'
import { usualLevels } from '@shared/model/row-levels'
import { useMemo } from 'react'
import { drawnMeasures } from '../chart-recipes'
import { usePreferences } from '../plan-preferences'
import { useRowState } from './row-state'

export type SideRows = Pick<
  ViewSpec,
  'levels' | 'openTo' | 'expanded' | 'closed' | 'filter' | 'measures'
>

/** What rows show and charts draw, in one order, so that another order asks nothing anew. */
const measuresFor = (shown: readonly string[], side: Side, chart: boolean): string[] =>
  [...new Set([...shown, ...(chart ? drawnMeasures(side) : [])])].sort()

const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((one, at) => one === b[at])

/** What is as usual is left out, so that a plan as it opens is asked for in one way only. */
export function useSideRows(): Readonly<Record<Side, SideRows>> {
  const { levels, openTo, measures, chart } = usePreferences()
  const { expanded, closed, filter } = useRowState()
  return useMemo(() => {
    const rowsOf = (side: Side): SideRows => ({
      ...(same(levels[side], usualLevels[side]) ? {} : { levels: [...levels[side]] }),
      openTo,
      expanded: [...expanded],
      closed: [...closed],
      ...(isEmptyFilter(filter) ? {} : { filter }),
      ...(measures[side].length > 0 ? { measures: measuresFor(measures[side], side, chart) } : {}),
    })
    return {
      demand: rowsOf('demand'),
      supply: rowsOf('supply'),
      resource: rowsOf('resource'),
      finance: rowsOf('finance'),
    }
  }, [levels, openTo, measures, chart, expanded, closed, filter])
}
