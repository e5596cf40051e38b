/** Which files of a folder hold which entity: a file's name says it. */

import type { Dirent } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { EvenkeelError } from '@shared/contract/error-codes'
import { canonicalEntities, entityNamed } from '@shared/model/entities/canonical-entities'
import { z } from 'zod'
import { throwIfCancelled } from '../cancellation'
import { fileUnreadable } from '../reasons'
import { systemCode, unreadable } from './file-errors'
import { fieldNameOf } from './match-columns'

export interface EntityFile {
  readonly entity: string
  /** Relative to the folder, with `/`, for people. */
  readonly place: string
  readonly path: string
  readonly format: 'text' | 'workbook'
}

const deepest = 3
const formats = new Map<string, EntityFile['format']>([
  ['.csv', 'text'],
  ['.tsv', 'text'],
  ['.txt', 'text'],
  ['.tab', 'text'],
  ['.xlsx', 'workbook'],
  ['.xlsm', 'workbook'],
  ['.xlsb', 'workbook'],
  ['.xls', 'workbook'],
  ['.ods', 'workbook'],
])

const manifestShape = z.object({
  asOf: z.iso.datetime({ offset: true }).or(z.iso.date()).optional(),
})

/** Every entity's file, in the order of the data standard. FOLDER_MISSING where the folder is away, FILE_UNREADABLE where two files claim one entity. */
export async function findEntityFiles(folder: string, signal: AbortSignal): Promise<EntityFile[]> {
  const found = new Map<string, EntityFile>()
  await walk(folder, '', 1)
  return canonicalEntities.flatMap(({ name }) => found.get(name) ?? [])

  async function walk(path: string, prefix: string, depth: number): Promise<void> {
    throwIfCancelled(signal)
    const entries = await entriesOf(path, depth)
    for (const entry of entries) {
      if (entry.name.startsWith('.') || entry.name.startsWith('~$')) continue
      const place = `${prefix}${entry.name}`
      if (entry.isDirectory()) {
        if (depth < deepest) await walk(join(path, entry.name), `${place}/`, depth + 1)
      } else take(entry.name, place, join(path, entry.name))
    }
  }

  function take(name: string, place: string, path: string): void {
    const format = formats.get(extname(name).toLowerCase())
    const entity = fieldNameOf(basename(name, extname(name)))
    if (!format || !entityNamed(entity)) return
    const other = found.get(entity)
    if (other) throw fileUnreadable(`${other.place}, ${place}`, 'entity_twice', entity)
    found.set(entity, { entity, place, path, format })
  }
}

async function entriesOf(path: string, depth: number): Promise<Dirent[]> {
  try {
    const entries = await readdir(path, { withFileTypes: true })
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1))
  } catch (error) {
    // A subfolder that is closed to the user does not make the whole folder missing.
    if (depth > 1 && systemCode(error) === 'EACCES') return []
    throw new EvenkeelError('FOLDER_MISSING', { folder: path }, error)
  }
}

/** The time the folder vouches for: `asOf` of its `manifest.json`, or null. FILE_UNREADABLE where the manifest is not understood. */
export async function asOfManifest(folder: string): Promise<string | null> {
  const file = 'manifest.json'
  try {
    const text = await readFile(join(folder, file), 'utf8')
    return manifestShape.parse(JSON.parse(text)).asOf ?? null
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null
    if (error instanceof z.ZodError) throw fileUnreadable(file, 'as_of_not_understood', '', error)
    throw unreadable(file, error)
  }
}

/** When the file was last written, in ISO form. */
export async function asOfFile({ path, place }: EntityFile): Promise<string> {
  try {
    return (await stat(path)).mtime.toISOString()
  } catch (error) {
    throw unreadable(place, error)
  }
}
