/** What the connector asks of a database system; one file in `drivers/` for each. */
import type { CanonicalValue } from '@shared/model/entities/canonical-entities'

/** A value that is none of a table of plain values: bytes, an array, a composite. */
export class UnreadableCell {
  /** What it is, as the system calls it. */
  readonly kind: string

  constructor(kind: string) {
    this.kind = kind
  }
}

export type Cell = CanonicalValue | UnreadableCell

export interface Statement {
  readonly text: string
  /** In the order of their places in the text. */
  readonly values: readonly (string | number | boolean | null)[]
}

export interface RowBatch {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
}

/** Everything that is read through one session is of one moment. Errors as `readFailure` names them; CANCELLED. */
export interface ReadSession {
  /** ISO time of the moment, by the clock of the server. */
  readonly asOf: string
  /** Batches of at most `size` rows; the first one comes even where there are none. */
  rows(statement: Statement, size: number, signal: AbortSignal): AsyncGenerator<RowBatch>
  close(): Promise<void>
}

/** A column that may be read, with the table or view it belongs to. */
export interface SchemaColumn {
  readonly table: string
  readonly column: string
  /** Whether the rows are stored as they are, so that counting them costs little. */
  readonly stored: boolean
}

export interface SqlSystem {
  /** Host and port or the file's path, for people and errors. */
  readonly address: string
  readonly dialect: Dialect
  read(signal: AbortSignal): Promise<ReadSession>
  close(): Promise<void>
}

/** How a system writes what all of them can. */
export interface Dialect {
  quote(identifier: string): string
  /** The place of a value: 1 is the first. */
  place(position: number): string
  /** One row: user, system with its version, the schema meant where none is given. */
  readonly identity: Statement
  /** Ways to quote in a query that hide its words from us. */
  readonly unjudged: RegExp | null
  /** Rows of table, column and `stored` (1 or 0), in the order of the columns. */
  columnsOf(schema: string): Statement
}
