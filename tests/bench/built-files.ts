/** Where the built program lies; this file runs from `out/bench`. */
import { join, resolve } from 'node:path'
import { builtFiles } from '@main/dispatch/thread/shell-options'

const out = resolve(__dirname, '..')

export const built = {
  ...builtFiles(join(out, 'main')),
  loopback: join(out, 'main/loopback.js'),
  sampleServer: join(out, 'main/sample-server.js'),
}
