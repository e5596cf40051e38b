/** A table's rows by key, for lookups: the smaller side of a join, kept in memory up to a limit. */
import type { CanonicalValue } from '@shared/model/entities/canonical-entities'

export interface LookupIndex {
  /** Names of the values that are kept, in their order. */
  readonly columns: readonly string[]
  readonly rows: ReadonlyMap<string, readonly CanonicalValue[]>
}

/** Rows that lookups and groups of one table may keep. */
export const keptRowsLimit = 1_000_000

/** How a row's key values are told apart; `1`, `1.0` and ` 1 ` of different columns are not the same key. */
export const lookupKey = (values: readonly CanonicalValue[]): string =>
  values.length === 1
    ? String(values[0] ?? '').trim()
    : values.map((value) => String(value ?? '').trim()).join('\u001f')
