/** Whether a file is the one that was read last: by its content, for a time of change can be kept, set back or wrong. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { throwIfCancelled } from '../cancellation'
import { unreadable } from './file-errors'

/** Digests of files, each made once: they live for one pull. */
export class FileDigests {
  readonly #known = new Map<string, string>()

  /** Place, size and SHA-256 of the file at `path`, which people know as `place`. FILE_UNREADABLE, CANCELLED. */
  async of(path: string, place: string, signal: AbortSignal): Promise<string> {
    const known = this.#known.get(path)
    if (known !== undefined) return known
    const hash = createHash('sha256')
    let size = 0
    try {
      for await (const part of createReadStream(path, { highWaterMark: 1 << 20 })) {
        hash.update(part as Buffer)
        size += (part as Buffer).length
        throwIfCancelled(signal)
      }
    } catch (error) {
      throw signal.aborted ? error : unreadable(place, error)
    }
    const digest = JSON.stringify({ place, size, sha256: hash.digest('hex') })
    this.#known.set(path, digest)
    return digest
  }
}
