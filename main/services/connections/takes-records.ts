/** What a connection can do, its mapping looked into. */
import { readFileSync, statSync } from 'node:fs'
import type { StoredConnection } from '@main/store/reading'
import { type Capabilities, capabilitiesOf } from '@shared/model/connection-capabilities'
import { chosenMapping } from '@shared/model/usual-mappings'
import { z } from 'zod'
import { mappingFile, type Places } from './resolve-settings'

const withTarget = z.object({ service: z.object({ target: z.unknown() }) })

/** No document of a mapping is longer, in bytes. */
const longestDocument = 4 * 2 ** 20

/** Whether the document says where decisions go; not where it cannot be read, which is said when the connection is used. */
function namesTarget(path: string): boolean {
  try {
    const found = statSync(path)
    if (!found.isFile() || found.size > longestDocument) return false
    const checked = withTarget.safeParse(JSON.parse(readFileSync(path, 'utf8')))
    return checked.success && checked.data.service.target !== undefined
  } catch {
    return false
  }
}

/** The capabilities of a connection as it stands. */
export function capabilitiesHere(
  { type, settings }: Pick<StoredConnection, 'type' | 'settings'>,
  places: Places,
): Capabilities {
  const chosen = chosenMapping(type, settings)
  return capabilitiesOf(type, settings, chosen !== '' && namesTarget(mappingFile(chosen, places)))
}
