/** What a grid tells its screen about cells that were chosen, pasted over or filled. */
import type { PeriodColumn, ViewRow } from '@shared/contract/planning-calls'

/** A cell somebody wants to write, or cannot. */
export interface GridEdit {
  readonly row: ViewRow
  readonly period: PeriodColumn
  readonly entry: string
  readonly flags: number
}

/** How many cells came to be written at once. */
export type ManyKind = 'paste' | 'fill' | 'clear' | 'entry'

export interface GridSelection {
  /** Without headings, from the top. */
  readonly rows: readonly ViewRow[]
  /** Where in the block they are. */
  readonly blockRows: readonly number[]
  readonly columns: readonly PeriodColumn[]
  readonly blockColumns: readonly number[]
}

/** From the first cell of a selection to the end of the grid: what a pasted block may land on. */
export interface GridArea {
  readonly rows: readonly ViewRow[]
  /** Null for a column that sums up months: nothing is written there. */
  readonly columns: readonly (PeriodColumn | null)[]
  /** How much of it is selected. */
  readonly height: number
  readonly width: number
  value(row: number, column: number): number | null
  flags(row: number, column: number): number
}
