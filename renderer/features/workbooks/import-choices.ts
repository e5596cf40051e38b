/** Which cells of a file can be taken. */
import type { ImportedCell } from '@shared/contract/workbook-calls'

export const isOffered = ({ state }: ImportedCell): boolean =>
  state === 'clean' || state === 'conflict'

/** A split that piles on one line or leaves one with nothing: it can be made all the same. */
export const isSplit = ({ refusal }: ImportedCell): boolean =>
  refusal?.by === 'plan' && refusal.code === 'SPLIT_NEEDS_CONFIRMATION'
