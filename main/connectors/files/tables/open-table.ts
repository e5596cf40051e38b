/** A table of a file as it lies there, before anybody knows what it means. */
import { extname } from 'node:path'
import type { CanonicalValue } from '@shared/model/entities/canonical-entities'

/** What a cell of a workbook is, one character each: text, number, date, boolean, error value, formula without a value, or nothing. */
export const cellMarks = {
  text: 's',
  number: 'n',
  date: 'd',
  boolean: 'b',
  error: 'e',
  unknownFormula: 'f',
  nothing: ' ',
} as const

export interface SourceRecord {
  /** Line of the text or row of the sheet; 1 is the first. */
  readonly row: number
  readonly cells: readonly CanonicalValue[]
  /** Set where the record could not be read; `cells` then holds the text of its first line. */
  readonly broken?: 'quote_not_closed' | 'text_after_quote' | 'record'
  /** Of a record that could not be read: what it should have been. */
  readonly expected?: string
  /** A quote stands inside a value that is not quoted. */
  readonly bareQuote?: boolean
  /** Of a workbook: a `cellMarks` character for each cell. */
  readonly marks?: string
}

/** What kind of records a text holds. */
export interface RecordFormat {
  readonly kind: 'edifact' | 'x12' | 'fixed_width'
  /** Message or set with its version, as the text says. */
  readonly type: string | null
  /** The mapping that ships for them, by which they are checked. */
  readonly mapping: string | null
}

/** What a sheet holds besides its rows. */
export interface SheetFacts {
  readonly merged: readonly string[]
  readonly hidden: readonly string[]
}

export interface OpenTable {
  /** As the caller named the file. */
  readonly path: string
  readonly sheet: string | null
  readonly format: 'text' | 'workbook'
  /** Ending of the file, for people. */
  readonly kind: string
  readonly encoding: string | null
  readonly byteOrderMark: boolean
  readonly delimiter: string | null
  /** Declared by a mapping. */
  readonly headings?: readonly string[]
  readonly skipLines?: number
  /** Set where the text holds records instead of cells. */
  readonly flat?: RecordFormat
  /** From the start, as often as wanted. Empty lines come as records without a value. FILE_UNREADABLE, FILE_TOO_LARGE, CANCELLED. */
  records(signal: AbortSignal): AsyncIterable<readonly SourceRecord[]>
  /** What was seen of the sheet, once its rows were read. */
  facts(): SheetFacts
}

export const noFacts: SheetFacts = { merged: [], hidden: [] }

/** What is known of a table once it is known to be a text. */
export const asText = (
  name: string,
  { encoding, byteOrderMark }: Pick<OpenTable, 'encoding' | 'byteOrderMark'>,
) => ({
  path: name,
  sheet: null,
  format: 'text' as const,
  kind: extname(name).slice(1).toLowerCase() || 'txt',
  encoding,
  byteOrderMark,
  facts: () => noFacts,
})
