/** What goes to the thread that writes and reads workbooks, and what comes back. Everything here can be cloned between threads. */
import type { PeriodColumn, Side } from '@shared/contract/planning-calls'
import type { CellFault, ImportNote, Provenance } from '@shared/contract/workbook-calls'
import type { MeasureUnit } from '@shared/model/measures/measure-shape'

export interface SheetRow {
  readonly key: string
  /** Measure of the row, or the node, as the arrangement has it. */
  readonly label: string
  readonly code: string
  readonly unit: MeasureUnit
  /** In words. */
  readonly unitText: string
  readonly depth: number
  /** Text of a heading that stands above the row; null where none begins here. */
  readonly heading: string | null
  readonly editable: boolean
  /** A filter hides some of its lines. */
  readonly partial: boolean
}

export interface SheetNote {
  /** Index of the row and of the period. */
  readonly row: number
  readonly period: number
  readonly author: string
  readonly text: string
}

/** One side of a view, ready to be written; `values` and `flags` are rows × periods. */
export interface ViewSheet {
  readonly side: Side
  readonly name: string
  readonly rows: readonly SheetRow[]
  readonly periods: readonly (PeriodColumn & { readonly heading: string })[]
  readonly values: Float64Array
  readonly flags: Uint8Array
  readonly notes: readonly SheetNote[]
}

export interface SheetWords {
  readonly title: string
  readonly legend: string
  readonly name: string
  /** Heading of what stands below a name: the measure, or the node. */
  readonly label: string
  readonly code: string
  readonly unit: string
}

export interface BookOfViews {
  readonly provenance: Provenance
  readonly words: SheetWords
  readonly sheets: readonly ViewSheet[]
}

/** A cell whose content is not what was exported. */
export interface EditedCell {
  readonly side: Side
  readonly key: string
  readonly label: string
  readonly period: string
  readonly exported: number | null
  readonly file: number | null
  readonly text: string | null
  readonly fault: CellFault | null
}

export interface EditedBook {
  readonly provenance: Provenance
  readonly notes: readonly ImportNote[]
  /** Cells of the plan that the file still has. */
  readonly read: number
  readonly cells: readonly EditedCell[]
}

export type WorkbookRequest =
  | { readonly kind: 'write'; readonly book: BookOfViews }
  | { readonly kind: 'read'; readonly bytes: Uint8Array; readonly file: string }
