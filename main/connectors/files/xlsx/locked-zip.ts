/** Whether the parts of a ZIP file are encrypted: by the program that packed it, or as OpenDocument does it. */
import type { ZipFile } from './zip-file'

const manifest = 'meta-inf/manifest.xml'
const longestManifest = 1024 * 1024

/** True where it can only be read with a password. FILE_UNREADABLE, FILE_TOO_LARGE. */
export async function isLocked(zip: ZipFile): Promise<boolean> {
  const { entries } = zip
  // OpenDocument since 1.4 encrypts the whole file as one part.
  if (entries.has('encrypted-package')) return true
  for (const { encrypted } of entries.values()) if (encrypted) return true
  const list = entries.get(manifest)
  if (!list || !entries.has('content.xml')) return false
  let text = ''
  for await (const piece of zip.read(list)) {
    text += piece.toString('latin1')
    if (text.includes('encryption-data')) return true
    if (text.length > longestManifest) return false
  }
  return false
}
