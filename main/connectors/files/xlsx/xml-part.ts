/** Reads one XML part of a workbook through a handler. */
import { throwIfCancelled } from '../../cancellation'
import { fileUnreadable } from '../../reasons'
import { chooseEncoding } from '../choose-encoding'
import type { ZipEntry } from '../zip-directory'
import { type XmlHandler, XmlRefused, XmlScanner } from './xml-scanner'
import type { ZipFile } from './zip-file'

/** Hands the part to `handler`, and says after every piece that something may have come. FILE_UNREADABLE, FILE_TOO_LARGE, CANCELLED. */
export async function* scanPart(
  zip: ZipFile,
  entry: ZipEntry,
  file: string,
  handler: XmlHandler,
  signal: AbortSignal,
): AsyncGenerator<void> {
  const scanner = new XmlScanner(handler)
  let decoder: InstanceType<typeof TextDecoder> | null = null
  try {
    for await (const chunk of zip.read(entry)) {
      throwIfCancelled(signal)
      decoder ??= new TextDecoder(wide(chunk) ?? 'utf-8')
      scanner.push(decoder.decode(chunk, { stream: true }))
      yield
    }
    scanner.push(decoder?.decode() ?? '')
    scanner.end()
    yield
  } catch (error) {
    if (error instanceof XmlRefused) throw fileUnreadable(file, error.reason, entry.name, error)
    throw error
  }
}

function wide(chunk: Uint8Array): string | null {
  const encoding = chooseEncoding(chunk.subarray(0, 4096))
  return encoding === 'utf-16le' || encoding === 'utf-16be' ? encoding : null
}

/** Reads a part to its end; nothing where there is none. */
export async function readPart(
  zip: ZipFile,
  name: string,
  file: string,
  handler: Partial<XmlHandler>,
  signal: AbortSignal,
): Promise<boolean> {
  const entry = zip.entries.get(name.toLowerCase())
  if (!entry) return false
  const nothing = () => undefined
  const whole = { open: nothing, text: nothing, close: nothing, ...handler }
  for await (const _ of scanPart(zip, entry, file, whole, signal));
  return true
}
