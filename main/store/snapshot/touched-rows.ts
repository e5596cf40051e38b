/** Which rows of a kept entity changed since the snapshot it was taken from: their blocks are hashed again, and only they are checked where that is enough. */
import { entityNamed } from '@shared/model/entities/canonical-entities'
import type { Entity } from '@shared/model/entities/entity-shape'
import type { SqlValue } from '../open-file'
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

/** An empty table of keys of the entity. */
export function createKeyTable(staging: Staging, table: string, entity: Entity): void {
  const { database } = staging.open
  database.exec(`DROP TABLE IF EXISTS ${table}`)
  database.exec(
    `CREATE TABLE ${table} (${keyColumns(entity)}, PRIMARY KEY (${keyColumns(entity)})) WITHOUT ROWID`,
  )
}

/** From now on changes of the entity's rows are noted. */
export function noteChanges(staging: Staging, entity: Entity): void {
  createKeyTable(staging, touchedTable(entity), entity)
  if (entity.name === summarisedEntity)
    staging.open.database.exec(
      `CREATE TABLE IF NOT EXISTS ${touchedLines} (item, customer, unit, PRIMARY KEY (item, customer, unit)) WITHOUT ROWID`,
    )
  staging.kept.add(entity.name)
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
  if (entity.name !== summarisedEntity) return
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
    return staging.kept.has(name) && staging.open.database.prepare(first).get() === undefined
  })

/** Whether the entity still has every row that it had in the last snapshot. */
export function lostNothing(staging: Staging, name: string): boolean {
  const entity = entityNamed(name)
  if (!entity || !staging.kept.has(name)) return false
  const same = entity.key.map((k) => `t.${quoted(k)} = k.${quoted(k)}`).join(' AND ')
  const lost = `SELECT 1 FROM ${touchedTable(entity)} AS k WHERE NOT EXISTS
    (SELECT 1 FROM ${quoted(name)} AS t WHERE ${same}) LIMIT 1`
  return staging.open.database.prepare(lost).get() === undefined
}

/** `t` is an order line that is added up with one that changed. */
export const isOfTouchedLine = `EXISTS (SELECT 1 FROM ${touchedLines} AS l
  WHERE l.item = t.item AND l.customer = t.customer AND l.unit = coalesce(t.unit, ''))`

/** Takes out what the order lines that changed came to. */
export function deleteTouchedSummaries(staging: Staging): void {
  stage(
    staging,
    `DELETE FROM order_summary WHERE (item, customer, unit) IN (SELECT item, customer, unit FROM ${touchedLines})`,
    [],
  )
}
