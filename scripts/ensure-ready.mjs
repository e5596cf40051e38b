/** Before anything runs: dependencies installed as the lockfile says, the build no older than its sources. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { buildIsCurrent, markBuilt, sourceFingerprint } from './build-stamp.mjs'
import { installIsCurrent, markInstalled } from './install-stamp.mjs'
import { hasOwnNode, inRoot, ownNode, say } from './project-paths.mjs'
import { npmCommand, runQuietly } from './run-child.mjs'

/** Installs where needed; ends the process with a sentence where that fails. */
export async function ensureInstalled() {
  if (installIsCurrent() && hasOwnNode()) return
  say('Installing dependencies (npm ci) …')
  // Without scripts: an implicit build of the SQLite binding would want headers from the network. Only `node` has a
  // script that is needed, and it is run by name.
  await npm('ci', '--ignore-scripts', '--no-audit', '--no-fund')
  if (!hasOwnNode()) await npm('rebuild', 'node')
  if (!hasOwnNode()) stop('Node 24 was not installed: node_modules/node has no binary')
  markInstalled()
}

async function npm(...args) {
  const [command, before, options] = npmCommand()
  const status = await runQuietly(command, [...before, ...args], options)
  if (status !== 0) stop(`npm ${args.join(' ')} failed with status ${status}`)
}

/** Builds where a source is newer; resolves with false where the build fails. */
export async function ensureBuilt({ always = false } = {}) {
  if (!always && buildIsCurrent()) return true
  return withLock(async () => {
    if (!always && buildIsCurrent()) return true
    say('Building …')
    const before = sourceFingerprint()
    const tool = inRoot('node_modules/electron-vite/bin/electron-vite.js')
    if ((await runQuietly(ownNode, [tool, 'build', '--logLevel', 'warn'])) !== 0) return false
    markBuilt(before)
    return true
  })
}

/** Both; ends the process where either fails. */
export async function ensureReady() {
  await ensureInstalled()
  if (!(await ensureBuilt())) stop('The build failed; see above.')
}

export function stop(sentence, status = 1) {
  say(sentence)
  process.exit(status)
}

/** Two commands started together must not build into the same folder at once. */
async function withLock(work) {
  const lock = inRoot('node_modules/.evenkeel-building')
  while (!take(lock)) {
    if (!holderLives(lock)) rmSync(lock, { force: true })
    else await new Promise((resolve) => setTimeout(resolve, 100))
  }
  try {
    return await work()
  } finally {
    rmSync(lock, { force: true })
  }
}

function take(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' })
    return true
  } catch {
    return false
  }
}

function holderLives(lock) {
  try {
    const holder = Number(readFileSync(lock, 'utf8'))
    // Just made, its number not yet written.
    if (holder === 0) return true
    process.kill(holder, 0)
    return true
  } catch {
    return false
  }
}
