#!/usr/bin/env node
/** `npm run -s evenkeel -- COMMAND …`: the command line, built if it must be and otherwise at once. */
import { ensureReady } from './ensure-ready.mjs'
import { callerFolder, inRoot, ownNode } from './project-paths.mjs'
import { run } from './run-child.mjs'

await ensureReady()
// What a pull reads is soon of no use: with more room for it the process would hold a quarter more memory. In one run
// out of two V8 also took the rows for something that stays, judging by the first of them, and put all to what is old.
const limits = ['--max-semi-space-size=8', '--no-allocation-site-pretenuring']
const args = [...limits, inRoot('out/main/cli.js'), ...process.argv.slice(2)]
// In the folder it was called from: paths given to it are relative to that.
process.exitCode = await run(ownNode, args, { cwd: callerFolder() })
