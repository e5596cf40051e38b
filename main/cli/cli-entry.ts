/** The command line: built to `out/main/cli.js` and run by `scripts/evenkeel.mjs`. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createCore } from '@main/dispatch/create-core'
import { checkFiles } from '@main/dispatch/file-tools'
import { initWorkspace, languageOfWorkspace, verifyWorkspace } from '@main/dispatch/workspace-tools'
import { runCommandLine } from './run-command-line'
import { processTerminal } from './terminal'

// A reader that has seen enough (`| head`) is no failure.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    throw error
  })

const written = (stream: NodeJS.WriteStream) =>
  new Promise<void>((resolve) => stream.write('', () => resolve()))

async function main() {
  const exit = await runCommandLine(process.argv.slice(2), {
    terminal: processTerminal(),
    resources: join(__dirname, '../../resources'),
    planningWorker: join(__dirname, 'planning.js'),
    createCore,
    initWorkspace,
    verifyWorkspace,
    checkFiles,
    languageOf: languageOfWorkspace,
    hasWorkspace: (folder) => existsSync(join(folder, 'workspace.sqlite')),
  })
  await Promise.all([written(process.stdout), written(process.stderr)])
  process.exit(exit)
}

void main()
