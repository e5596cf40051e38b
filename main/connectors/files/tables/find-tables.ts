/** The tables of files and folders that a person names. */
import type { Dirent } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { basename, extname, join, resolve } from 'node:path'
import { EvenkeelError } from '@shared/contract/error-codes'
import { throwIfCancelled } from '../../cancellation'
import { fileTooLarge, fileUnreadable } from '../../reasons'
import type { RefusedFile } from '../examine/examine-files'
import { unreadable } from '../file-errors'
import type { OpenTable } from './open-table'
import { openTables, type ShippedRecords } from './open-tables'
import type { TextDeclared } from './open-text'

/** Endings of files that a folder is searched for; a file that is named is read whatever its ending. */
const endings = new Set(
  '.csv .tsv .tab .txt .psv .dat .prn .asc .xlsx .xlsm .xls .xlsb .ods .fods .slk .dif .edi .edifact .x12 .fix'.split(
    ' ',
  ),
)
const deepest = 4

export interface FoundTables {
  readonly tables: readonly OpenTable[]
  readonly refused: readonly RefusedFile[]
}

async function filesIn(folder: string, name: string, depth: number): Promise<[string, string][]> {
  let entries: Dirent[]
  try {
    entries = await readdir(folder, { withFileTypes: true })
  } catch (error) {
    throw unreadable(name, error)
  }
  const found: [string, string][] = []
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.') || entry.name.startsWith('~$')) continue
    const path = join(folder, entry.name)
    const shown = join(name, entry.name)
    if (entry.isDirectory() && depth < deepest)
      found.push(...(await filesIn(path, shown, depth + 1)))
    else if (entry.isFile() && endings.has(extname(entry.name).toLowerCase()))
      found.push([path, shown])
  }
  return found
}

async function filesOf(path: string): Promise<[string, string][]> {
  try {
    const about = await stat(path)
    if (about.isDirectory()) return await filesIn(resolve(path), path, 1)
    if (about.isFile()) return [[resolve(path), path]]
  } catch (error) {
    throw unreadable(path, error)
  }
  throw fileUnreadable(basename(path), 'not_a_table')
}

async function refuseLarger(path: string, name: string, most: number): Promise<void> {
  const { size } = await stat(path).catch((error: unknown) => {
    throw unreadable(name, error)
  })
  if (size > most) throw fileTooLarge(name, 'file_too_large', size)
}

/** Opens every table of the files and folders at `paths`, none above `largest` bytes. What cannot be opened is answered beside the others. FILE_UNREADABLE where a path is not there, CANCELLED. */
export async function findTables(
  paths: readonly string[],
  signal: AbortSignal,
  declaredOf: (path: string) => TextDeclared | undefined = () => undefined,
  shipped?: ShippedRecords,
  largest?: number,
): Promise<FoundTables> {
  const tables: OpenTable[] = []
  const refused: RefusedFile[] = []
  for (const given of paths)
    for (const [path, name] of await filesOf(given)) {
      throwIfCancelled(signal)
      try {
        if (largest !== undefined) await refuseLarger(path, name, largest)
        tables.push(...(await openTables(path, name, signal, declaredOf(path), shipped)))
      } catch (error) {
        if (!(error instanceof EvenkeelError) || error.code === 'CANCELLED') throw error
        refused.push({ path: name, kind: extname(name).slice(1).toLowerCase(), error })
      }
    }
  return { tables, refused }
}
