import type { SideRows } from './side-rows'

/** Whether rows that were asked for hold all that is wanted now. */
export function holds(asked: SideRows, wanted: SideRows): boolean {
  const { measures: had, ...rows } = asked
  const { measures, ...rest } = wanted
  if (JSON.stringify(rows) !== JSON.stringify(rest)) return false
  return had === undefined || (measures?.every((key) => had.includes(key)) ?? false)
}
