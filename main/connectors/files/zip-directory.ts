/** Reads what a ZIP file declares of itself, from its central directory, without unpacking anything. */

export interface ZipEntry {
  readonly name: string
  readonly packed: number
  readonly unpacked: number
  /** 0 stored, 8 deflated. */
  readonly method: number
  /** Where the entry's local header starts. */
  readonly offset: number
}

const endSignature = 0x06054b50
const entrySignature = 0x02014b50
const endLength = 22
const longestComment = 0xffff
/** Sizes that say "see the 64-bit record": no workbook within the limits needs it. */
const in64BitRecord = 0xffffffff

function endOfDirectory(bytes: Buffer): number {
  const earliest = Math.max(0, bytes.length - endLength - longestComment)
  for (let at = bytes.length - endLength; at >= earliest; at--)
    if (bytes.readUInt32LE(at) === endSignature) return at
  throw new Error('not a ZIP file')
}

/** The entries of a ZIP file; throws an `Error` whose message says what is wrong with it. */
export function readZipDirectory(bytes: Buffer): ZipEntry[] {
  if (bytes.length < endLength) throw new Error('not a ZIP file')
  const end = endOfDirectory(bytes)
  const count = bytes.readUInt16LE(end + 10)
  let at = bytes.readUInt32LE(end + 16)
  const entries: ZipEntry[] = []
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== entrySignature)
      throw new Error('damaged ZIP directory')
    const nameLength = bytes.readUInt16LE(at + 28)
    const entry: ZipEntry = {
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      packed: bytes.readUInt32LE(at + 20),
      unpacked: bytes.readUInt32LE(at + 24),
      method: bytes.readUInt16LE(at + 10),
      offset: bytes.readUInt32LE(at + 42),
    }
    if (entry.packed === in64BitRecord || entry.unpacked === in64BitRecord)
      throw new Error('64-bit ZIP sizes')
    entries.push(entry)
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return entries
}

/** The packed bytes of an entry. */
export function packedBytes(bytes: Buffer, entry: ZipEntry): Buffer {
  if (entry.offset + 30 > bytes.length) throw new Error('damaged ZIP entry')
  const start =
    entry.offset +
    30 +
    bytes.readUInt16LE(entry.offset + 26) +
    bytes.readUInt16LE(entry.offset + 28)
  return bytes.subarray(start, start + entry.packed)
}
