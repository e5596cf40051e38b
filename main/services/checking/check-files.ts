/** Checks files as they are, without a workspace and without importing anything. */

import { join } from 'node:path'
import { examineFiles } from '@main/connectors/files/examine/examine-files'
import { fitsPattern, isPattern } from '@main/connectors/files/file-pattern'
import { findTables } from '@main/connectors/files/tables/find-tables'
import type { TextDeclared } from '@main/connectors/files/tables/open-text'
import { loadMapping } from '@main/connectors/mapping/load-mapping'
import type { FileTable } from '@main/connectors/mapping/mapping-shape'
import type { FileCheck } from '@shared/model/file-check/file-check'

export interface CheckFilesOptions {
  /** The time of the check. */
  readonly now: Date
  readonly signal: AbortSignal
  /** Absolute path of a mapping whose words about its files are taken. */
  readonly mapping?: string
  /** Folder of the program's resources, with the mappings that ship: records that they describe are checked by them. */
  readonly resources?: string
  /** Bytes; larger files are refused. */
  readonly largestFile?: number
  /** Called with a file's name before it is read. */
  readonly progress?: (file: string) => void
}

/** Whether the path ends as the mapping names its file, or its pattern of several. */
function isOf(named: string, path: string): boolean {
  if (!isPattern(named)) return path.endsWith(`/${named}`)
  const end = path.split('/').slice(-named.split('/').length)
  return fitsPattern(named, end.join('/'))
}

/** What a mapping says of its files, by the end of their paths. */
function declaredBy(path: string | undefined): (file: string) => TextDeclared | undefined {
  if (path === undefined) return () => undefined
  const tables = Object.values(loadMapping(path).tables)
  return (given) => {
    const file = given.replaceAll('\\', '/')
    const table = tables.find((one) => 'file' in one && isOf(one.file, file))
    if (!table || !('file' in table)) return undefined
    const { encoding, delimiter, headings, skip_lines: skipLines, records } = table
    return {
      encoding,
      delimiter,
      headings,
      skipLines,
      ...(records ? { records: { ...table, records } } : {}),
    }
  }
}

/** The first table of records of a mapping that ships. */
function shippedIn(resources: string | undefined): (name: string) => FileTable | undefined {
  return (name) => {
    if (resources === undefined) return undefined
    const { tables } = loadMapping(join(resources, 'mappings', `${name}.json`))
    for (const table of Object.values(tables)) if ('file' in table && table.records) return table
    return undefined
  }
}

/** What the files and folders at `paths` hold and what is wrong with it. FILE_UNREADABLE where a path is not there, CONNECTION_INVALID and MAPPING_INVALID for a mapping that cannot be used, CANCELLED; a file that cannot be read is a finding. */
export async function checkFiles(
  paths: readonly string[],
  { now, signal, mapping, resources, largestFile, progress }: CheckFilesOptions,
): Promise<FileCheck> {
  const { tables, refused } = await findTables(
    paths,
    signal,
    declaredBy(mapping),
    shippedIn(resources),
    largestFile,
  )
  const today = Math.floor(now.getTime() / 86_400_000)
  return examineFiles(tables, refused, progress ? { today, progress } : { today }, signal)
}
