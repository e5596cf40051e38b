/** `npm run sample-server`: the sample company's ERP and CRM, to pull from and publish to. */
import { ensureReady } from './ensure-ready.mjs'
import { callerFolder, inRoot, ownNode } from './project-paths.mjs'
import { run } from './run-child.mjs'

await ensureReady()
const args = [inRoot('out/main/sample-server.js'), ...process.argv.slice(2)]
process.exitCode = await run(ownNode, args, { cwd: callerFolder() })
