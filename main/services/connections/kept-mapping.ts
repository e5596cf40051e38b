/** Mappings that were edited here: documents in `mappings/` of the workspace, and what each came from. */
import {
  closeSync,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { getSetting, sha256 } from '@main/store/reading'
import { makeFolder, setSetting, syncFolder, type WriteConnection } from '@main/store/writing'
import { z } from 'zod'

export interface MappingPlaces {
  readonly db: WriteConnection
  /** Folder of the workspace. */
  readonly folder: string
}

const editedShape = z.object({ file: z.string(), from: z.string() })
const key = 'edited_mappings'
const kept = z.record(z.string(), editedShape)
/** `file`: the setting of the connection; `from`: the setting as it was before the first edit, empty for the usual one. */
export type EditedMapping = z.infer<typeof editedShape>

function readAll(db: WriteConnection): Map<string, EditedMapping> {
  const known = kept.safeParse(getSetting(db, key))
  return new Map(known.success ? Object.entries(known.data) : [])
}

const writeAll = (db: WriteConnection, all: ReadonlyMap<string, EditedMapping>): void =>
  setSetting(db, key, Object.fromEntries(all))

/** What is known of the edited mapping of a connection, whether it is still in use or not. */
export const editedMapping = (db: WriteConnection, connection: string): EditedMapping | undefined =>
  readAll(db).get(connection)

/** Puts the document on disk, whole or not at all, under a name that no other document has; answers the setting that names it. */
export function writeEdited({ folder }: MappingPlaces, connection: string, text: string): string {
  const known = connection.replace(/[^\p{L}\p{N}_-]+/gu, '_').slice(0, 60)
  const name = `${known}-${sha256(JSON.stringify([connection, text])).slice(0, 12)}.json`
  const home = join(folder, 'mappings')
  makeFolder(home)
  const unfinished = join(home, `${name}.part`)
  const handle = openSync(unfinished, 'w')
  try {
    writeFileSync(handle, text)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  renameSync(unfinished, join(home, name))
  syncFolder(home)
  return `mappings/${name}`
}

/** Remembers which document the connection reads through, and removes the one before. */
export function rememberEdited(
  { db, folder }: MappingPlaces,
  connection: string,
  edited: EditedMapping,
): void {
  const all = readAll(db)
  const before = all.get(connection)
  writeAll(db, all.set(connection, edited))
  if (before && before.file !== edited.file) rmSync(join(folder, before.file), { force: true })
}

/** Removes a document that is not used after all. */
export const dropEdited = ({ folder }: MappingPlaces, file: string): void =>
  unlinkSync(join(folder, file))

/** The connection has no edited mapping any more. */
export function forgetEdited({ db, folder }: MappingPlaces, connection: string): void {
  const all = readAll(db)
  const before = all.get(connection)
  if (!before) return
  all.delete(connection)
  writeAll(db, all)
  rmSync(join(folder, before.file), { force: true })
}
