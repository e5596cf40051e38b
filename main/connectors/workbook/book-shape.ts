/** What a workbook to be written consists of. */

export interface CellStyle {
  /** A number format as Excel writes it, such as `#,##0`; general where left out. */
  readonly format?: string
  readonly bold?: boolean
  readonly italic?: boolean
  /** Colours are `RRGGBB`. */
  readonly colour?: string
  readonly fill?: string
  readonly size?: number
  readonly indent?: number
  readonly align?: 'left' | 'center' | 'right'
  /** A thin line below, in that colour. */
  readonly line?: string
  /** On a protected sheet it can be written. */
  readonly unlocked?: boolean
  /** The text is text, whatever it begins with, even after somebody edits it. */
  readonly quoted?: boolean
}

/** A text is always written as text, never as a formula. */
export type BookCell =
  | { readonly value: number | string; readonly style: CellStyle }
  | { readonly value: null; readonly style: CellStyle }

export interface BookRow {
  /** From the first column on; null leaves a cell out. */
  readonly cells: readonly (BookCell | null)[]
  readonly hidden?: boolean
  /** Points. */
  readonly height?: number
  /** 0 to 7. */
  readonly outline?: number
}

export interface BookColumn {
  /** Characters. */
  readonly width: number
  readonly hidden?: boolean
  readonly outline?: number
}

export interface BookNote {
  /** From 0. */
  readonly row: number
  readonly column: number
  readonly author: string
  readonly text: string
}

export interface BookSheet {
  readonly name: string
  /** Shown by nobody but a macro editor. */
  readonly concealed?: boolean
  readonly columns: readonly BookColumn[]
  /** Read once, as the sheet is written. */
  readonly rows: Iterable<BookRow>
  /** So many rows and columns stay in sight. */
  readonly frozen?: { readonly rows: number; readonly columns: number }
  /** Cells that are not unlocked cannot be written; there is no password. */
  readonly isProtected?: boolean
  readonly notes?: readonly BookNote[]
  readonly landscape?: boolean
}
