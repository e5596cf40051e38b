/** The project's own files, as the tests of its architecture read them. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { repository } from '../../support/shell-bundle'

export { repository }

const source = /\.(ts|tsx|mts|mjs|cts|cjs)$/

const slashed = (path: string): string => path.split(sep).join('/')

/** Paths below the repository, with `/`, of the source files of a folder. */
export const sourcesIn = (folder: string): string[] =>
  readdirSync(join(repository, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && source.test(entry.name))
    .map((entry) => slashed(relative(repository, join(entry.parentPath, entry.name))))
    .sort()

export const folders = ['shared', 'main', 'preload', 'renderer', 'scripts', 'tests'] as const

export const allSources = (): string[] => folders.flatMap(sourcesIn)

export const textOf = (file: string): string => readFileSync(join(repository, file), 'utf8')
