/** `settings.*`: language, theme, and the connections to pull from and publish to. */

import type { Places } from '@main/services/connections/resolve-settings'
import { capabilitiesHere } from '@main/services/connections/takes-records'
import {
  closeConnection,
  getConnection,
  getSetting,
  openWorkspaceForReading,
  type ReadConnection,
  type StoredConnection,
} from '@main/store/reading'
import { setSetting, transaction, type WriteConnection } from '@main/store/writing'
import {
  type Language,
  languages,
  type Settings,
  settings as settingsShape,
  themes,
} from '@shared/contract/app-calls'
import type { Topic } from '@shared/contract/contract'
import { EvenkeelError } from '@shared/contract/error-codes'
import { z } from 'zod'
import { feedBySource } from '../connections/forget-feed'

export interface SettingsService {
  get(): Settings
  /** Changes what is named. Throws CONNECTION_MISSING for a source or target that is not there, CONNECTION_INVALID for a target that cannot be published to. */
  set(change: { readonly [K in keyof Settings]?: Settings[K] | undefined }): Settings
}

// What was never set, or is no longer one of the choices, is as on the first day.
const stored = z.object({
  language: z.enum(languages).catch('en'),
  theme: z.enum(themes).catch('system'),
  source: settingsShape.shape.source.catch(null),
  target: settingsShape.shape.target.catch(null),
})

/** A reason of connectors. */
const noTarget = 'takes_no_records'

const keys = ['language', 'theme', 'source', 'target'] as const

/** The settings, with defaults for what was never set. */
export const readSettings = (db: ReadConnection): Settings =>
  stored.parse(Object.fromEntries(keys.map((key) => [key, getSetting(db, key)])))

/** The language a workspace is set to, without opening it for work; undefined where it cannot be told. */
export function languageOfWorkspace(folder: string): Language | undefined {
  try {
    const db = openWorkspaceForReading(folder, false)
    try {
      const set = getSetting(db, 'language')
      return languages.find((language) => language === set)
    } finally {
      closeConnection(db)
    }
  } catch {
    // Whatever is wrong with it is said by what the command does next.
    return undefined
  }
}

export function createSettingsService(
  deps: Places & {
    readonly db: WriteConnection
    changed(topics: readonly Topic[]): void
  },
): SettingsService {
  const { db } = deps
  function needed(name: string): StoredConnection {
    const found = getConnection(db, name)
    if (!found) throw new EvenkeelError('CONNECTION_MISSING', { name })
    return found
  }
  return {
    get: () => readSettings(db),
    set(change) {
      if (change.source) needed(change.source)
      if (change.target) {
        const target = needed(change.target)
        // One that was chosen while it still could may stay; sending to it says so.
        const isNew = change.target !== readSettings(db).target
        if (isNew && !capabilitiesHere(target, deps).publish)
          throw new EvenkeelError('CONNECTION_INVALID', { field: 'target', reason: noTarget })
      }
      transaction(db, () => {
        for (const key of keys) if (change[key] !== undefined) setSetting(db, key, change[key])
        if (change.source !== undefined) feedBySource(db)
      })
      deps.changed(['settings'])
      return readSettings(db)
    },
  }
}
