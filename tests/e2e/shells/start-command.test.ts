import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { chromiumPath, standInFolder } from '../../support/shell-desktop-launch'
import { temporaryFolder } from '../../support/shell-fake-page'
import { putShells } from '../../support/shell-installation'
import { fakeCheckout } from '../../support/shell-start-script'

let temporary: Awaited<ReturnType<typeof temporaryFolder>>
let script: string
const running = new Set<ChildProcess>()
beforeAll(async () => {
  temporary = await temporaryFolder()
  const checkout = await fakeCheckout(join(temporary.path, 'checkout'))
  await putShells(checkout)
  script = join(checkout, 'scripts/start.mjs')
})
afterEach(() => {
  for (const child of running) child.kill('SIGKILL')
  running.clear()
})
afterAll(() => temporary.remove())

function start(command: string, args: readonly string[], environment = {}) {
  const child = spawn(command, args, { env: { ...process.env, ...environment } })
  running.add(child)
  let output = ''
  const waiting = new Map<RegExp, (match: RegExpExecArray) => void>()
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data: Buffer) => {
      output += data
      for (const [pattern, found] of waiting) {
        const match = pattern.exec(output)
        if (match) found(match)
      }
    })
  return {
    child,
    ended: once(child, 'exit'),
    /** Resolves as soon as the output so far has it. */
    printed: (pattern: RegExp) =>
      new Promise<RegExpExecArray>((resolve, reject) => {
        waiting.set(pattern, resolve)
        child.once('exit', () => reject(new Error(`ended without ${pattern}\n${output}`)))
      }),
  }
}

const listens = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.on('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.on('error', () => resolve(false))
  })
const address = /EVENKEEL_URL http:\/\/127\.0\.0\.1:(\d+)\//
const inBrowser = ['--browser', '--no-open', '--workspace', '/sample']

describe('the server of the browser shell ends', () => {
  test('when the start script is killed', async () => {
    const started = start(process.execPath, [script, ...inBrowser])
    const port = Number((await started.printed(address))[1])
    expect(await listens(port)).toBe(true)
    started.child.kill('SIGKILL')
    await expect.poll(() => listens(port), { timeout: 10_000 }).toBe(false)
  })

  test('when npm is killed, though its shell stays behind', async () => {
    // npm, its shell, the script: the shell does not notice that npm is gone.
    const npm = `require('node:child_process').spawn('sh', ['-c', '"$0" "$@"; true', ...process.argv.slice(1)], { stdio: 'inherit' })`
    const args = ['-e', npm, '--', process.execPath, script, ...inBrowser]
    const started = start(process.execPath, args, { npm_lifecycle_event: 'start' })
    const port = Number((await started.printed(address))[1])
    expect(await listens(port)).toBe(true)
    started.child.kill('SIGKILL')
    await expect.poll(() => listens(port), { timeout: 10_000 }).toBe(false)
  })

  test('when the start script is asked to, with status 0', async () => {
    const started = start(process.execPath, [script, ...inBrowser])
    await started.printed(address)
    started.child.kill('SIGTERM')
    expect(await started.ended).toEqual([0, null])
  })
})

test('the desktop shell is started where Electron is there (on the stand-in)', async () => {
  const started = start(process.execPath, [script, '--workspace', '/sample'], {
    DISPLAY: process.env.DISPLAY ?? ':99',
    ELECTRON_OVERRIDE_DIST_PATH: standInFolder,
    EVENKEEL_CHROMIUM: chromiumPath,
  })
  await started.printed(/^EVENKEEL_READY$/m)
  started.child.kill('SIGTERM')
  expect(await started.ended).toEqual([0, null])
})
