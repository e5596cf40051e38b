/** `npm run build`: installs where needed and builds, whether or not anything changed. */
import { ensureBuilt, ensureInstalled, stop } from './ensure-ready.mjs'

await ensureInstalled()
if (!(await ensureBuilt({ always: true }))) stop('The build failed; see above.')
