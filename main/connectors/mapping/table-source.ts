/** Where a mapping's tables come from: each protocol reads its own. */
import type { CanonicalValue } from '@shared/model/entities/canonical-entities'
import type { SourceTable } from './mapping-shape'

export interface TableRow {
  /** Line in the file; 1 is the first. */
  readonly row: number
  /** In the order of the columns. */
  readonly cells: readonly CanonicalValue[]
}

export interface BrokenRow {
  readonly row: number
  readonly value: string
  readonly expected: string
}

export interface TableRows {
  /** The same in every batch; the first batch comes even where the table has no rows. */
  readonly columns: readonly string[]
  readonly rows: readonly TableRow[]
  readonly broken: readonly BrokenRow[]
  /** Where these rows lie, where the table is of several places. */
  readonly place?: string
  /** The source does not let the table be read: it is left out, which is said. */
  readonly withheld?: boolean
}

export interface TablePlace {
  /** What people know the table by. */
  readonly place: string
  /** ISO time the source vouches for; null where it says nothing. */
  readonly asOf: string | null
}

/** Reads of a table what changed. */
export interface TableChangeReading {
  /** Whether an empty `since` also says that no row is gone. Where it does not, the keys of all rows are compared. */
  readonly tellsGone: boolean
  /** What to give next time, asked before the first row is read; null where the table can only be read whole. */
  mark(table: SourceTable, signal: AbortSignal): Promise<string | null>
  /** Rows that are new or changed since the mark, at least those, with the columns of `read`; null where the source does not know the mark or is not sure. */
  since(
    table: SourceTable,
    mark: string,
    signal: AbortSignal,
  ): Promise<AsyncIterable<TableRows> | null>
}

export interface TableSource {
  /** Null where the table is not there. MAPPING_INVALID where its words are not those of this protocol; CANCELLED … */
  find(table: SourceTable, signal: AbortSignal): Promise<TablePlace | null>
  /** Rows in the source's order, a batch at a time. Where `only` names columns, the others may be left out. FILE_UNREADABLE, CANCELLED … */
  read(table: SourceTable, signal: AbortSignal, only?: readonly string[]): AsyncIterable<TableRows>
  /** Absent where tables can only be read whole. */
  readonly changes?: TableChangeReading
}
