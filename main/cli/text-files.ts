/** Files that commands read and write. */
import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { text as allOf } from 'node:stream/consumers'
import { EvenkeelError } from '@shared/contract/error-codes'

/** In the place of a file: standard input or output. */
export const standard = '-'

const codeOf = (error: unknown): string => String((error as NodeJS.ErrnoException)?.code ?? error)

/** The text of a file. Throws FILE_UNREADABLE. */
export const readInput = async (input: string): Promise<string> =>
  input === standard ? allOf(process.stdin) : (await readBytes(input)).toString('utf8')

/** The bytes of a file. Throws FILE_UNREADABLE. */
export async function readBytes(file: string): Promise<Buffer> {
  try {
    return await readFile(resolve(file))
  } catch (error) {
    throw new EvenkeelError('FILE_UNREADABLE', { file, reason: codeOf(error) }, error)
  }
}

/** In one go: a run that is broken off leaves what was there before. Throws DISK_FULL, FOLDER_MISSING. */
export async function writeOutput(output: string, content: string | Uint8Array): Promise<void> {
  const path = resolve(output)
  const beside = `${path}.${process.pid}.part`
  try {
    await writeFile(beside, content)
    await rename(beside, path)
  } catch (error) {
    await rm(beside, { force: true })
    const code = codeOf(error) === 'ENOSPC' ? 'DISK_FULL' : 'FOLDER_MISSING'
    throw new EvenkeelError(code, { folder: dirname(path), reason: codeOf(error) }, error)
  }
}
