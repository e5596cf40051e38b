/** Text out of bytes whose encoding nobody declared: byte order marks first, then valid UTF-8, else GB18030 (which holds GBK). */

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'windows-1252'

/** How many bytes decide. */
export const sampleBytes = 64 * 1024

function isUtf8(bytes: Uint8Array): boolean {
  try {
    // `stream` lets a character be cut off at the end of the sample.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}

/** The encoding of a text that starts with `sample`. UTF-16 is known by its byte order mark only. */
export function sniffEncoding(sample: Uint8Array): TextEncoding {
  if (sample[0] === 0xff && sample[1] === 0xfe) return 'utf-16le'
  if (sample[0] === 0xfe && sample[1] === 0xff) return 'utf-16be'
  return isUtf8(sample.subarray(0, sampleBytes)) ? 'utf-8' : 'gb18030'
}

function isAscii(bytes: Uint8Array): boolean {
  for (const byte of bytes) if (byte > 0x7f) return false
  return true
}

/** Decodes chunk by chunk. While everything is ASCII the choice stays open; it falls at the first chunk that holds something else. Bytes that do not fit become U+FFFD, which the reader reports row by row. */
export class TextReader {
  #decoder: InstanceType<typeof TextDecoder> | null = null
  encoding: TextEncoding = 'utf-8'

  /** A declared encoding is taken as it is. */
  constructor(declared?: TextEncoding) {
    if (!declared) return
    this.encoding = declared
    this.#decoder = new TextDecoder(declared)
  }

  decode(chunk: Uint8Array): string {
    if (!this.#decoder) {
      if (isAscii(chunk)) return new TextDecoder('latin1').decode(chunk)
      this.encoding = sniffEncoding(chunk)
      this.#decoder = new TextDecoder(this.encoding)
    }
    return this.#decoder.decode(chunk, { stream: true })
  }

  /** What a cut-off last character leaves. */
  end(): string {
    return this.#decoder?.decode() ?? ''
  }
}
