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
  /** Batches of at most `size` rows; the first one comes even where there are none. `few`: they are known to be few enough to come at once. */
  rows(
    statement: Statement,
    size: number,
    signal: AbortSignal,
    few?: boolean,
  ): AsyncGenerator<RowBatch>
  close(): Promise<void>
}

export interface SqlSystem {
  /** Host and port or the file's path, for people and errors. */
  readonly address: string
  readonly dialect: Dialect
  read(signal: AbortSignal): Promise<ReadSession>
  /** Absent where only a column of the table itself tells what changed. */
  readonly changes?: ChangeTelling
  close(): Promise<void>
}

/** The rows of a statement that has few, of the moment that is read. */
export type Ask = (statement: Statement) => Promise<readonly (readonly Cell[])[]>

/** How a system tells by itself what changed in a table. */
export interface ChangeTelling {
  /** Whether `unchanged` also says that no row is gone. */
  readonly tellsGone: boolean
  /** Where the moment lies in the life of the table; null where the system cannot say. `others` will be asked about too: one answer may tell of all. */
  mark(ask: Ask, schema: string, table: string, others: readonly string[]): Promise<string | null>
  /** What rows fulfil that are new or changed since the mark, at least those; null where the mark is not known or the table became another. */
  since(
    ask: Ask,
    schema: string,
    table: string,
    mark: string,
    others: readonly string[],
  ): Promise<readonly string[] | 'unchanged' | null>
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
