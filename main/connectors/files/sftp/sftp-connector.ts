/** Reads the files of an SFTP drop as those of a folder; a file that the server says is as it was is not fetched again. */
import { EvenkeelError } from '@shared/contract/error-codes'
import { throwIfCancelled } from '../../cancellation'
import type {
  ChangeBatch,
  ChangeReading,
  Connector,
  Identity,
  RawBatch,
  SourceEntity,
} from '../../connector'
import { MappedEntities } from '../../mapping/mapped-entities'
import type { Mapping, SourceTable } from '../../mapping/mapping-shape'
import type { TableChangeReading, TableRows, TableSource } from '../../mapping/table-source'
import { nothing } from '../../nothing'
import { FileTables } from '../file-tables'
import { createFilesConnector } from '../files-connector'
import { findEntityFiles } from '../find-entity-files'
import { addressOf } from './sftp-client'
import { type DropOptions, SftpDrop } from './sftp-drop'

const manifest = 'manifest.json'

class SftpTables implements TableSource {
  readonly #drop: SftpDrop
  readonly #files: FileTables
  readonly changes: TableChangeReading

  constructor(drop: SftpDrop, folder: string) {
    this.#drop = drop
    this.#files = new FileTables(folder)
    const mark = async (table: SourceTable) => {
      const marks = drop.placesOf(placeOf(table)).map((place) => markOf(drop, place))
      return marks.includes(null) ? null : marks.join()
    }
    this.changes = {
      tellsGone: true,
      mark,
      since: async (table, last) => ((await mark(table)) === last ? nothing() : null),
    }
  }

  find(table: SourceTable, signal: AbortSignal) {
    return this.#files.find(table, signal)
  }

  async *read(table: SourceTable, signal: AbortSignal): AsyncGenerator<TableRows> {
    for (const place of this.#drop.placesOf(placeOf(table))) await this.#drop.fetch(place, signal)
    yield* this.#files.read(table, signal)
  }
}

const placeOf = (table: SourceTable): string => ('file' in table ? table.file : '')

const markOf = (drop: SftpDrop, place: string): string | null => {
  const file = drop.fileAt(place)
  return file ? JSON.stringify({ place, ...file }) : null
}

class SftpConnector implements Connector {
  readonly #options: DropOptions
  readonly #mapping: Mapping | null
  readonly #drop: SftpDrop
  #inner: Connector | null = null
  #mapped: MappedEntities | null = null
  readonly changes: ChangeReading

  constructor(options: DropOptions, secret: string, mapping: Mapping | null) {
    this.#options = options
    this.#mapping = mapping
    this.#drop = new SftpDrop(options, secret)
    this.changes = {
      mark: (entity, signal) => this.#mark(entity, signal),
      since: (entity, mark, signal) => this.#since(entity, mark, signal),
      keys: async (entity, signal) => {
        await this.#opened(signal)
        return (await this.#mapped?.changes?.keys?.(entity, signal)) ?? null
      },
    }
  }

  async identify(signal: AbortSignal): Promise<Identity> {
    await this.#opened(signal)
    const { user, folder } = this.#options
    return { user, system: `${addressOf(this.#options)}${folder}` }
  }

  async list(signal: AbortSignal): Promise<readonly SourceEntity[]> {
    throwIfCancelled(signal)
    const inner = await this.#opened(signal)
    if (this.#drop.fileAt(manifest)) await this.#drop.fetch(manifest, signal)
    return this.#mapped ? this.#mapped.list(signal) : inner.list(signal)
  }

  async *read(entity: string, signal: AbortSignal): AsyncGenerator<RawBatch> {
    const inner = await this.#opened(signal)
    if (this.#mapped) {
      yield* this.#mapped.read(entity, signal)
      return
    }
    await this.#drop.fetch(await this.#placeOf(entity, signal), signal)
    yield* inner.read(entity, signal)
  }

  async close(): Promise<void> {
    this.#inner = null
    this.#mapped = null
    await this.#drop.close()
  }

  async #opened(signal: AbortSignal): Promise<Connector> {
    if (this.#inner) return this.#inner
    const folder = await this.#drop.open(signal)
    this.#mapped =
      this.#mapping && new MappedEntities(this.#mapping, new SftpTables(this.#drop, folder))
    this.#inner = createFilesConnector(folder)
    return this.#inner
  }

  /** Where the file of an entity lies in the drop. NOT_FOUND. */
  async #placeOf(entity: string, signal: AbortSignal): Promise<string> {
    const files = await findEntityFiles(await this.#drop.open(signal), signal)
    const file = files.find((one) => one.entity === entity)
    if (!file) throw new EvenkeelError('NOT_FOUND', { what: entity })
    return file.place
  }

  async #mark(entity: string, signal: AbortSignal): Promise<string | null> {
    await this.#opened(signal)
    if (this.#mapped) return (await this.#mapped.changes?.mark(entity, signal)) ?? null
    return markOf(this.#drop, await this.#placeOf(entity, signal))
  }

  async #since(
    entity: string,
    mark: string,
    signal: AbortSignal,
  ): Promise<AsyncIterable<ChangeBatch> | null> {
    await this.#opened(signal)
    if (this.#mapped) return (await this.#mapped.changes?.since(entity, mark, signal)) ?? null
    return (await this.#mark(entity, signal)) === mark ? nothing() : null
  }
}

/** A connector over the files in a folder of an SFTP server. Errors as `SftpClient`, and as those of files. */
export const createSftpConnector = (
  options: DropOptions,
  secret: string,
  mapping: Mapping | null,
): Connector => new SftpConnector(options, secret, mapping)
