/** Reads canonical entities from the files of a folder, and publishes into another. */
import { userInfo } from 'node:os'
import { EvenkeelError } from '@shared/contract/error-codes'
import { entityNamed } from '@shared/model/entities/canonical-entities'
import { throwIfCancelled } from '../cancellation'
import type {
  ChangeReading,
  Connector,
  Identity,
  PublishTarget,
  RawBatch,
  SourceEntity,
} from '../connector'
import { MappedEntities } from '../mapping/mapped-entities'
import type { Mapping } from '../mapping/mapping-shape'
import { nothing } from '../nothing'
import { FileDigests } from './file-digest'
import { FileTables } from './file-tables'
import { asOfFile, asOfManifest, findEntityFiles } from './find-entity-files'
import { readCsv } from './read-csv'
import { readWorkbook } from './read-workbook'

class FilesConnector implements Connector {
  readonly #folder: string
  readonly target?: PublishTarget
  readonly changes: ChangeReading

  readonly #mapped: MappedEntities | null
  readonly #digests = new FileDigests()

  constructor(folder: string, target: PublishTarget | undefined, mapping: Mapping | null) {
    this.#folder = folder
    this.#mapped = mapping && new MappedEntities(mapping, new FileTables(folder))
    if (target) this.target = target
    this.changes = this.#mapped?.changes ?? {
      mark: (entity, signal) => this.#digestOf(entity, signal),
      since: async (entity, mark, signal) =>
        (await this.#digestOf(entity, signal)) === mark ? nothing() : null,
    }
  }

  async identify(signal: AbortSignal): Promise<Identity> {
    await (this.#mapped ? this.list(signal) : findEntityFiles(this.#folder, signal))
    return { user: userInfo().username, system: this.#folder }
  }

  async list(signal: AbortSignal): Promise<readonly SourceEntity[]> {
    const stated = await asOfManifest(this.#folder)
    if (this.#mapped) {
      const listed = await this.#mapped.list(signal)
      return listed.map((source) => ({ ...source, asOf: stated ?? source.asOf }))
    }
    const files = await findEntityFiles(this.#folder, signal)
    return Promise.all(
      files.map(async (file) => ({
        entity: file.entity,
        place: file.place,
        asOf: stated ?? (await asOfFile(file)),
        total: null,
      })),
    )
  }

  async *read(entity: string, signal: AbortSignal): AsyncGenerator<RawBatch> {
    if (this.#mapped) {
      yield* this.#mapped.read(entity, signal)
      return
    }
    const files = await findEntityFiles(this.#folder, signal)
    const file = files.find((f) => f.entity === entity)
    const declared = entityNamed(entity)
    if (!file || !declared) throw new EvenkeelError('NOT_FOUND', { what: entity })
    const reader = file.format === 'text' ? readCsv : readWorkbook
    for await (const batch of reader(file.path, file.place, declared, signal)) {
      yield batch
      throwIfCancelled(signal)
    }
  }

  async close(): Promise<void> {}

  async #digestOf(entity: string, signal: AbortSignal): Promise<string | null> {
    const files = await findEntityFiles(this.#folder, signal)
    const file = files.find((f) => f.entity === entity)
    return file ? this.#digests.of(file.path, file.place, signal) : null
  }
}

/** A connector over the files of `folder`, an absolute path; through `mapping` where they are not named and headed as the data standard has it. */
export const createFilesConnector = (
  folder: string,
  target?: PublishTarget,
  mapping: Mapping | null = null,
): Connector => new FilesConnector(folder, target, mapping)
