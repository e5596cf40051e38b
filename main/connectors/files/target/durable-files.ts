/** Writing that survives a power cut: to the disk first, then under its name. */
import { type FileHandle, open, rename, rm } from 'node:fs/promises'

/** Writes and flushes a file. */
export async function writeFlushed(path: string, text: string): Promise<void> {
  const file = await open(path, 'w')
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Flushes a folder's list of names, where the system can (Windows cannot). */
export async function flushFolder(path: string): Promise<void> {
  let folder: FileHandle | undefined
  try {
    folder = await open(path, 'r')
    await folder.sync()
  } catch {
    // Not every file system flushes folders; the names then reach the disk a little later.
  } finally {
    await folder?.close()
  }
}

/** Replaces a file as a whole: readers see the old text or the new one. */
export async function replaceFile(folder: string, path: string, text: string): Promise<void> {
  const draft = `${path}.new`
  try {
    await writeFlushed(draft, text)
    await rename(draft, path)
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined)
    throw error
  }
  await flushFolder(folder)
}
