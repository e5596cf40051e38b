/** The folder of the repository, from wherever this runs: as a test, or bundled. */
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

function above(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder
  if (dirname(folder) === folder) throw new Error('no repository here')
  return above(dirname(folder))
}

export const repositoryRoot = above(import.meta.dirname)
