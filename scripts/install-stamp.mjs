/** Whether node_modules is what package-lock.json says: a stamp with the hash of the lockfile it was installed from. */
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { inRoot } from './project-paths.mjs'

const stamp = inRoot('node_modules/.evenkeel-installed')
const lockfile = inRoot('package-lock.json')
const hashOf = (text) => createHash('sha256').update(text).digest('hex')

function read(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

export function installIsCurrent() {
  const wanted = read(lockfile)
  if (wanted === undefined) return false
  if (read(stamp)?.trim() === hashOf(wanted)) return true
  if (!npmInstalledTheSame(wanted)) return false
  markInstalled()
  return true
}

/** Somebody may have run npm by hand; what npm wrote down about it is as good as our stamp. */
function npmInstalledTheSame(wanted) {
  const written = read(inRoot('node_modules/.package-lock.json'))
  if (written === undefined) return false
  try {
    const installed = JSON.parse(written).packages
    return Object.entries(JSON.parse(wanted).packages).every(
      ([path, { version, optional }]) =>
        path === '' || (optional && !installed[path]) || installed[path]?.version === version,
    )
  } catch {
    return false
  }
}

export function markInstalled() {
  writeFileSync(stamp, `${hashOf(readFileSync(lockfile, 'utf8'))}\n`)
}
