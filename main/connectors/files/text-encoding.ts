/** Text out of bytes, piece by piece. */
import { isAscii } from 'node:buffer'
import { chooseEncoding, markOf, type TextEncoding } from './choose-encoding'

export type { TextEncoding } from './choose-encoding'

/** How many bytes decide. */
export const sampleBytes = 64 * 1024

const mark = '\ufeff'

/** The encoding of a text that starts with `sample`; UTF-8 where everything is ASCII. */
export const sniffEncoding = (sample: Uint8Array): TextEncoding =>
  chooseEncoding(sample.subarray(0, sampleBytes)) ?? 'utf-8'

/** Decodes chunk by chunk. While everything is ASCII the choice of an encoding stays open; it falls at the first chunk that holds something else. Bytes that do not fit become U+FFFD, which the reader reports row by row. */
export class TextReader {
  #decoder: InstanceType<typeof TextDecoder> | null = null
  #started = false
  encoding: TextEncoding = 'utf-8'
  /** Whether the text began with a byte order mark. */
  byteOrderMark = false

  /** A declared encoding is taken as it is. */
  constructor(declared?: TextEncoding) {
    if (declared) this.#begin(declared)
  }

  /** False while everything read so far is ASCII and nothing was declared. */
  get chosen(): boolean {
    return this.#decoder !== null
  }

  decode(chunk: Uint8Array): string {
    const first = !this.#started
    this.#started = true
    if (first) this.byteOrderMark = markOf(chunk) !== null
    if (!this.#decoder) {
      // Text in two-byte units may be ASCII byte by byte.
      const plain = isAscii(chunk) && !(first && chunk.includes(0))
      const chosen = plain ? null : chooseEncoding(chunk.subarray(0, sampleBytes))
      if (chosen === null) return new TextDecoder('latin1').decode(chunk)
      this.#begin(chosen)
    }
    const text = this.#decoder?.decode(chunk, { stream: true }) ?? ''
    return first && text.startsWith(mark) ? text.slice(1) : text
  }

  /** What a cut-off last character leaves. */
  end(): string {
    return this.#decoder?.decode() ?? ''
  }

  #begin(encoding: TextEncoding): void {
    this.encoding = encoding
    // A mark inside the text is data, and a defect that must be seen.
    this.#decoder = new TextDecoder(encoding, { ignoreBOM: true })
  }
}
