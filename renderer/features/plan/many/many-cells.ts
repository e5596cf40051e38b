/** Many cells to be written at once, and those that cannot be. */
import type { CellEdit, PeriodColumn, RefusedEdit, ViewRow } from '@shared/contract/planning-calls'
import type { EntryFault } from '@shared/model/cell-entry/entry-shape'
import type { GridEdit, ManyKind } from '../../../grid/grid-edit'

/** Why a cell takes nothing, as far as the screen can tell by itself. */
export type CellBar =
  | 'notEditable'
  | 'pastPeriod'
  | 'lockedCell'
  | 'fencedCell'
  /** The column sums up several months. */
  | 'summedUp'
  /** The block reaches beyond the last row or column. */
  | 'beyondGrid'

export type Refusal =
  | { readonly by: 'cell'; readonly reason: CellBar }
  | { readonly by: 'text'; readonly reason: EntryFault }
  | { readonly by: 'plan'; readonly refused: Omit<RefusedEdit, 'index'> }

export interface RefusedCell {
  /** Absent beyond the grid. */
  readonly row: ViewRow | undefined
  readonly period: PeriodColumn | undefined
  readonly text: string
  /** The edit the plan refused; absent where none came to be. */
  readonly edit?: GridEdit
  readonly refusal: Refusal
}

export interface ManyCells {
  readonly kind: ManyKind
  readonly edits: readonly GridEdit[]
  readonly refused: readonly RefusedCell[]
  /** Whose decimal mark the entries have. */
  readonly locale: string
}

export const cellEditOf = ({ row, period, entry }: GridEdit): CellEdit => ({
  where: row.where,
  measure: row.measure,
  period: period.period,
  entry,
})
