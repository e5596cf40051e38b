/** Rows that name something the snapshot does not have: put aside, with all that depends on them. */
import { canonicalEntities, entityNamed } from '@shared/model/entities/canonical-entities'
import type { Entity, Field } from '@shared/model/entities/entity-shape'
import { putAside } from './put-aside'
import { quoted } from './snapshot-schema'
import { sourceOfRow } from './source-of-row'
import { type Staging, stage } from './staging'
import { areUntouched, isTouched, lostNothing } from './touched-rows'

type Reference = Field & { readonly refers: string }

const references = (entity: Entity): Reference[] =>
  entity.fields.filter((f): f is Reference => f.refers !== undefined)

/** Rows of a kept entity that did not change still name what they named, as long as it is still there. */
const onlyTouched = (staging: Staging, entity: Entity, field: Reference): boolean =>
  staging.kept.has(entity.name) && lostNothing(staging, field.refers)

const among = (staging: Staging, entity: Entity, field: Reference): string =>
  onlyTouched(staging, entity, field) ? `${isTouched(entity)} AND ` : ''

function unknown(field: Reference): string {
  const target = entityNamed(field.refers)!
  const column = quoted(field.name)
  return `(t.${column} IS NOT NULL AND NOT EXISTS
    (SELECT 1 FROM ${quoted(target.name)} AS r WHERE r.${quoted(target.key[0]!)} = t.${column}))`
}

/** Whether all that rows name in this field is there, as far as that can be told without reading each of them. */
function isKnown(staging: Staging, entity: Entity, field: Reference): boolean {
  const codes = staging.hashing.get(entity.name)?.codesOf(field.name)
  if (!codes) return false
  const target = entityNamed(field.refers)!
  const found = staging.open.database.prepare(
    `SELECT 1 FROM ${quoted(target.name)} WHERE ${quoted(target.key[0]!)} = ?`,
  )
  for (const code of codes) if (found.get(code) === undefined) return false
  return true
}

/** One finding a value, or a single one for the whole place where the other entity is not there at all. */
function reportUnknown(staging: Staging, entity: Entity, field: Reference): number {
  const { connection, place } = sourceOfRow(staging, entity.name)
  const absent = !staging.sources.has(field.refers)
  const found = stage(
    staging,
    `INSERT INTO finding (severity, kind, connection, entity, place, "row", field, value, expected)
     SELECT 'error', 'reference_unknown', ${connection}, ?, ${place}, ${absent ? 'NULL' : 't.source_row'}, ?,
       ${absent ? 'NULL' : `t.${quoted(field.name)}`}, ?
     FROM ${quoted(entity.name)} AS t WHERE ${among(staging, entity, field)}${unknown(field)} ${absent ? 'LIMIT 1' : 'ORDER BY t.source_row'}`,
    [entity.name, field.name, field.refers],
  )
  staging.errors += found
  return found
}

/**
 * Removes every row with a reference to nothing, and again what referred to those, until all references hold; each
 * is kept in `rejected_row` with a finding `reference_unknown`. Yields between statements, for the caller to let
 * others in; its return value is how many findings there were.
 */
export function* deleteRowsWithUnknownReferences(staging: Staging): Generator<void, number> {
  let findings = 0
  let shrunk: Set<string> | undefined
  do {
    const previous = shrunk
    const next = new Set<string>()
    for (const entity of canonicalEntities) {
      if (!staging.sources.has(entity.name)) continue
      // After the first round only what refers to an entity that lost rows can have become wrong.
      const fields = references(entity).filter(
        (f) => !previous || previous.has(f.refers) || next.has(f.refers),
      )
      const wrong: Reference[] = []
      const untouched = areUntouched(staging, [entity.name])
      for (const field of fields) {
        if (untouched && onlyTouched(staging, entity, field)) continue
        const found = isKnown(staging, entity, field) ? 0 : reportUnknown(staging, entity, field)
        if (found > 0) wrong.push(field)
        findings += found
        yield
      }
      if (wrong.length === 0) continue
      const where = wrong.map((field) => `(${among(staging, entity, field)}${unknown(field)})`)
      putAside(staging, entity, where.join(' OR '))
      next.add(entity.name)
      yield
    }
    shrunk = next
  } while (shrunk.size > 0)
  return findings
}
