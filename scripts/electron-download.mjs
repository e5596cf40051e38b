/** Fetches Electron's binary once, without ever keeping anybody waiting for a network that does not answer. */
import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { electronBinary, electronVersion, packageFolder } from './electron-binary.mjs'
import { ownNode, say } from './project-paths.mjs'

const seconds = (name, usual) => Number(process.env[name] || usual) * 1000
const probeTime = 4000
const longest = () => seconds('EVENKEEL_DOWNLOAD_SECONDS', 600)
const longestStall = () => seconds('EVENKEEL_STALL_SECONDS', 20)
/** Less in the time of a stall, and it would take hours. */
const leastProgress = 200_000

/** Undefined when the binary is there afterwards, else why it is not, in both languages. */
export async function downloadElectron(texts) {
  const address = artifactAddress()
  const unreachable = await probe(address, texts)
  if (unreachable) return unreachable
  say(texts.downloading(electronVersion()))
  const failure = await install(texts)
  return failure ?? (electronBinary() ? undefined : texts.downloadFailed('no binary'))
}

function artifactAddress() {
  const mirror =
    process.env.ELECTRON_MIRROR ||
    process.env.npm_config_electron_mirror ||
    'https://github.com/electron/electron/releases/download/'
  const version = electronVersion()
  const folder = (process.env.ELECTRON_CUSTOM_DIR || `v${version}`).replace(
    '{{ version }}',
    version,
  )
  const file = `electron-v${version}-${process.platform}-${process.arch}.zip`
  return `${mirror}${folder}/${file}`
}

async function probe(address, texts) {
  let host = address
  try {
    host = new URL(address).host
    const signal = AbortSignal.timeout(probeTime)
    const { ok, status, headers } = await fetch(address, { method: 'HEAD', signal })
    if (!ok) return texts.notThere(host, status)
    // A network that wants somebody to sign in first answers everything with a page.
    return headers.get('content-type')?.startsWith('text/html') ? texts.portal(host) : undefined
  } catch (error) {
    return texts.unreachable(host, error.cause?.code ?? error.name)
  }
}

/** The package's own script, with a temporary folder of its own: it would leave its own behind when it is ended. */
async function install(texts) {
  const temporary = mkdtempSync(join(tmpdir(), 'evenkeel-electron-'))
  const env = { ...process.env, TMPDIR: temporary, TEMP: temporary, TMP: temporary }
  const child = spawn(ownNode, [join(packageFolder, 'install.js')], {
    env,
    stdio: ['ignore', 2, 'pipe'],
  })
  let errors = ''
  child.stderr.on('data', (data) => {
    errors += data
  })
  const stopWatching = watchProgress([temporary, join(packageFolder, 'dist')], () =>
    child.kill('SIGKILL'),
  )
  const code = await new Promise((resolve) => {
    child.on('error', resolve)
    child.on('exit', resolve)
  })
  const stalled = stopWatching()
  rmSync(temporary, { recursive: true, force: true, maxRetries: 5 })
  if (stalled) return texts.stalled()
  return code === 0
    ? undefined
    : texts.downloadFailed(errors.trim().split('\n')[0] || `status ${code}`)
}

/** Calls `giveUp` where the folders hardly grow, or after the longest time; the answer tells whether it did. */
function watchProgress(folders, giveUp) {
  let gaveUp = false
  let before = 0
  const stop = () => {
    gaveUp = true
    giveUp()
  }
  const cap = setTimeout(stop, longest())
  const watch = setInterval(() => {
    const now = folders.reduce((sum, folder) => sum + sizeOf(folder), 0)
    if (now - before < leastProgress) stop()
    before = now
  }, longestStall())
  return () => {
    clearTimeout(cap)
    clearInterval(watch)
    return gaveUp
  }
}

function sizeOf(path) {
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found?.isDirectory()) return found?.size ?? 0
  return readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0)
}
