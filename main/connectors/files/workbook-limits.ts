/** Refuses workbooks that would not fit in memory once unpacked, before a parser sees them. */
import { promisify } from 'node:util'
import { inflateRaw } from 'node:zlib'
import { fileTooLarge, fileUnreadable, type SizeReason } from '../reasons'
import { packedBytes, readZipDirectory, type ZipEntry } from './zip-directory'

export interface WorkbookLimits {
  readonly fileBytes: number
  readonly entries: number
  /** Of all entries together, unpacked. */
  readonly unpackedBytes: number
  /** Unpacked to packed, for entries above `ratioFrom` unpacked bytes. */
  readonly ratio: number
  readonly ratioFrom: number
  readonly rows: number
}

const mega = 1024 * 1024

export const workbookLimits: WorkbookLimits = {
  fileBytes: 48 * mega,
  entries: 5_000,
  unpackedBytes: 192 * mega,
  ratio: 150,
  ratioFrom: 4 * mega,
  rows: 200_000,
}

const inflate = promisify(inflateRaw)

/** FILE_TOO_LARGE where the file or what it declares is beyond the limits, or where it holds more than it declares; FILE_UNREADABLE where it is no ZIP file. */
export async function checkWorkbook(
  bytes: Buffer,
  file: string,
  limits: WorkbookLimits = workbookLimits,
): Promise<void> {
  if (bytes.length > limits.fileBytes) throw fileTooLarge(file, 'file_too_large', bytes.length)
  const entries = directoryOf(bytes, file)
  checkDirectory(entries, file, limits)
  for (const entry of entries)
    if (await holdsMore(bytes, entry))
      throw fileTooLarge(file, 'holds_more_than_declared', entry.name)
}

/** FILE_TOO_LARGE where what the entries declare is beyond the limits. */
export function checkDirectory(
  entries: readonly ZipEntry[],
  file: string,
  limits: WorkbookLimits = workbookLimits,
): void {
  const tooLarge = (reason: SizeReason, detail: string | number) =>
    fileTooLarge(file, reason, detail)
  if (entries.length > limits.entries) throw tooLarge('too_many_parts', entries.length)
  const unpacked = entries.reduce((sum, e) => sum + e.unpacked, 0)
  if (unpacked > limits.unpackedBytes) throw tooLarge('too_large_unpacked', unpacked)
  for (const entry of entries)
    if (entry.unpacked > limits.ratioFrom && entry.unpacked > entry.packed * limits.ratio)
      throw tooLarge('packed_too_densely', entry.name)
}

function directoryOf(bytes: Buffer, file: string): ZipEntry[] {
  try {
    return readZipDirectory(bytes)
  } catch (error) {
    const detail = error instanceof Error ? error.message : ''
    throw fileUnreadable(file, 'not_a_workbook', detail, error)
  }
}

/** True where unpacking gives more than the entry declares. Damaged entries are left to the parser. */
async function holdsMore(bytes: Buffer, entry: ZipEntry): Promise<boolean> {
  if (entry.method !== 8) return entry.packed > entry.unpacked
  try {
    await inflate(packedBytes(bytes, entry), { maxOutputLength: Math.max(1, entry.unpacked) })
    return false
  } catch (error) {
    return error instanceof RangeError
  }
}
