/** Where things lie in a checkout, and the Node that runs them. */
import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = join(dirname(fileURLToPath(import.meta.url)), '..')
export const inRoot = (...parts) => join(root, ...parts)

/** The Node 24 that npm installed: SQLite's binding crashes on older ones, without a word. */
export const ownNode = inRoot(
  'node_modules/node/bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
)
export const hasOwnNode = () => existsSync(ownNode)

/** Scripts answer on standard output; whatever they say about themselves goes here. */
export const say = (line) => process.stderr.write(`${line}\n`)

/** The folder that relative paths on the command line mean: npm changes to the package's before it runs a script. */
export function callerFolder() {
  const here = process.cwd()
  const throughNpm =
    process.env.npm_lifecycle_event !== undefined && resolve(here) === resolve(root)
  return (throughNpm && process.env.INIT_CWD) || here
}
