/** A ZIP file read in place: its directory first, then one entry at a time as a stream. */
import { createReadStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { pipeline, type Readable } from 'node:stream'
import { createInflateRaw } from 'node:zlib'
import { fileTooLarge, fileUnreadable } from '../../reasons'
import { unreadable } from '../file-errors'
import { checkDirectory, type WorkbookLimits, workbookLimits } from '../workbook-limits'
import { directoryPlace, readEntries, type ZipEntry } from '../zip-directory'

const longestTail = 22 + 0xffff

export interface ZipFile {
  readonly entries: ReadonlyMap<string, ZipEntry>
  /** The unpacked bytes of an entry, which never are more than it declares. FILE_TOO_LARGE, FILE_UNREADABLE. */
  read(entry: ZipEntry): AsyncGenerator<Buffer>
}

async function bytesAt(file: FileHandle, from: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, from)
  return buffer.subarray(0, bytesRead)
}

/** Opens the ZIP file at `path` within the limits of a workbook. FILE_UNREADABLE, FILE_TOO_LARGE. */
export async function openZip(
  path: string,
  name: string,
  limits: WorkbookLimits = workbookLimits,
): Promise<ZipFile> {
  let entries: readonly ZipEntry[]
  const file = await open(path).catch((error: unknown) => {
    throw unreadable(name, error)
  })
  try {
    const { size } = await file.stat()
    if (size > limits.fileBytes) throw fileTooLarge(name, 'file_too_large', size)
    const tail = await bytesAt(file, Math.max(0, size - longestTail), Math.min(size, longestTail))
    const { count, offset, length } = directoryPlace(tail, size)
    entries = readEntries(await bytesAt(file, offset, Math.min(length, size)), count)
  } catch (error) {
    if (error instanceof RangeError || (error instanceof Error && error.message.includes('ZIP')))
      throw fileUnreadable(name, 'not_a_workbook', error.message, error)
    throw unreadable(name, error)
  } finally {
    await file.close()
  }
  checkDirectory(entries, name, limits)
  return {
    entries: new Map(
      entries.map((entry) => [entry.name.replaceAll('\\', '/').toLowerCase(), entry]),
    ),
    read: (entry) => readEntry(path, name, entry),
  }
}

async function startOf(path: string, entry: ZipEntry): Promise<number> {
  const file = await open(path)
  try {
    const header = await bytesAt(file, entry.offset, 30)
    if (header.length < 30 || header.readUInt32LE(0) !== 0x04034b50)
      throw new Error('damaged ZIP entry')
    return entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28)
  } finally {
    await file.close()
  }
}

async function* readEntry(path: string, name: string, entry: ZipEntry): AsyncGenerator<Buffer> {
  if (entry.packed === 0) return
  let unpacked = 0
  let stream: Readable | null = null
  try {
    const start = await startOf(path, entry)
    const packed = createReadStream(path, { start, end: start + entry.packed - 1 })
    stream =
      entry.method === 0
        ? packed
        : pipeline(packed, createInflateRaw({ chunkSize: 64 * 1024 }), () => undefined)
    for await (const chunk of stream) {
      if (!Buffer.isBuffer(chunk)) continue
      unpacked += chunk.length
      if (unpacked > entry.unpacked)
        throw fileTooLarge(name, 'holds_more_than_declared', entry.name)
      yield chunk
    }
  } catch (error) {
    const damaged = error instanceof Error && (/ZIP/.test(error.message) || 'errno' in error)
    throw damaged && !('syscall' in error)
      ? fileUnreadable(name, 'not_a_workbook', entry.name, error)
      : unreadable(name, error)
  } finally {
    stream?.destroy()
  }
}
