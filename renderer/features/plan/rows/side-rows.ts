/** What the services are asked to show of each side: levels, what is unfolded, what is filtered. */
import type { Side, ViewSpec } from '@shared/contract/planning-calls'
import { isEmptyFilter } from '@shared/contract/row-filter'
import { usualLevels } from '@shared/model/row-levels'
import { useMemo } from 'react'
import { usePreferences } from '../plan-preferences'
import { useRowState } from './row-state'

export type SideRows = Pick<ViewSpec, 'levels' | 'openTo' | 'expanded' | 'closed' | 'filter'>

const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((one, at) => one === b[at])

/** What is as usual is left out, so that a plan as it opens is asked for in one way only. */
export function useSideRows(): Readonly<Record<Side, SideRows>> {
  const { levels, openTo } = usePreferences()
  const { expanded, closed, filter } = useRowState()
  return useMemo(() => {
    const rowsOf = (side: Side): SideRows => ({
      ...(same(levels[side], usualLevels[side]) ? {} : { levels: [...levels[side]] }),
      openTo,
      expanded: [...expanded],
      closed: [...closed],
      ...(isEmptyFilter(filter) ? {} : { filter }),
    })
    return {
      demand: rowsOf('demand'),
      supply: rowsOf('supply'),
      resource: rowsOf('resource'),
      finance: rowsOf('finance'),
    }
  }, [levels, openTo, expanded, closed, filter])
}
