/** Checks files as they are, without a workspace and without importing anything. */
import { examineFiles } from '@main/connectors/files/examine/examine-files'
import { findTables } from '@main/connectors/files/tables/find-tables'
import type { TextDeclared } from '@main/connectors/files/tables/open-text'
import { loadMapping } from '@main/connectors/mapping/load-mapping'
import type { FileCheck } from '@shared/model/file-check/file-check'

export interface CheckFilesOptions {
  /** The time of the check. */
  readonly now: Date
  readonly signal: AbortSignal
  /** Absolute path of a mapping whose words about its files are taken. */
  readonly mapping?: string
  /** Called with a file's name before it is read. */
  readonly progress?: (file: string) => void
}

/** What a mapping says of its files, by the end of their paths. */
function declaredBy(path: string | undefined): (file: string) => TextDeclared | undefined {
  if (path === undefined) return () => undefined
  const tables = Object.values(loadMapping(path).tables)
  return (given) => {
    const file = given.replaceAll('\\', '/')
    const table = tables.find((one) => 'file' in one && file.endsWith(`/${one.file}`))
    if (!table || !('file' in table)) return undefined
    const { encoding, delimiter, headings, skip_lines: skipLines } = table
    return { encoding, delimiter, headings, skipLines }
  }
}

/** What the files and folders at `paths` hold and what is wrong with it. FILE_UNREADABLE where a path is not there, CONNECTION_INVALID and MAPPING_INVALID for a mapping that cannot be used, CANCELLED; a file that cannot be read is a finding. */
export async function checkFiles(
  paths: readonly string[],
  { now, signal, mapping, progress }: CheckFilesOptions,
): Promise<FileCheck> {
  const { tables, refused } = await findTables(paths, signal, declaredBy(mapping))
  const today = Math.floor(now.getTime() / 86_400_000)
  return examineFiles(tables, refused, progress ? { today, progress } : { today }, signal)
}
