/** The `files.*` calls: files are checked as they are, nothing is imported. */
import { resolve } from 'node:path'
import { type Places, resolveSettings } from '@main/services/connections/resolve-settings'
import { listConnections } from '@main/store/reading'
import type { WriteConnection } from '@main/store/writing'
import type { Checked } from '@shared/contract/contract'
import { EvenkeelError } from '@shared/contract/error-codes'
import type { CheckedFiles } from '@shared/contract/file-check-calls'
import type { CheckThread } from './check-thread'

export interface FileCheckDeps extends Places {
  readonly db: WriteConnection
  readonly thread: CheckThread
  now(): Date
}

export interface FileCheckService {
  /** Ends the one under way, whoever asked for it. Throws FILE_UNREADABLE, MAPPING_INVALID, FILE_TOO_LARGE, CANCELLED. */
  check(asked: Checked<'files.check'>): Promise<CheckedFiles>
  stop(request: string): void
  /** Ends what is under way. */
  close(): Promise<void>
}

export function createFileCheckService(deps: FileCheckDeps): FileCheckService {
  const { db, folder, resources, thread, now } = deps
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
    async check({ path, request }) {
      end()
      const controller = new AbortController()
      running = { request, controller }
      try {
        return await thread.check({ ...placeOf(path), resources, now: now() }, controller.signal)
      } finally {
        if (running.controller === controller) running = undefined
      }
    },
    stop(request) {
      if (running?.request === request) end()
    },
    async close() {
      end()
      await thread.close()
    },
  }
}
