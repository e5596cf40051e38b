/** Builds and lints texts that must not pass, in folders of their own, by the very rules of the project. */
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { repository } from './source-files'

const compiler = join(repository, 'node_modules/.bin/tsc')
const linter = join(repository, 'node_modules/.bin/biome')

export interface Trial {
  readonly status: number | null
  readonly output: string
}

/** An empty folder below `out`, so that packages and path aliases resolve as everywhere. */
export function trialFolder(): string {
  const parent = join(repository, 'out')
  mkdirSync(parent, { recursive: true })
  return mkdtempSync(join(parent, 'architecture-'))
}

interface Project {
  readonly layer: string
  /** Below the trial's folder. */
  readonly files?: readonly string[]
  readonly references?: readonly string[]
}

function writeProject(folder: string, name: string, project: Project): string {
  const { layer, files = [], references = [] } = project
  const file = join(folder, `${name}.json`)
  const back = relative(folder, repository).replaceAll('\\', '/')
  const configuration = {
    extends: `${back}/${layer}/tsconfig.json`,
    compilerOptions: {
      outDir: `./${name}-types`,
      tsBuildInfoFile: `./${name}.tsbuildinfo`,
      rootDir: back,
    },
    include: [`${back}/${layer}`, ...files],
    references: references.map((path) => ({ path })),
  }
  writeFileSync(file, JSON.stringify(configuration))
  return file
}

/** Builds `layer`, which sees `shared` only, together with files of the given texts. */
export function buildWith(
  folder: string,
  layer: string,
  texts: Readonly<Record<string, string>>,
): Trial {
  const trial = mkdtempSync(join(folder, 'trial-'))
  for (const [name, text] of Object.entries(texts)) writeFileSync(join(trial, name), text)
  // One for all trials of the folder: it is built once.
  if (layer !== 'shared') writeProject(folder, 'shared', { layer: 'shared' })
  const project = writeProject(trial, 'layer', {
    layer,
    files: Object.keys(texts),
    references: layer === 'shared' ? [] : ['../shared.json'],
  })
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [compiler, '-b', project, '--pretty', 'false'],
    { cwd: repository, encoding: 'utf8' },
  )
  return { status, output: `${stdout}${stderr}` }
}

/** Lints a text as if it lay at the path, by the project's own rules. */
export function lintAs(folder: string, path: string, text: string): Trial {
  const trial = mkdtempSync(join(folder, 'trial-'))
  copyFileSync(join(repository, 'biome.json'), join(trial, 'biome.json'))
  mkdirSync(dirname(join(trial, path)), { recursive: true })
  writeFileSync(join(trial, path), text)
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    // The folder is one that version control passes over.
    [linter, 'lint', '--vcs-enabled=false', '--config-path=.', '.'],
    { cwd: trial, encoding: 'utf8' },
  )
  return { status, output: `${stdout}${stderr}` }
}
