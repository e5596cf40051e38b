/** What of the data standard a snapshot file holds: one sealed by an earlier version lacks what was added since. */
import type { Entity } from '@shared/model/entities/entity-shape'
import type { OpenFile } from '../open-file'

/** The columns of the entity's table; empty where the file has no such table. */
export const presentFields = ({ database }: OpenFile, entity: Entity): ReadonlySet<string> =>
  new Set(
    database.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(entity.name) as string[],
  )
