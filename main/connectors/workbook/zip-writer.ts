/** Writes a ZIP file part by part: only the packed bytes are kept, so that a large sheet never exists as one text. */
import { constants, crc32, deflateRawSync } from 'node:zlib'

export interface ZipPart {
  write(text: string): void
  end(): void
}

export interface ZipWriter {
  /** One part at a time: end it before the next begins. */
  part(name: string): ZipPart
  /** The whole file; call once, after the last part. */
  finish(): Uint8Array<ArrayBuffer>
}

/** Text that is packed at a time. */
const chunkLength = 256 * 1024
/** 1980-01-01, the first day a ZIP file knows: the same content gives the same file. */
const day = 0x21
const utf8Names = 0x0800
const deflated = 8

interface Written {
  readonly name: Buffer
  readonly offset: number
  crc: number
  packed: number
  unpacked: number
}

export function createZip(): ZipWriter {
  const chunks: Buffer[] = []
  const parts: Written[] = []
  let length = 0
  const add = (bytes: Buffer): void => {
    chunks.push(bytes)
    length += bytes.length
  }

  return {
    part(name) {
      const written: Written = {
        name: Buffer.from(name, 'utf8'),
        offset: length,
        crc: 0,
        packed: 0,
        unpacked: 0,
      }
      parts.push(written)
      const header = Buffer.alloc(30)
      add(header)
      add(written.name)
      let pending: string[] = []
      let size = 0
      const pack = (last: boolean): void => {
        const bytes = Buffer.from(pending.join(''), 'utf8')
        pending = []
        size = 0
        // Chunks packed up to a whole byte follow one another as one stream.
        const finishFlush = last ? constants.Z_FINISH : constants.Z_SYNC_FLUSH
        const packed = deflateRawSync(bytes, { finishFlush })
        written.crc = crc32(bytes, written.crc)
        written.unpacked += bytes.length
        written.packed += packed.length
        add(packed)
      }
      return {
        write(text) {
          pending.push(text)
          size += text.length
          if (size >= chunkLength) pack(false)
        },
        end() {
          pack(true)
          header.writeUInt32LE(0x04034b50, 0)
          describe(header, written, 4)
        },
      }
    },
    finish() {
      const start = length
      for (const written of parts) {
        const entry = Buffer.alloc(46)
        entry.writeUInt32LE(0x02014b50, 0)
        entry.writeUInt16LE(20, 4)
        describe(entry, written, 6)
        entry.writeUInt32LE(written.offset, 42)
        add(entry)
        add(written.name)
      }
      const end = Buffer.alloc(22)
      end.writeUInt32LE(0x06054b50, 0)
      end.writeUInt16LE(parts.length, 8)
      end.writeUInt16LE(parts.length, 10)
      end.writeUInt32LE(length - start, 12)
      end.writeUInt32LE(start, 16)
      add(end)
      const whole = new Uint8Array(length)
      let at = 0
      for (const chunk of chunks) {
        whole.set(chunk, at)
        at += chunk.length
      }
      return whole
    },
  }
}

/** What local headers and the directory both say of a part. */
function describe(header: Buffer, { name, crc, packed, unpacked }: Written, at: number): void {
  header.writeUInt16LE(20, at)
  header.writeUInt16LE(utf8Names, at + 2)
  header.writeUInt16LE(deflated, at + 4)
  header.writeUInt16LE(0, at + 6)
  header.writeUInt16LE(day, at + 8)
  header.writeUInt32LE(crc, at + 10)
  header.writeUInt32LE(packed, at + 14)
  header.writeUInt32LE(unpacked, at + 18)
  header.writeUInt16LE(name.length, at + 22)
}
