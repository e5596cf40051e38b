/** What the check of files answers. */
import type { DateStyle } from '../value-forms/date-form'
import type { DefectKind, DefectSeverity } from './defect-kinds'

/** `code`: figures that name something. `empty`: no row fills it. */
export type ColumnType = 'number' | 'date' | 'month' | 'boolean' | 'code' | 'text' | 'empty'

export interface DateStyleCount {
  /** With ` hh:mm` where a time of day follows; both orders, divided by a bar, where the column does not say which is meant. */
  readonly style: string
  readonly count: number
}

export interface CheckedColumn {
  /** As the heading has it; the column's letter where there is none. */
  readonly name: string
  /** Field of the entity, where the file was recognised as one and has the heading. */
  readonly field: string | null
  readonly type: ColumnType
  /** The mark that divides decimals; null where no number has any. */
  readonly decimal: '.' | ',' | null
  readonly thousands: string | null
  readonly dates: readonly DateStyleCount[]
  /** Rows with a value. */
  readonly filled: number
}

export interface CheckedFile {
  readonly path: string
  /** The sheet of a workbook; null for text. */
  readonly sheet: string | null
  readonly format: string
  readonly encoding: string | null
  readonly byteOrderMark: boolean
  readonly delimiter: string | null
  readonly decimal: '.' | ',' | null
  readonly thousands: string | null
  readonly dates: readonly DateStyleCount[]
  /** Line of the heading, 1 the first; null where there is none. */
  readonly heading: number | null
  /** Rows below the heading that hold something, repeated headings and totals left out. */
  readonly rows: number
  readonly columns: readonly CheckedColumn[]
  /** The canonical entity it was recognised as. */
  readonly entity: string | null
  /** The columns that name a row. */
  readonly key: readonly string[]
  /** What its records are, where it is not cut into cells: by position, or segments of a message with its version. `mapping` is the one that ships for them. */
  readonly records: {
    readonly kind: 'edifact' | 'x12' | 'fixed_width'
    readonly type: string | null
    readonly mapping: string | null
  } | null
  /** Why it was not read; null where it was. */
  readonly refused: {
    readonly code: string
    readonly reason: string
    readonly detail: string
  } | null
}

export interface DefectExample {
  /** Line of the file or row of the sheet; null where the whole column or file is meant. */
  readonly row: number | null
  readonly value: string | null
  readonly expected: string | null
}

export interface FileFinding {
  readonly kind: DefectKind
  readonly severity: DefectSeverity
  readonly file: string
  readonly sheet: string | null
  /** Heading of the column; null where whole rows or the file are meant. */
  readonly field: string | null
  readonly count: number
  /** The first few. */
  readonly examples: readonly DefectExample[]
}

export interface FileCheck {
  readonly files: readonly CheckedFile[]
  readonly findings: readonly FileFinding[]
  /** How many of each kind there are over all files; kinds that were not found are left out. */
  readonly counts: Readonly<Partial<Record<DefectKind, number>>>
}

export type { DateStyle }
