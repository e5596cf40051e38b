/** The `mappings.*` calls: the mapping of a connection as people edit it. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { Connector } from '@main/connectors/connector'
import { readMapping } from '@main/connectors/mapping/check-mapping'
import { getConnection, type StoredConnection } from '@main/store/reading'
import type { WriteConnection } from '@main/store/writing'
import type { Checked } from '@shared/contract/contract'
import { EvenkeelError } from '@shared/contract/error-codes'
import type { ConnectionMapping, MappingPreview } from '@shared/contract/mapping-calls'
import { entityNamed } from '@shared/model/entities/canonical-entities'
import { chosenMapping } from '@shared/model/usual-mappings'
import type { ConnectionService } from './connection-service'
import {
  dropEdited,
  editedMapping,
  forgetEdited,
  rememberEdited,
  writeEdited,
} from './kept-mapping'
import { previewRows } from './preview-rows'
import { isShipped, mappingFile, type Places } from './resolve-settings'

export interface MappingDeps extends Places {
  readonly db: WriteConnection
  readonly connections: Pick<ConnectionService, 'open' | 'save'>
}

export interface MappingService {
  /** Throws CONNECTION_MISSING, NOT_FOUND {what}, CONNECTION_INVALID. */
  get(connection: string): ConnectionMapping
  /** Throws MAPPING_INVALID {mapping, path, expected}, PREVIEW_TIMEOUT {entity, seconds}, CANCELLED and what the connector throws. */
  preview(asked: Checked<'mappings.preview'>): Promise<MappingPreview>
  stop(request: string): void
  /** Throws MAPPING_INVALID; the mapping before is then still in use. */
  save(connection: string, text: string): Promise<ConnectionMapping>
  /** Throws NOT_FOUND {what} where nothing was edited here. */
  reset(connection: string): Promise<ConnectionMapping>
}

export const previewSeconds = 20

export function createMappingService(deps: MappingDeps): MappingService {
  const { db, connections } = deps
  const running = new Map<string, AbortController>()

  function find(name: string): StoredConnection {
    const found = getConnection(db, name)
    if (!found) throw new EvenkeelError('CONNECTION_MISSING', { name })
    return found
  }

  /** The mapping in use, if it was edited here. */
  function editedOf({ name, settings }: StoredConnection) {
    const edited = editedMapping(db, name)
    return edited && edited.file === settings.mapping ? edited : undefined
  }

  function get(connection: string): ConnectionMapping {
    const found = find(connection)
    const chosen = chosenMapping(found.type, found.settings)
    if (chosen === '') throw new EvenkeelError('NOT_FOUND', { what: 'mapping' })
    const edited = editedOf(found)
    const from = edited ? chosenMapping(found.type, { mapping: edited.from }) : chosen
    return {
      connection,
      text: textOf(mappingFile(chosen, deps)),
      origin: edited ? 'edited' : isShipped(chosen) ? 'shipped' : 'file',
      name: from,
    }
  }

  /** A connector that reads through `text`. */
  async function openWith(connection: string, text: string): Promise<Connector> {
    readMapping(text, connection)
    const folder = mkdtempSync(join(tmpdir(), 'evenkeel-mapping-'))
    try {
      const mapping = join(folder, 'mapping.json')
      writeFileSync(mapping, text, { mode: 0o600 })
      // Read while the connector is made, not later.
      return await connections.open(connection, { mapping })
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }

  async function preview({ connection, text, entity: name, request }: Checked<'mappings.preview'>) {
    find(connection)
    const entity = entityNamed(name)
    if (!entity) throw new EvenkeelError('NOT_FOUND', { what: name })
    running.get(request)?.abort(new EvenkeelError('CANCELLED'))
    const controller = new AbortController()
    running.set(request, controller)
    const slow = new EvenkeelError('PREVIEW_TIMEOUT', { entity: name, seconds: previewSeconds })
    const timer = setTimeout(() => controller.abort(slow), previewSeconds * 1000)
    const { signal } = controller
    try {
      const connector = await openWith(connection, text)
      try {
        return await previewRows(connection, connector, entity, signal)
      } finally {
        await connector.close()
      }
    } catch (error) {
      throw signal.aborted ? signal.reason : error
    } finally {
      clearTimeout(timer)
      if (running.get(request) === controller) running.delete(request)
    }
  }

  /** Connects through another mapping; an empty one is the usual one of the type. */
  async function use({ name, type, settings }: StoredConnection, mapping: string): Promise<void> {
    const { mapping: _, ...others } = settings
    await connections.save({
      name,
      type,
      settings: mapping === '' ? others : { ...others, mapping },
    })
  }

  return {
    get,
    preview,
    stop: (request) => running.get(request)?.abort(new EvenkeelError('CANCELLED')),
    async save(connection, text) {
      const found = find(connection)
      readMapping(text, connection)
      const before = editedOf(found)
      const file = writeEdited(deps, connection, text)
      try {
        await use(found, file)
      } catch (error) {
        if (file !== before?.file) dropEdited(deps, file)
        throw error
      }
      rememberEdited(deps, connection, {
        file,
        from: before?.from ?? found.settings.mapping ?? '',
      })
      return get(connection)
    },
    async reset(connection) {
      const found = find(connection)
      const edited = editedOf(found)
      if (!edited) throw new EvenkeelError('NOT_FOUND', { what: 'mapping' })
      await use(found, edited.from)
      forgetEdited(deps, connection)
      return get(connection)
    },
  }
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? ''
    throw new EvenkeelError('FILE_UNREADABLE', { file: basename(path), reason }, error)
  }
}
