/** `npm run -s bench [-- NAME…]`: one JSON line a measurement on standard output. */
import { ensureReady, stop } from './ensure-ready.mjs'
import { findOrInstallChromium } from './find-chromium.mjs'
import { inRoot, ownNode } from './project-paths.mjs'
import { run, runQuietly } from './run-child.mjs'

await ensureReady()
if ((await runQuietly(ownNode, [inRoot('scripts/bundle-benchmarks.mjs')])) !== 0)
  stop('The benchmarks could not be built; see above.')
// Those of the grid need it; the others do without.
const chromium = await findOrInstallChromium().catch(() => undefined)
const env = { ...process.env, ...(chromium ? { EVENKEEL_CHROMIUM: chromium } : {}) }
process.exitCode = await run(ownNode, [inRoot('out/bench/run.js'), ...process.argv.slice(2)], {
  env,
})
