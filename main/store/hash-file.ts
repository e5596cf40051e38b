/** What the bytes of a file hash to. */
import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'

const partBytes = 1 << 20

/** SHA-256 in hexadecimal, read in the background. Rejects with the signal's reason. */
export async function hashFile(file: string, signal?: AbortSignal): Promise<string> {
  const hash = createHash('sha256')
  // One piece of memory for all parts: a new one each would pile up to the size of the file.
  const part = Buffer.allocUnsafeSlow(partBytes)
  const handle = await open(file)
  try {
    for (;;) {
      const { bytesRead } = await handle.read(part, 0, partBytes, null)
      signal?.throwIfAborted()
      if (bytesRead === 0) return hash.digest('hex')
      hash.update(part.subarray(0, bytesRead))
    }
  } finally {
    await handle.close()
  }
}
