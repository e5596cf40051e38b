/** Makes a workspace and what every workspace starts with. */
import { getScenario } from '@main/store/reading'
import {
  insertScenario,
  openWorkspace,
  putConnection,
  putPeople,
  setSetting,
  transaction,
  type WriteConnection,
} from '@main/store/writing'
import type { Language } from '@shared/contract/app-calls'
import { defaultTarget, sampleToken } from '../connections/resolve-settings'
import { placeholderPeople, samplePeople } from './first-people'

export interface InitOptions {
  /** Connects the workspace to the sample company. */
  readonly sample: boolean
  readonly language: Language
  readonly now: Date
}

/** Id of the plan that all scenarios come from. */
export const baseScenario = 'base'

function connectSample(db: WriteConnection): void {
  putConnection(db, {
    name: 'files',
    type: 'files',
    settings: { folder: sampleToken, target: defaultTarget },
  })
  // The sample server of the project, at its usual address.
  putConnection(db, {
    name: 'odata',
    type: 'odata',
    settings: { url: 'http://127.0.0.1:4004/odata', user: 'planner' },
  })
  setSetting(db, 'source', 'files')
  setSetting(db, 'target', 'files')
}

/** Fills a workspace that was just made, all or nothing; false where that was done before. */
export function seedWorkspace(
  db: WriteConnection,
  { sample, language, now }: InitOptions,
): boolean {
  if (getScenario(db, baseScenario)) return false
  transaction(db, () => {
    setSetting(db, 'language', language)
    const people = sample ? samplePeople : placeholderPeople
    putPeople(db, people)
    if (sample) connectSample(db)
    insertScenario(db, {
      scenario: baseScenario,
      name: baseScenario,
      parent: null,
      forkPosition: null,
      colour: 'grey',
      state: 'open',
      snapshot: null,
      createdBy: people[0]!.person,
      createdAt: now.toISOString(),
    })
  })
  return true
}

/** Makes the folder, its files and first contents; false where a workspace was there, which stays as it is. Throws as `openWorkspace`. */
export function initWorkspace(folder: string, options: InitOptions): boolean {
  const store = openWorkspace(folder, { now: options.now.toISOString(), create: true })
  try {
    return seedWorkspace(store.db, options)
  } finally {
    store.close()
  }
}
