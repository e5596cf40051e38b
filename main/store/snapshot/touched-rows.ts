/** Which rows of a kept entity changed since the snapshot it was taken from: their blocks are hashed again, and only they are checked where that is enough. */
import { canonicalEntities, entityNamed } from '@shared/model/entities/canonical-entities'
import type { Entity } from '@shared/model/entities/entity-shape'
import { type SqlValue, statement } from '../open-file'
import { keyColumns, quoted } from './snapshot-schema'
import { type Staging, stage } from './staging'

/** The entity whose rows are also added up, and by what. */
export const summarisedEntity = 'sales_order_line'
const touchedLines = 'temp.touched_line'

/** The table of keys of a kept entity's rows that changed. */
export const touchedTable = (entity: Entity): string => `temp.${quoted(`touched_${entity.name}`)}`

/** `t` is a row that changed. */
export const isTouched = (entity: Entity): string =>
  `(${entity.key.map((name) => `t.${quoted(name)}`).join(', ')}) IN
    (SELECT ${keyColumns(entity)} FROM ${touchedTable(entity)})`

/** An empty table of keys of the entity, as SQL. */
export const keyTable = (table: string, entity: Entity): string =>
  `CREATE TABLE ${table} (${keyColumns(entity)}, PRIMARY KEY (${keyColumns(entity)})) WITHOUT ROWID;`

/** Makes room for what changes. Of all entities at once: each time that tables are made, statements have to be prepared again. */
export function prepareTouched({ open }: Staging): void {
  const line = 'item, customer, unit'
  open.database.exec(
    [
      ...canonicalEntities.map((entity) => keyTable(touchedTable(entity), entity)),
      `CREATE TABLE ${touchedLines} (${line}, PRIMARY KEY (${line})) WITHOUT ROWID`,
    ].join('\n'),
  )
}

/** Notes rows of a kept entity; `fieldOf` is a field of a row of `from`. */
export function touchFrom(
  staging: Staging,
  entity: Entity,
  fieldOf: (field: string) => string,
  from: string,
  values: readonly SqlValue[],
): void {
  if (!staging.kept.has(entity.name)) return
  const keys = entity.key.map(fieldOf).join(', ')
  stage(
    staging,
    `INSERT OR IGNORE INTO ${touchedTable(entity)} SELECT ${keys} FROM ${from}`,
    values,
  )
  touchLines(staging, entity, fieldOf, from, values)
}

/** Notes only what the rows are added up with. */
export function touchLines(
  staging: Staging,
  entity: Entity,
  fieldOf: (field: string) => string,
  from: string,
  values: readonly SqlValue[],
): void {
  if (entity.name !== summarisedEntity || !staging.kept.has(entity.name)) return
  const line = `${fieldOf('item')}, ${fieldOf('customer')}, coalesce(${fieldOf('unit')}, '')`
  stage(staging, `INSERT OR IGNORE INTO ${touchedLines} SELECT ${line} FROM ${from}`, values)
}

/** Notes rows of a kept entity that are about to go or have just come; `where` is a condition on `t`. */
export const touch = (
  staging: Staging,
  entity: Entity,
  where: string,
  values: readonly SqlValue[] = [],
): void =>
  touchFrom(
    staging,
    entity,
    (field) => `t.${quoted(field)}`,
    `${quoted(entity.name)} AS t WHERE ${where}`,
    values,
  )

/** Whether no row of these entities is other than in the last snapshot. */
export const areUntouched = (staging: Staging, names: readonly string[]): boolean =>
  names.every((name) => {
    const entity = entityNamed(name)
    if (!entity) return false
    // Neither there now nor then.
    if (!staging.sources.has(name) && !staging.last?.read.has(name)) return staging.last !== null
    const first = `SELECT 1 FROM ${touchedTable(entity)} LIMIT 1`
    return staging.kept.has(name) && statement(staging.open, first).get() === undefined
  })

/** Whether the entity still has every row that it had in the last snapshot. */
export function lostNothing(staging: Staging, name: string): boolean {
  const entity = entityNamed(name)
  if (!entity || !staging.kept.has(name)) return false
  const same = entity.key.map((k) => `t.${quoted(k)} = k.${quoted(k)}`).join(' AND ')
  const lost = `SELECT 1 FROM ${touchedTable(entity)} AS k WHERE NOT EXISTS
    (SELECT 1 FROM ${quoted(name)} AS t WHERE ${same}) LIMIT 1`
  return statement(staging.open, lost).get() === undefined
}

/** `t` is an order line that is added up with one that changed. Where few customers are among them, most lines are told by theirs. */
export const isOfTouchedLine = `t.customer IN (SELECT customer FROM ${touchedLines}) AND EXISTS
  (SELECT 1 FROM ${touchedLines} AS l
    WHERE l.item = t.item AND l.customer = t.customer AND l.unit = coalesce(t.unit, ''))`

/** Takes out what the order lines that changed came to. */
export function deleteTouchedSummaries(staging: Staging): void {
  stage(
    staging,
    `DELETE FROM order_summary WHERE (item, customer, unit) IN (SELECT item, customer, unit FROM ${touchedLines})`,
    [],
  )
}
