/** What a grid shows: rows × periods of figures, kept in flat arrays that change in place. */
import type { cellFlags, PeriodColumn, ViewRow } from '@shared/contract/planning-calls'
import type { Measure } from '@shared/model/measures/measure-shape'

export interface PlanBlock {
  readonly periods: readonly PeriodColumn[]
  readonly rows: readonly ViewRow[]
  /** Row by row; NaN where there is no figure. */
  readonly values: Float64Array
  readonly flags: Uint8Array
}

export type FlagName = keyof typeof cellFlags

/** A block and the news about its cells. A new set of rows is a new source. */
export interface BlockSource {
  readonly block: PlanBlock
  onCells(listener: (changed: Uint32Array) => void): () => void
}

/** The texts of a grid in the language of the moment. */
export interface GridWords {
  readonly labelHeader: string
  /** Whose decimal mark figures have. */
  readonly locale: string
  readonly expand: string
  readonly collapse: string
  node(row: ViewRow): { readonly code: string; readonly name: string }
  measure(row: ViewRow): { readonly label: string; readonly unit: string }
  cell(value: number, row: ViewRow): string
  period(period: string): string
  year(year: string): string
  quarter(period: string): string
  yearTotal: string
  foldYear(year: string): string
  unfoldYear(year: string): string
  /** How a measure comes to its figure in a column that sums up so many months. */
  summed(row: ViewRow, months: number): string
  fencedUntil(period: string): string
  frozenUntil(period: string): string
  flag(name: FlagName): string
  /** Beside a total of which a filter hides a part. */
  readonly partial: string
  readonly partialHint: string
  declared(measure: string): Measure | undefined
}
