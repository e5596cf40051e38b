/** The findings that reading a source has left in its snapshot, as things. */
import type { FindingKind } from '@shared/contract/snapshot-calls'
import type { OpenFile } from '../open-file'
import type { HitLine } from './gather-hits'

interface FindingRow {
  readonly entity: string
  readonly connection: string
  readonly row: number | null
  readonly field: string | null
  readonly value: string | null
  readonly expected: string | null
}

/** A field and its value where that is what is wrong; else the key, the column or the row. */
export function thingOfFinding(kind: FindingKind, { row, field, value }: FindingRow): string {
  switch (kind) {
    case 'row_broken':
      return `#${row ?? ''}`
    case 'key_repeated':
      return value ?? ''
    case 'loop_in_bill':
      // Without the row numbers, which change from pull to pull.
      return (value ?? '').replaceAll(/ \(\d+\)/g, '')
    case 'entity_missing':
    case 'source_away':
      return 'entity'
    case 'column_missing':
    case 'column_unknown':
    case 'value_missing':
      return field ?? ''
    default:
      return `${field ?? ''} = ${value ?? ''}`
  }
}

/** Findings of one kind, in the order in which they were made. */
export function* readingFindings(open: OpenFile, kind: FindingKind): Generator<HitLine> {
  const query = `SELECT entity, connection, "row", field, value, expected FROM finding
    WHERE kind = ? ORDER BY ordinal`
  for (const found of open.database.prepare(query).iterate(kind) as IterableIterator<FindingRow>)
    yield { ...found, thing: thingOfFinding(kind, found), key: null }
}
