/** Rows behind a finding, as the source had them. */
import { type CanonicalValue, entityNamed } from '@shared/model/entities/canonical-entities'
import type { Hit } from '@shared/model/quality/assessment'
import { qualityRuleOf } from '@shared/model/quality/quality-rules'
import { behind, type OpenFile, type ReadConnection } from '../open-file'
import { readSnapshotInfo } from '../snapshot/read-records'
import { quoted } from '../snapshot/snapshot-schema'
import { guarded } from '../sqlite-errors'
import { declareHistory } from './declare-history'
import { declareFunctions, plainName } from './quality-functions'
import { thingOfFinding } from './reading-findings'
import { selectOf } from './rule-query'
import { ruleQueries } from './run-rules'

export interface SourceExample {
  readonly place: string
  readonly row: number
  readonly fields: Readonly<Record<string, CanonicalValue>>
  /** Put aside while it was read or checked, so no part of the plan. */
  readonly aside: boolean
}

/** Rows that are shown of one finding. */
const mostExamples = 10

const placeOf = ({ database }: OpenFile, entity: string): string =>
  (database.prepare('SELECT place FROM entity_stamp WHERE entity = ?').pluck().get(entity) as
    | string
    | undefined) ?? entity

function asideRows(open: OpenFile, { rule, entity, thing }: Hit): SourceExample[] {
  const kind = qualityRuleOf(rule)?.reads
  if (!kind) return []
  const found = open.database
    .prepare(
      `SELECT entity, connection, place, "row", field, value, expected FROM finding
       WHERE kind = ? AND entity = ? AND "row" IS NOT NULL ORDER BY ordinal`,
    )
    .iterate(kind, entity) as IterableIterator<{
    entity: string
    connection: string
    place: string
    row: number
    field: string | null
    value: string | null
    expected: string | null
  }>
  const rows: { place: string; row: number }[] = []
  for (const one of found) {
    if (thingOfFinding(kind, one) !== thing) continue
    rows.push(one)
    if (rows.length === mostExamples) break
  }
  // Of several sources each counts its own rows.
  const raw = open.database
    .prepare(
      'SELECT raw FROM rejected_row WHERE entity = ? AND "row" = ? ORDER BY place <> ?, ordinal',
    )
    .pluck()
  return rows.map(({ place, row }) => ({
    place,
    row,
    fields: JSON.parse((raw.get(entity, row, place) as string | undefined) ?? '{}'),
    aside: true,
  }))
}

function rowOfKey(
  open: OpenFile,
  name: string,
  key: string,
  row: number,
): SourceExample | undefined {
  const entity = entityNamed(name)
  if (!entity) return undefined
  const values = JSON.parse(key) as Record<string, string | number>
  const where = entity.key.map((field) => `${quoted(field)} = ?`).join(' AND ')
  const found = open.database
    .prepare(`SELECT * FROM ${quoted(name)} WHERE ${where}`)
    .get(...entity.key.map((field) => values[field])) as Record<string, CanonicalValue> | undefined
  if (!found) return undefined
  const { source_row: _, source_ordinal: __, ...fields } = found
  return { place: placeOf(open, name), row, fields, aside: false }
}

/** A thing of many rows: its rule is asked again for those. */
function rowsOfThing(open: OpenFile, db: ReadConnection, hit: Hit, parameters: object) {
  const binds = {
    as_of: (readSnapshotInfo(db, 'asOf') ?? '').slice(0, 10),
    sealed_at: readSnapshotInfo(db, 'sealedAt') ?? '',
    previous: '{}',
    ...parameters,
  }
  const found: { row: number; key: string }[] = []
  const queries = (ruleQueries[hit.rule] ?? []).filter(
    ({ entity, rowless }) => entity === hit.entity && !rowless,
  )
  declareHistory(open, queries)
  for (const query of queries)
    for (const line of open.database
      .prepare(selectOf(query))
      .raw()
      .iterate(binds) as IterableIterator<unknown[]>) {
      if (line[1] === hit.thing) found.push({ row: line[4] as number, key: line[5] as string })
      if (found.length === mostExamples) return found
    }
  return found
}

/** At most ten rows of the finding; none where no row is at fault. Throws SNAPSHOT_DAMAGED. */
export function readExamples(db: ReadConnection, hit: Hit, parameters: object): SourceExample[] {
  const open = behind(db)
  return guarded(open.kind, open.file, () => {
    declareFunctions(open)
    const aside = asideRows(open, hit)
    if (aside.length > 0 || hit.key === null || hit.row === null) return aside
    const rows =
      hit.rows > 1 ? rowsOfThing(open, db, hit, parameters) : [{ row: hit.row, key: hit.key }]
    return rows.flatMap(({ row, key }) => rowOfKey(open, hit.entity, key, row) ?? [])
  })
}

const bare = (code: string): string => plainName(code).replace(/^0+/, '')

/** Keys of an entity that differ from a code by case, marks, spaces or leading zeros only. */
export function similarKeys(db: ReadConnection, entity: string, code: string): string[] {
  const declared = entityNamed(entity)
  const open = behind(db)
  if (declared?.key.length !== 1) return []
  const query = `SELECT ${quoted(declared.key[0]!)} FROM ${quoted(entity)}`
  return guarded(open.kind, open.file, () =>
    (open.database.prepare(query).pluck().all() as string[]).filter(
      (key) => bare(String(key)) === bare(code),
    ),
  )
}

/** Rows that are looked through to see how a column is written. */
const mostTexts = 20_000

/** Texts of a field as the source had them, in rows that were put aside. */
export function rejectedTexts(db: ReadConnection, entity: string, field: string): string[] {
  const open = behind(db)
  if (!entityNamed(entity)?.fields.some(({ name }) => name === field)) return []
  return guarded(open.kind, open.file, () =>
    (
      open.database
        .prepare(
          `SELECT json_extract(raw, '$.${field}') FROM rejected_row WHERE entity = ? LIMIT ?`,
        )
        .pluck()
        .all(entity, mostTexts) as CanonicalValue[]
    ).filter((value) => typeof value === 'string'),
  )
}
