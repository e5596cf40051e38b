/**
 * `node scripts/tryton-server.mjs`: a real Tryton 6.0 with a part of the sample company on 127.0.0.1, to pull from and
 * publish to. Its first line is JSON: where it is and who may sign in, or why there is none.
 *
 *   --port N        a free one otherwise
 *   --folder DIR    keeps the database there; otherwise it is new at every start
 *   --attached      ends when its standard input does
 *   --install       only installs the packages where that is possible, and says whether there is a Tryton
 *   --rebuild       makes the packed database of the demo company anew, and ends
 */
import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { callerFolder, say } from './project-paths.mjs'
import { ensureTryton } from './tryton/packages.mjs'
import { rebuild, start } from './tryton/server.mjs'

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    folder: { type: 'string' },
    attached: { type: 'boolean', default: false },
    install: { type: 'boolean', default: false },
    rebuild: { type: 'boolean', default: false },
  },
})

const tell = (about) => process.stdout.write(`${JSON.stringify(about)}\n`)

const missing = await ensureTryton(say)
if (missing !== null) {
  tell({ missing })
  process.exitCode = 3
} else if (values.install) tell({ missing })
else if (values.rebuild) rebuild(say)
else await serve()

async function serve() {
  const folder = values.folder === undefined ? undefined : resolve(callerFolder(), values.folder)
  if (folder) mkdirSync(folder, { recursive: true })
  const server = await start({ port: Number(values.port), folder, say })
  tell(server.about)
  const stopped = new Promise((end) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, end)
    if (values.attached) process.stdin.resume().once('end', end)
  })
  await Promise.race([stopped, server.ended])
  await server.stop()
  process.exit()
}
