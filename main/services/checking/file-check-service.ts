/** The `files.*` calls: files are checked as they are, nothing is imported. */
import { dirname, resolve, sep } from 'node:path'
import { type Places, resolveSettings } from '@main/services/connections/resolve-settings'
import { listConnections } from '@main/store/reading'
import type { WriteConnection } from '@main/store/writing'
import type { Checked } from '@shared/contract/contract'
import { EvenkeelError } from '@shared/contract/error-codes'
import type { CheckedFiles } from '@shared/contract/file-check-calls'
import type { FileCheck } from '@shared/model/file-check/file-check'
import { checkFiles } from './check-files'

const mostFiles = 1_000
const mostFindings = 5_000
/** Bytes; as much as is fetched of one file over SFTP. The command line reads any. */
const largestFile = 1024 * 1024 * 1024

export interface FileCheckDeps extends Places {
  readonly db: WriteConnection
  now(): Date
}

export interface FileCheckService {
  /** Ends the one under way, whoever asked for it. Throws FILE_UNREADABLE, MAPPING_INVALID, CANCELLED. */
  check(asked: Checked<'files.check'>): Promise<CheckedFiles>
  stop(request: string): void
  /** Ends what is under way. */
  close(): void
}

export function createFileCheckService(deps: FileCheckDeps): FileCheckService {
  const { db, folder, resources, now } = deps
  let running: { readonly request: string; readonly controller: AbortController } | undefined
  const end = () => running?.controller.abort(new EvenkeelError('CANCELLED'))

  /** The place that is meant, and the mapping of the connection whose folder it is. */
  function placeOf(given: string): { readonly path: string; readonly mapping?: string } {
    // As file managers copy a path.
    const wanted = /^"(?<inside>.*)"$/.exec(given)?.groups?.inside ?? given
    for (const connection of listConnections(db)) {
      if (connection.type !== 'files') continue
      const { folder: path, mapping } = resolveSettings(connection, { folder, resources })
      if (!path || (connection.settings.folder !== wanted && path !== resolve(folder, wanted)))
        continue
      return mapping ? { path, mapping } : { path }
    }
    return { path: resolve(folder, wanted) }
  }

  return {
    async check({ path: given, request }) {
      end()
      const controller = new AbortController()
      running = { request, controller }
      const { signal } = controller
      const { path, mapping } = placeOf(given)
      try {
        const options = {
          now: now(),
          signal,
          resources,
          largestFile,
          ...(mapping ? { mapping } : {}),
        }
        return answerOf(await checkFiles([path], options), path)
      } catch (error) {
        throw signal.aborted ? signal.reason : error
      } finally {
        if (running?.controller === controller) running = undefined
      }
    },
    stop(request) {
      if (running?.request === request) end()
    },
    close: end,
  }
}

function answerOf({ files, findings }: FileCheck, checked: string): CheckedFiles {
  const alone = files.every(({ path }) => resolve(path) === checked)
  const start = `${alone ? dirname(checked) : checked}${sep}`
  /** A path as it is found from what was checked; what is compared with may begin with one too. */
  const short = (text: string) => (text.startsWith(start) ? text.slice(start.length) : text)
  const counts = { error: 0, warning: 0 }
  for (const { severity, count } of findings) counts[severity] += count
  return {
    files: files.slice(0, mostFiles).map(({ columns, key: _, records, refused, ...file }) => ({
      ...file,
      path: short(file.path),
      dates: [...file.dates],
      columns: columns.length,
      records: records && { kind: records.kind, type: records.type },
      refused: refused && { code: refused.code, reason: refused.reason },
    })),
    filesTotal: files.length,
    findings: findings.slice(0, mostFindings).map((finding) => ({
      ...finding,
      file: short(finding.file),
      examples: finding.examples.map(({ row, value, expected }) => ({
        row,
        value,
        expected: expected === null ? null : short(expected),
      })),
    })),
    findingsTotal: findings.length,
    counts,
  }
}
