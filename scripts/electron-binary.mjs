/** Electron's binary, found by its files: asking the package for it would download it, with no limit of time. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inRoot } from './project-paths.mjs'

export const packageFolder = inRoot('node_modules/electron')
export const electronVersion = () =>
  JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')).version

/** Its path; undefined where it was never downloaded, or is that of another version. */
export function electronBinary() {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (override) {
    const name = process.platform === 'win32' ? 'electron.exe' : 'electron'
    return existing(join(override, name))
  }
  try {
    const read = (...parts) => readFileSync(join(packageFolder, ...parts), 'utf8').trim()
    if (read('dist', 'version').replace(/^v/, '') !== electronVersion()) return undefined
    return existing(join(packageFolder, 'dist', read('path.txt')))
  } catch {
    return undefined
  }
}

const existing = (file) => (existsSync(file) ? file : undefined)
