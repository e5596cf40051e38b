/** Real data that lies beside the repository; tests of it are skipped, and say so, where it does not. */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'

const folder = resolve(import.meta.dirname, '../../../shared/data')

/** The path of a folder of the shared data, and whether it is there. */
export function sharedData(name: string): { readonly path: string; readonly there: boolean } {
  const path = resolve(folder, name)
  return { path, there: existsSync(path) }
}
