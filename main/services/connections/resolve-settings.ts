/** What the settings of a connection mean on this machine. */

import { join, resolve } from 'node:path'
import type { StoredConnection } from '@main/store/reading'
import { chosenMapping } from '@shared/model/usual-mappings'

export interface Places {
  readonly folder: string
  readonly resources: string
}

/** Stands for the sample company that comes with the program, wherever it is installed. */
export const sampleToken = '@sample'
/** Where a files connection publishes unless it says otherwise; within the workspace. */
export const defaultTarget = 'published'

/** Settings as the connector takes them: full paths where files are meant, the others as they are. */
export function resolveSettings(
  { type, settings }: Pick<StoredConnection, 'type' | 'settings'>,
  places: Places,
): Record<string, string> {
  const chosen = chosenMapping(type, settings)
  const authority = settings.authority?.trim()
  const mapped = {
    ...settings,
    ...(chosen === '' ? {} : { mapping: mappingFile(chosen, places) }),
    ...(authority ? { authority: resolve(places.folder, authority) } : {}),
  }
  if (type === 'sql') return { ...mapped, ...filesOfDatabase(settings, places) }
  if (type !== 'files') return mapped
  const source = settings.folder?.trim() ?? ''
  return {
    ...mapped,
    folder:
      source === sampleToken
        ? join(places.resources, 'sample-company')
        : source && resolve(places.folder, source),
    target: resolve(places.folder, settings.target?.trim() || defaultTarget),
  }
}

function filesOfDatabase(
  { driver, database }: StoredConnection['settings'],
  { folder }: Places,
): Record<string, string> {
  return driver === 'sqlite' && database?.trim()
    ? { database: resolve(folder, database.trim()) }
    : {}
}

/** A bare name is a mapping that comes with the program; anything else is a path. */
export const isShipped = (mapping: string): boolean => /^[\w-]+$/.test(mapping)

/** Where the document of a mapping lies. */
export function mappingFile(mapping: string, { folder, resources }: Places): string {
  return isShipped(mapping)
    ? join(resources, 'mappings', `${mapping}.json`)
    : resolve(folder, mapping)
}
