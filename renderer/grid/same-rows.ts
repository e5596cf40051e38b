/** Views of one plan in two scenarios have the same rows in new arrays: the grid keeps those it has and reads other figures. */
import { useRef } from 'react'
import type { GridRow } from './grid-row'

const same = (a: readonly GridRow[], b: readonly GridRow[]): boolean =>
  a.length === b.length &&
  a.every((one, at) => {
    const other = b[at]!
    return (
      one.id === other.id &&
      one.r === other.r &&
      one.names === other.names &&
      one.expandable === other.expandable &&
      one.of.open === other.of.open
    )
  })

export function useSameRows(rows: GridRow[]): GridRow[] {
  const kept = useRef(rows)
  if (kept.current !== rows && !same(kept.current, rows)) kept.current = rows
  return kept.current
}
