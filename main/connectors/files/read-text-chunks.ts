/** The text of a file in pieces, decoded, with line ends that end in a line feed. */
import { createReadStream } from 'node:fs'
import { throwIfCancelled } from '../cancellation'
import { unreadable } from './file-errors'
import { sampleBytes, type TextEncoding, TextReader } from './text-encoding'

/** Reads `path` piece by piece, so that the thread stays free in between, in its declared encoding or the one it shows. FILE_UNREADABLE (named `file`) or CANCELLED otherwise. */
export async function* readTextChunks(
  path: string,
  file: string,
  signal: AbortSignal,
  encoding?: TextEncoding,
): AsyncGenerator<string> {
  const reader = new TextReader(encoding)
  let bareReturns: boolean | null = null
  const stream = createReadStream(path, { highWaterMark: sampleBytes })
  try {
    for await (const chunk of stream) {
      throwIfCancelled(signal)
      if (!(chunk instanceof Uint8Array)) continue
      const text = reader.decode(chunk)
      // Files of old Macintosh programs end their lines with a carriage return alone.
      bareReturns ??= text.includes('\r') && !text.includes('\n')
      yield bareReturns ? text.replaceAll('\r', '\n') : text
    }
    yield reader.end()
  } catch (error) {
    throw unreadable(file, error)
  } finally {
    stream.destroy()
  }
}
