#!/usr/bin/env node
/** `npm run -s evenkeel -- COMMAND …`: the command line, built if it must be and otherwise at once. */
import { ensureReady } from './ensure-ready.mjs'
import { callerFolder, inRoot, ownNode } from './project-paths.mjs'
import { run } from './run-child.mjs'

await ensureReady()
const args = [inRoot('out/main/cli.js'), ...process.argv.slice(2)]
// In the folder it was called from: paths given to it are relative to that.
process.exitCode = await run(ownNode, args, { cwd: callerFolder() })
