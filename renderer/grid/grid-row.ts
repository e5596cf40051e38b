/** The rows AG Grid holds: no figures, only where in the block they are. */
import type { ViewRow } from '@shared/contract/planning-calls'

export interface GridRow {
  /** Row of the block; a heading stands for the first shown row of its node. */
  readonly r: number
  /** What that row was when this one was made, for whoever asks when the block has moved on. */
  readonly of: ViewRow
  readonly id: string
  /** Names its node above the measures and has no figures. */
  readonly heading: boolean
  readonly expandable: boolean
}

/** Which node a row belongs to: a customer below two items is two nodes. */
export const nodeKey = ({ level, where }: ViewRow): string =>
  `${level}|${Object.entries(where)
    .map((pair) => pair.join('='))
    .sort()
    .join('|')}`

export const rowKey = (row: ViewRow): string => `${nodeKey(row)}|${row.measure}`

/** Rows of the block whose measure is wanted, in order, each node under its heading. */
export function gridRows(
  rows: readonly ViewRow[],
  wanted: (measure: string) => boolean,
): GridRow[] {
  const out: GridRow[] = []
  let shown = ''
  let met = ''
  let expandable = false
  for (let r = 0; r < rows.length; r++) {
    const row = rows[r]!
    const node = nodeKey(row)
    // The contract marks a node's first row as expandable; that measure may be hidden here.
    expandable = row.expandable || (met === node && expandable)
    met = node
    if (!wanted(row.measure)) continue
    if (shown !== node) out.push({ r, of: row, id: `${node}|`, heading: true, expandable })
    out.push({ r, of: row, id: `${node}|${row.measure}`, heading: false, expandable })
    shown = node
  }
  return out
}
