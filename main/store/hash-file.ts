/** What the bytes of a file hash to. */
import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'

const partBytes = 1 << 20

/** SHA-256 in hexadecimal, read in the background. Rejects with the signal's reason. */
export async function hashFile(file: string, signal?: AbortSignal): Promise<string> {
  const hash = createHash('sha256')
  // Two pieces of memory for all parts, one read while the other is hashed: a new one each would pile up to the size of the file.
  let part = Buffer.allocUnsafeSlow(partBytes)
  let other = Buffer.allocUnsafeSlow(partBytes)
  const handle = await open(file)
  try {
    let coming = handle.read(part, 0, partBytes, null)
    for (;;) {
      const { bytesRead } = await coming
      signal?.throwIfAborted()
      if (bytesRead === 0) return hash.digest('hex')
      coming = handle.read(other, 0, partBytes, null)
      hash.update(part.subarray(0, bytesRead))
      ;[part, other] = [other, part]
    }
  } finally {
    await handle.close()
  }
}
