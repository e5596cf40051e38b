/** Reads what a ZIP file declares of itself, from its central directory, without unpacking anything. */

export interface ZipEntry {
  readonly name: string
  readonly packed: number
  readonly unpacked: number
  /** 0 stored, 8 deflated. */
  readonly method: number
  /** Where the entry's local header starts. */
  readonly offset: number
  /** Its bytes are encrypted. */
  readonly encrypted: boolean
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

/** Where a ZIP file of `size` bytes that ends with `tail` has its directory. Throws an `Error` that says what is wrong. */
export function directoryPlace(
  tail: Buffer,
  size: number,
): { readonly count: number; readonly offset: number; readonly length: number } {
  if (tail.length < endLength) throw new Error('not a ZIP file')
  const end = endOfDirectory(tail)
  const offset = tail.readUInt32LE(end + 16)
  const length = size - (tail.length - end) - offset
  if (length < 0) throw new Error('damaged ZIP directory')
  return { count: tail.readUInt16LE(end + 10), offset, length }
}

/** The entries of a ZIP file; throws an `Error` whose message says what is wrong with it. */
export function readZipDirectory(bytes: Buffer): ZipEntry[] {
  const { count, offset } = directoryPlace(bytes, bytes.length)
  return readEntries(bytes.subarray(offset), count)
}

/** The entries of a directory. Throws an `Error` that says what is wrong. */
export function readEntries(bytes: Buffer, count: number): ZipEntry[] {
  let at = 0
  const entries: ZipEntry[] = []
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== entrySignature)
      throw new Error('damaged ZIP directory')
    const nameLength = bytes.readUInt16LE(at + 28)
    const extraLength = bytes.readUInt16LE(at + 30)
    const extra = bytes.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength)
    const [unpacked, packed, offset] = wideSizes(extra, [
      bytes.readUInt32LE(at + 24),
      bytes.readUInt32LE(at + 20),
      bytes.readUInt32LE(at + 42),
    ])
    entries.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      packed,
      unpacked,
      method: bytes.readUInt16LE(at + 10),
      offset,
      encrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
    })
    at += 46 + nameLength + extraLength + bytes.readUInt16LE(at + 32)
  }
  return entries
}

/** Sizes that did not fit in 32 bits stand in the extra field 1, in this order. */
function wideSizes(
  extra: Buffer,
  sizes: readonly [number, number, number],
): [unpacked: number, packed: number, offset: number] {
  if (!sizes.includes(in64BitRecord)) return [...sizes]
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue
    let next = at + 4
    const wide = sizes.map((size) => {
      if (size !== in64BitRecord || next + 8 > extra.length) return size
      const value = Number(extra.readBigUInt64LE(next))
      next += 8
      return value
    })
    return [wide[0] ?? 0, wide[1] ?? 0, wide[2] ?? 0]
  }
  throw new Error('64-bit ZIP sizes')
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
