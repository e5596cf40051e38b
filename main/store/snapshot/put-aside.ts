/** Rows that the checks of a whole staging take out of it: kept and counted, never planned on. */
import type { Entity } from '@shared/model/entities/entity-shape'
import type { SqlValue } from '../open-file'
import { quoted } from './snapshot-schema'
import { sourceOfRow } from './source-of-row'
import { type Staging, stage } from './staging'
import { touch } from './touched-rows'

/** Moves the rows of `t` that meet the condition into `rejected_row`. */
export function putAside(
  staging: Staging,
  entity: Entity,
  where: string,
  values: readonly SqlValue[] = [],
): void {
  const { place } = sourceOfRow(staging, entity.name)
  const pairs = entity.fields.map((f) => `'${f.name}', t.${quoted(f.name)}`).join(', ')
  const table = quoted(entity.name)
  touch(staging, entity, where, values)
  stage(
    staging,
    `INSERT INTO rejected_row (entity, place, "row", raw, source_ordinal)
     SELECT ?, ${place}, t.source_row, json_object(${pairs}), t.source_ordinal FROM ${table} AS t WHERE ${where}
     ORDER BY t.source_row`,
    [entity.name, ...values],
  )
  staging.hashing.get(entity.name)?.giveUp()
  stage(staging, `DELETE FROM ${table} AS t WHERE ${where}`, values)
}
