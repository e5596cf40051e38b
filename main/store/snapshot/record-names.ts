import { EvenkeelError } from '@shared/contract/error-codes'
import { entityNamed } from '@shared/model/entities/canonical-entities'
import type { ReadConnection } from '../open-file'
import { all } from '../run-statements'
import { quoted } from './snapshot-schema'

export interface RecordName {
  readonly code: string
  readonly zh: string
  readonly en: string
}

/** Names of those of the codes that the entity of a snapshot has; of entities with names and one key field. Throws NOT_FOUND for another entity, SNAPSHOT_DAMAGED. */
export function readRecordNames(
  db: ReadConnection,
  entity: string,
  codes: readonly string[],
): RecordName[] {
  const declared = entityNamed(entity)
  const [key, ...others] = declared?.key ?? []
  if (key === undefined || others.length > 0) throw new EvenkeelError('NOT_FOUND', { what: entity })
  return all<RecordName>(
    db,
    `SELECT ${quoted(key)} AS code, coalesce(name_zh, '') AS zh, coalesce(name_en, '') AS en
     FROM ${quoted(entity)} WHERE ${quoted(key)} IN (SELECT value FROM json_each(?))`,
    JSON.stringify(codes),
  )
}
