/** `node scripts/score-forecasts.mjs --train T.csv --test F.csv …`: how good forecasts are; see tests/bench/score-forecasts.ts. */
import { ensureReady, stop } from './ensure-ready.mjs'
import { callerFolder, inRoot, ownNode } from './project-paths.mjs'
import { run, runQuietly } from './run-child.mjs'

await ensureReady()
if ((await runQuietly(ownNode, [inRoot('scripts/bundle-benchmarks.mjs')])) !== 0)
  stop('The benchmarks could not be built; see above.')
const args = [inRoot('out/bench/score-forecasts.js'), ...process.argv.slice(2)]
process.exitCode = await run(ownNode, args, { cwd: callerFolder() })
