/** The rows AG Grid holds: no figures, only where in the block they are. */
import type { ViewRow } from '@shared/contract/planning-calls'

export interface GridRow {
  /** Row of the block; a heading stands for the first shown row of its node. */
  readonly r: number
  /** What that row was when this one was made, for whoever asks when the block has moved on. */
  readonly of: ViewRow
  readonly id: string
  /** A line of its own above the rows of one node, or of one measure; it has no figures. */
  readonly heading: boolean
  /** What the heading, or the label of the row, says: the other stands above it. */
  readonly names: 'node' | 'measure'
  readonly expandable: boolean
}

/** A view has thousands of rows, each asked for again whenever something follows the cursor. */
const known = new WeakMap<ViewRow, string>()

/** Which node a row belongs to: a customer below two items is two nodes. */
export function nodeKey(row: ViewRow): string {
  const before = known.get(row)
  if (before !== undefined) return before
  const pairs = Object.entries(row.where).map((pair) => pair.join('='))
  const key = `${row.level}|${pairs.sort().join('|')}`
  known.set(row, key)
  return key
}

export const rowKey = (row: ViewRow): string => `${nodeKey(row)}|${row.measure}`
