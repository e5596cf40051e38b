/** Under which heading each row stands, found once for all rows: a measure may have thousands of them under one. */
import type { GridRow } from './grid-row'

const known = new WeakMap<readonly GridRow[], Int32Array>()

/** Row → the last heading up to it; -1 where there is none. */
export function headingsOf(rows: readonly GridRow[]): Int32Array {
  const before = known.get(rows)
  if (before) return before
  const found = new Int32Array(rows.length)
  let heading = -1
  rows.forEach((row, at) => {
    if (row.heading) heading = at
    found[at] = heading
  })
  known.set(rows, found)
  return found
}
