/** Reads canonical entities from the files of a folder, and publishes into another. */
import { userInfo } from 'node:os'
import { EvenkeelError } from '@shared/contract/error-codes'
import { entityNamed } from '@shared/model/entities/canonical-entities'
import { throwIfCancelled } from '../cancellation'
import type { Connector, Identity, PublishTarget, RawBatch, SourceEntity } from '../connector'
import { asOfFile, asOfManifest, findEntityFiles } from './find-entity-files'
import { readCsv } from './read-csv'
import { readWorkbook } from './read-workbook'

class FilesConnector implements Connector {
  readonly #folder: string
  readonly target?: PublishTarget

  constructor(folder: string, target: PublishTarget | undefined) {
    this.#folder = folder
    if (target) this.target = target
  }

  async identify(signal: AbortSignal): Promise<Identity> {
    await findEntityFiles(this.#folder, signal)
    return { user: userInfo().username, system: this.#folder }
  }

  async list(signal: AbortSignal): Promise<readonly SourceEntity[]> {
    const files = await findEntityFiles(this.#folder, signal)
    const stated = await asOfManifest(this.#folder)
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
}

/** A connector over the files of `folder`, an absolute path. */
export const createFilesConnector = (folder: string, target?: PublishTarget): Connector =>
  new FilesConnector(folder, target)
