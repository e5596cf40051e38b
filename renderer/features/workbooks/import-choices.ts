/** Which cells of a file can be taken. */
import type { ImportedCell } from '@shared/contract/workbook-calls'

export const isOffered = ({ state }: ImportedCell): boolean =>
  state === 'clean' || state === 'conflict'

/** A split that piles on one line or leaves one with nothing: it can be made all the same. */
export const isSplit = ({ refusal }: ImportedCell): boolean =>
  refusal?.by === 'plan' && refusal.code === 'SPLIT_NEEDS_CONFIRMATION'

export const importGroups = ['clean', 'conflict', 'confirm', 'refused', 'same'] as const
export type ImportGroup = (typeof importGroups)[number]

/** Where a cell is counted and listed: what a word of the planner lets in is not refused. */
export const groupOf = (cell: ImportedCell): ImportGroup => (isSplit(cell) ? 'confirm' : cell.state)
