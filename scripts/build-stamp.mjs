/** Whether `out/` was built from the sources as they are: a stamp with a fingerprint of their names, sizes and times. */
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inRoot } from './project-paths.mjs'

const stamp = inRoot('out/.built')
const sources = [
  'main',
  'preload',
  'renderer',
  'shared',
  'electron.vite.config.mts',
  'package.json',
  'package-lock.json',
]
/** What must be there whatever the stamp says. */
const results = [
  'out/main/desktop.js',
  'out/main/loopback.js',
  'out/main/core.js',
  'out/renderer/index.html',
]

export function sourceFingerprint() {
  const hash = createHash('sha256')
  const visit = (path) => {
    const found = statSync(path, { throwIfNoEntry: false })
    if (!found) return
    if (!found.isDirectory()) {
      hash.update(`${path}\0${found.size}\0${found.mtimeMs}\n`)
      return
    }
    for (const name of readdirSync(path).sort()) visit(join(path, name))
  }
  for (const source of sources) visit(inRoot(source))
  return hash.digest('hex')
}

export function buildIsCurrent() {
  if (!results.every((file) => statSync(inRoot(file), { throwIfNoEntry: false }))) return false
  try {
    return readFileSync(stamp, 'utf8') === sourceFingerprint()
  } catch {
    return false
  }
}

/** `fingerprint` is that of the sources before the build: what changed while it ran is not in it. */
export function markBuilt(fingerprint = sourceFingerprint()) {
  mkdirSync(inRoot('out'), { recursive: true })
  writeFileSync(stamp, fingerprint)
}
