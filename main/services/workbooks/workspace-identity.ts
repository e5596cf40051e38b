/** What tells one workspace from another in the files it writes; made when it is first needed. */
import { getSetting } from '@main/store/reading'
import { setSetting } from '@main/store/writing'
import type { WorkbookDeps } from './workbook-deps'

const key = 'workspace_identity'

export function workspaceIdentity({ db, newId }: Pick<WorkbookDeps, 'db' | 'newId'>): string {
  const known = getSetting(db, key)
  if (typeof known === 'string') return known
  const made = newId()
  setSetting(db, key, made)
  return made
}
