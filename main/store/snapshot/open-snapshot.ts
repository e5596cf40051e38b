/** Opens sealed snapshots: for reading, and for nothing else. */

import { existsSync } from 'node:fs'
import { EvenkeelError } from '@shared/contract/error-codes'
import { openFile, type ReadConnection, reading } from '../open-file'
import { damaged, guarded } from '../sqlite-errors'
import { snapshotApplication, snapshotFile, snapshotVersion } from './snapshot-files'

/** Opens the snapshot of this id. Throws SNAPSHOT_MISSING, SNAPSHOT_DAMAGED. Close it with `closeConnection`. */
export function openSnapshot(folder: string, id: string): ReadConnection {
  const path = snapshotFile(folder, id)
  if (!existsSync(path)) throw new EvenkeelError('SNAPSHOT_MISSING', { snapshot: id })
  return guarded('snapshot', path, () => {
    const file = openFile(path, 'snapshot', { readonly: true })
    try {
      // Nobody writes here: the shared lock is taken once and kept, instead of once a query.
      file.database.pragma('locking_mode = EXCLUSIVE')
      file.database.pragma('query_only = ON')
      if (file.database.pragma('application_id', { simple: true }) !== snapshotApplication) {
        throw damaged('snapshot', path, 'foreign_file')
      }
      const version = file.database.pragma('user_version', { simple: true }) as number
      if (version < 1 || version > snapshotVersion) {
        throw damaged('snapshot', path, 'version_unknown', { version })
      }
      return reading(file)
    } catch (error) {
      file.database.close()
      throw error
    }
  })
}
