/** What a connection's rows depend on besides the source itself. */
import { existsSync, readFileSync } from 'node:fs'
import { canonicalJson, type StoredConnection, sha256 } from '@main/store/reading'
import { canonicalEntities } from '@shared/model/entities/canonical-entities'
import { type Places, resolveSettings } from './resolve-settings'

/** Raised whenever the same source would be read to other rows than before. */
const readingVersion = 1

/** SHA-256 over type, settings, the mapping's text and the data standard. */
export function digestOf(connection: StoredConnection, places: Places): string {
  const settings = resolveSettings(connection, places)
  const { mapping } = settings
  return sha256(
    canonicalJson({
      readingVersion,
      type: connection.type,
      settings,
      mapping: mapping && existsSync(mapping) ? readFileSync(mapping, 'utf8') : null,
      standard: canonicalEntities,
    }),
  )
}
