/** Where snapshots lie, while they are made and afterwards. */
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { snapshotFolder } from '../workspace/workspace-files'

/** SQLite `application_id` of a snapshot file: "EVKS". */
export const snapshotApplication = 0x45564b53
/** SQLite `user_version` of the snapshot files this program writes; those of every earlier one it reads. */
export const snapshotVersion = 10

const stagingEnding = '.staging'

/** Full path of a sealed snapshot. An id is a plain file name; anything else is a caller's mistake. */
export function snapshotFile(folder: string, id: string): string {
  if (!/^[A-Za-z0-9][A-Za-z0-9_-]*$/.test(id)) throw new RangeError(`not a snapshot id: ${id}`)
  return join(snapshotFolder(folder), `${id}.sqlite`)
}

export const stagingFile = (folder: string, id: string): string =>
  `${snapshotFile(folder, id)}${stagingEnding}`

/** Removes a staging and whatever SQLite put beside it. */
export function removeStagingFile(file: string): void {
  for (const ending of ['', '-journal', '-wal', '-shm']) rmSync(`${file}${ending}`, { force: true })
}

/** Removes what cut-off pulls left behind; answers the names. */
export function removeStagings(folder: string): string[] {
  const place = snapshotFolder(folder)
  if (!existsSync(place)) return []
  const found = readdirSync(place).filter((name) => name.endsWith(stagingEnding))
  for (const name of readdirSync(place)) {
    if (found.some((staging) => name.startsWith(staging)))
      rmSync(join(place, name), { force: true })
  }
  return found
}

/** Removes a sealed snapshot that did not come into the index. */
export const removeSnapshot = (folder: string, id: string): void =>
  rmSync(snapshotFile(folder, id), { force: true })
