/** Runs the bundled command line as a process of its own, as `scripts/evenkeel.mjs` does. */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { bundleEntry, repository } from '../../support/shell-bundle'

export interface CliRun {
  readonly exit: number | null
  readonly out: string
  readonly errors: string
}

/** Bundles once for the test file. The bundle lies two folders below the repository, as `out/main` does. */
export function bundledCli() {
  const built = resolve(repository, `.cache/cli-${process.pid}`)
  const folder = mkdtempSync(join(tmpdir(), 'evenkeel-cli-'))
  beforeAll(async () => {
    await bundleEntry('main/cli/cli-entry.ts', built, 'cli')
    await bundleEntry('main/planning/planning-thread-entry.ts', built, 'planning')
    await bundleEntry('main/services/workbooks/workbook-thread-entry.ts', built, 'workbook')
    await bundleEntry('main/services/quality/quality-thread-entry.ts', built, 'quality')
    await bundleEntry('main/services/matching/matching-thread-entry.ts', built, 'matching')
  })
  afterAll(() => {
    rmSync(built, { recursive: true, force: true })
    rmSync(folder, { recursive: true, force: true })
  })

  /** `input` is its standard input, empty where absent. */
  function run(args: readonly string[], input = '') {
    return new Promise<CliRun>((settle, reject) => {
      const child = spawn(process.execPath, [join(built, 'cli.js'), ...args], {
        env: { PATH: process.env.PATH ?? '', LANG: 'en_GB.UTF-8' },
      })
      let out = ''
      let errors = ''
      child.stdout.on('data', (data) => {
        out += data
      })
      child.stderr.on('data', (data) => {
        errors += data
      })
      child.on('error', reject)
      child.on('close', (exit) => settle({ exit, out, errors }))
      child.stdin.end(input)
    })
  }

  return { folder, workspace: join(folder, 'company'), run }
}
