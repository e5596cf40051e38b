/** Checks files as they are, without a workspace and without importing anything. */
import { examineFiles } from '@main/connectors/files/examine/examine-files'
import { findTables } from '@main/connectors/files/tables/find-tables'
import type { FileCheck } from '@shared/model/file-check/file-check'

export interface CheckFilesOptions {
  /** The time of the check. */
  readonly now: Date
  readonly signal: AbortSignal
  /** Called with a file's name before it is read. */
  readonly progress?: (file: string) => void
}

/** What the files and folders at `paths` hold and what is wrong with it. FILE_UNREADABLE where a path is not there, CANCELLED; a file that cannot be read is a finding. */
export async function checkFiles(
  paths: readonly string[],
  { now, signal, progress }: CheckFilesOptions,
): Promise<FileCheck> {
  const { tables, refused } = await findTables(paths, signal)
  const today = Math.floor(now.getTime() / 86_400_000)
  return examineFiles(tables, refused, progress ? { today, progress } : { today }, signal)
}
