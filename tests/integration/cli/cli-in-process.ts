/** Runs commands without a process for each: the real program behind a terminal that only listens. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Program } from '@main/cli/program'
import { runCommandLine } from '@main/cli/run-command-line'
import { createCore } from '@main/dispatch/create-core'
import { checkFiles } from '@main/dispatch/file-tools'
import { initWorkspace, languageOfWorkspace, verifyWorkspace } from '@main/dispatch/workspace-tools'
import { afterAll, beforeAll } from 'vitest'
import { bundleEntry, repository } from '../../support/shell-bundle'

/** A terminal that answers every prompt with `secret` and keeps what it is told. */
export function listeningTerminal(secret = '') {
  const said = { out: '', errors: '' }
  const terminal: Program['terminal'] = {
    environment: { LANG: 'en_GB.UTF-8' },
    interactive: false,
    out(text) {
      said.out += text
    },
    note(text) {
      said.errors += text
    },
    readSecret: async () => secret,
    onInterrupt: () => () => undefined,
  }
  return { said, terminal }
}

/** One temporary folder and one planning worker for the test file. */
export function cliInProcess() {
  const built = resolve(repository, `.cache/cli-${process.pid}`)
  const folder = mkdtempSync(join(tmpdir(), 'evenkeel-cli-'))
  beforeAll(async () => {
    await bundleEntry('main/planning/planning-thread-entry.ts', built, 'planning')
    await bundleEntry('main/services/workbooks/workbook-thread-entry.ts', built, 'workbook')
    await bundleEntry('main/services/quality/quality-thread-entry.ts', built, 'quality')
    await bundleEntry('main/services/matching/matching-thread-entry.ts', built, 'matching')
  })
  afterAll(() => {
    rmSync(built, { recursive: true, force: true })
    rmSync(folder, { recursive: true, force: true })
  })

  async function run(args: readonly string[], secret?: string) {
    const { said, terminal } = listeningTerminal(secret)
    const exit = await runCommandLine(args, {
      terminal,
      resources: resolve(repository, 'resources'),
      planningWorker: join(built, 'planning.js'),
      createCore,
      initWorkspace,
      verifyWorkspace,
      checkFiles,
      languageOf: languageOfWorkspace,
      hasWorkspace: (of) => existsSync(join(of, 'workspace.sqlite')),
    })
    return { exit, ...said }
  }

  /** Runs with `--json` and reads the one document. */
  async function json(...args: string[]) {
    const done = await run([...args, '--json'])
    return { ...done, document: JSON.parse(done.out) }
  }

  return { folder, workspace: join(folder, 'company'), run, json }
}
