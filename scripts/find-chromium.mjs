/** A real Chromium for the tests of what people see: found, else installed, never done without. */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { inRoot, ownNode, say } from './project-paths.mjs'
import { runQuietly } from './run-child.mjs'

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome']
const usualPlaces = [
  '/usr/lib/chromium/chromium',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
]

/** The path of one that starts; rejects where none can be had. */
export async function findOrInstallChromium() {
  const found = findChromium()
  if (found) return found
  say('No Chromium found; installing one for the tests …')
  await install()
  const installed = findChromium()
  if (!installed)
    throw new Error('No Chromium could be found or installed; set EVENKEEL_CHROMIUM to one.')
  return installed
}

export function findChromium() {
  const named = process.env.EVENKEEL_CHROMIUM
  if (named) {
    if (!starts(named)) throw new Error(`EVENKEEL_CHROMIUM is ${named}, which does not start.`)
    return named
  }
  return [...inPath(), ...usualPlaces, ...playwrightsOwn()].find(
    (file) => existsSync(file) && starts(file),
  )
}

function inPath() {
  const folders = (process.env.PATH ?? '').split(delimiter)
  const suffix = process.platform === 'win32' ? '.exe' : ''
  return names.flatMap((name) => folders.map((folder) => join(folder, name + suffix)))
}

function playwrightsOwn() {
  const folder =
    process.env.PLAYWRIGHT_BROWSERS_PATH ||
    {
      darwin: join(homedir(), 'Library/Caches/ms-playwright'),
      win32: join(process.env.LOCALAPPDATA ?? homedir(), 'ms-playwright'),
    }[process.platform] ||
    join(homedir(), '.cache/ms-playwright')
  if (!existsSync(folder)) return []
  const inside = [
    'chrome-linux/chrome',
    'chrome-linux64/chrome',
    'chrome-win/chrome.exe',
    'chrome-win64/chrome.exe',
    'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
  ]
  const builds = readdirSync(folder).filter((name) => /^chromium-\d+$/.test(name))
  return builds.reverse().flatMap((name) => inside.map((path) => join(folder, name, path)))
}

/** A file by that name may be no more than advice to install it. */
function starts(file) {
  return spawnSync(file, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0
}

async function install() {
  const root = process.getuid?.() === 0
  if (root && spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    await runQuietly('apt-get', ['update'], { env })
    const packages = ['chromium', 'fonts-noto-cjk']
    const status = await runQuietly('apt-get', ['install', '-y', ...packages], { env })
    if (status === 0) return
  }
  await runQuietly(ownNode, [inRoot('node_modules/playwright/cli.js'), 'install', 'chromium'])
}
