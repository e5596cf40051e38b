import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { encodeFrame } from '@shared/codec/frame-codec'
import { type Browser, type BrowserContext, chromium } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { chromiumPath } from '../../support/shell-desktop-launch'
import { temporaryFolder } from '../../support/shell-fake-page'
import { type Installation, installShells } from '../../support/shell-installation'

let temporary: Awaited<ReturnType<typeof temporaryFolder>>
let installed: Installation
let browser: Browser
let context: BrowserContext
const running = new Set<ChildProcess>()

beforeAll(async () => {
  temporary = await temporaryFolder()
  installed = await installShells(join(temporary.path, 'app'))
  browser = await chromium.launch({
    executablePath: chromiumPath,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
})
afterAll(async () => {
  await browser.close()
  await temporary.remove()
})
beforeEach(async () => {
  context = await browser.newContext()
})
afterEach(async () => {
  await context.close()
  for (const child of running) child.kill('SIGKILL')
  running.clear()
})

function start(...args: readonly string[]) {
  const child = spawn(process.execPath, [installed.loopback, '--no-open', ...args])
  running.add(child)
  let output = ''
  const url = new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (data: Buffer) => {
        output += data
        const match = /^EVENKEEL_URL (\S+)$/m.exec(output)
        if (match?.[1]) resolve(match[1])
      })
    child.once('exit', () => reject(new Error(`ended before it had an address\n${output}`)))
  })
  // Not every test asks for it.
  url.catch(() => {})
  return { child, url, output: () => output, ended: once(child, 'exit') }
}
const workspace = (name?: string) => ['--workspace', installed.workspace(name)]

describe('the browser shell', () => {
  test('opens by its link, survives a reload, and opens for nobody else', async () => {
    const url = await start(...workspace()).url
    const page = await context.newPage()
    await page.goto(url)
    await page.locator('#ready', { hasText: 'ready' }).waitFor()
    expect(page.url()).toBe(`${new URL(url).origin}/`)
    await page.reload()
    await page.locator('#ready', { hasText: 'ready' }).waitFor()

    const stranger = await browser.newContext()
    const refused = await stranger.newPage()
    const second = await refused.goto(url)
    expect(second?.status()).toBe(403)
    expect(await refused.textContent('body')).toContain('npm start')
    expect((await refused.goto(new URL(url).origin))?.status()).toBe(403)
    await stranger.close()
  })

  test('lets the page open its own WebSocket, and no other site', async () => {
    const url = await start(...workspace()).url
    const page = await context.newPage()
    await page.goto(url)
    const opens = (address: string) =>
      page.evaluate(
        (to) =>
          new Promise<string>((resolve) => {
            const socket = new WebSocket(to)
            socket.onopen = () => resolve('open')
            socket.onerror = () => resolve('refused')
          }),
        address,
      )
    const { host, port } = new URL(url)
    expect(await opens(`ws://${host}/bridge`)).toBe('open')
    expect(await opens(`ws://localhost:${port}/bridge`)).toBe('refused')

    // Another site in the same browser, cookie and all: by name it is another origin.
    const other = await start(...workspace('other')).url
    const foreign = await context.newPage()
    await foreign.goto(other)
    const fromForeign = await foreign.evaluate(
      (to) =>
        fetch(to, { mode: 'no-cors', credentials: 'include' }).then(
          () => 'read',
          () => 'refused',
        ),
      `http://${host}/`,
    )
    expect(fromForeign).toBe('refused')
  })

  test('keeps to the policy', async () => {
    const url = await start(...workspace()).url
    const page = await context.newPage()
    await page.goto(url)
    const outcome = await page.evaluate(async () => {
      const script = document.createElement('script')
      script.textContent = 'window.inlineRan = true'
      document.head.append(script)
      const style = document.createElement('style')
      style.nonce = document.querySelector<HTMLMetaElement>('meta[name=csp-nonce]')?.content ?? ''
      style.textContent = '#ready { opacity: 0.5 }'
      document.head.append(style)
      const shown = getComputedStyle(document.querySelector('#ready') as Element)
      const remote = await fetch('https://example.com/').then(
        () => 'allowed',
        () => 'refused',
      )
      return { inlineRan: 'inlineRan' in window, opacity: shown.opacity, remote }
    })
    expect(outcome).toEqual({ inlineRan: false, opacity: '0.5', remote: 'refused' })
  })
})

describe('the process', () => {
  test('ends when its last window has been closed for a while', async () => {
    const server = start(...workspace(), '--idle', '0')
    const url = await server.url
    const page = await context.newPage()
    await page.goto(url)
    await page.evaluate(
      (to) =>
        new Promise((resolve) => {
          new WebSocket(to).onopen = resolve
        }),
      `ws://${new URL(url).host}/bridge`,
    )
    await page.close()
    expect(await server.ended).toEqual([0, null])
  })

  test.each(['SIGINT', 'SIGTERM'] as const)('ends on %s', async (signal) => {
    const server = start(...workspace())
    await server.url
    server.child.kill(signal)
    expect(await server.ended).toEqual([0, null])
  })

  test('ends when whoever started it is gone', async () => {
    const server = start(...workspace())
    await server.url
    server.child.stdin?.end()
    expect(await server.ended).toEqual([0, null])
  })

  test('names why the workspace cannot be opened, with status 3', async () => {
    const server = start(...workspace('newer'))
    expect(await server.ended).toEqual([3, null])
    expect(server.output()).toContain('WORKSPACE_NEWER')
    expect(server.output()).not.toContain('EVENKEEL_URL')
  })

  test('refuses arguments that it does not know, with status 2', async () => {
    const server = start('--worksapce', 'x')
    expect(await server.ended).toEqual([2, null])
    expect(server.output()).toContain('--worksapce')
  })

  test('ends with status 4 when the thread of the workspace does', async () => {
    const server = start(...workspace())
    const url = await server.url
    const page = await context.newPage()
    await page.goto(url)
    const frame = [...encodeFrame({ id: 1, name: 'fake.die' })]
    const code = await page.evaluate(
      ([to, bytes]) =>
        new Promise((resolve) => {
          const socket = new WebSocket(to as string)
          socket.onopen = () => socket.send(new Uint8Array(bytes as number[]))
          socket.onclose = (event) => resolve(event.code)
        }),
      [`ws://${new URL(url).host}/bridge`, frame] as const,
    )
    expect(code).toBe(1011)
    expect(await server.ended).toEqual([4, null])
    expect(server.output()).toContain('died as asked')
  })
})
