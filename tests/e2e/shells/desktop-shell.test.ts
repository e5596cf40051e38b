import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ElectronApplication, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  chromiumPath,
  desktopArguments,
  executable,
  firstWindow,
  launchDesktop,
  shellName,
} from '../../support/shell-desktop-launch'
import { temporaryFolder } from '../../support/shell-fake-page'
import { type Installation, installShells } from '../../support/shell-installation'

let temporary: Awaited<ReturnType<typeof temporaryFolder>>
let installed: Installation
let userData: string
let app: ElectronApplication
let page: Page

interface Bridge {
  call(name: string, params: unknown): Promise<unknown>
  subscribe(listener: (name: string, payload: unknown) => void): () => void
}
type ExposedWindow = Window & { evenkeel: Bridge; heard: unknown[]; unsubscribe: () => void }

beforeAll(async () => {
  temporary = await temporaryFolder()
  installed = await installShells(join(temporary.path, 'app'))
  userData = join(temporary.path, 'user')
  const args = ['--workspace', installed.workspace(), '--lang', 'zh-CN']
  app = await launchDesktop({ folder: installed.folder, userData, args })
  page = await firstWindow(app)
  await page.locator('#ready', { hasText: 'ready' }).waitFor()
})
afterAll(async () => {
  await app.close()
  await temporary.remove()
})

const call = (name: string, params: unknown = {}) =>
  page.evaluate(
    ([n, p]) => (window as unknown as ExposedWindow).evenkeel.call(n as string, p),
    [name, params],
  )
const windows = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)

describe(`the desktop shell on ${shellName}`, () => {
  test('shows its window once there is something to show', async () => {
    const window = await app.browserWindow(page)
    await expect.poll(() => window.evaluate((w) => w.isVisible())).toBe(true)
    expect(await window.evaluate((w) => w.webContents.getURL())).toBe('evenkeel://app/')
  })

  test('gives the page two functions and nothing of Node or Electron', async () => {
    const seen = await page.evaluate(() => ({
      keys: Object.keys((window as unknown as ExposedWindow).evenkeel).sort(),
      types: Object.values((window as unknown as ExposedWindow).evenkeel).map(
        (each) => typeof each,
      ),
      others: ['require', 'process', 'module', 'Buffer', 'ipcRenderer', 'electron'].filter(
        (name) => name in window,
      ),
    }))
    expect(seen).toEqual({
      keys: ['call', 'subscribe'],
      types: ['function', 'function'],
      others: [],
    })
  })

  test('carries calls, arrays and failures', async () => {
    expect(await call('fake.echo', { text: '需求', none: null })).toEqual({
      ok: true,
      value: { text: '需求', none: null },
    })
    const cells = await page.evaluate(async () => {
      const reply = await (window as unknown as ExposedWindow).evenkeel.call('fake.cells', {})
      const { value } = reply as { value: { cells: Float64Array } }
      return [value.cells instanceof Float64Array, ...Array.from(value.cells, String)]
    })
    expect(cells).toEqual([true, '1', 'NaN', 'Infinity'])
    expect(await call('fake.uncloneable')).toMatchObject({ error: { code: 'INTERNAL' } })
    expect(await call('no.such')).toMatchObject({ error: { code: 'UNKNOWN_CALL' } })
  })

  test('gives the core the options of its command line', async () => {
    expect(await call('fake.options')).toMatchObject({
      value: { shell: 'desktop', workspace: installed.workspace(), language: 'zh-CN' },
    })
    expect(await call('fake.remember')).toMatchObject({ value: { secret: 'opensesame' } })
  })

  test('carries events until the page unsubscribes', async () => {
    await page.evaluate(() => {
      const shown = window as unknown as ExposedWindow
      shown.heard = []
      shown.unsubscribe = shown.evenkeel.subscribe((name, payload) =>
        shown.heard.push([name, payload]),
      )
    })
    await call('fake.emit', { topics: ['settings'] })
    const heard = () => page.evaluate(() => (window as unknown as ExposedWindow).heard)
    await expect.poll(heard).toEqual([['changed', { topics: ['settings'] }]])
    await page.evaluate(() => (window as unknown as ExposedWindow).unsubscribe())
    await call('fake.emit', { topics: ['session'] })
    await call('fake.echo')
    expect(await heard()).toHaveLength(1)
  })

  test('has the menu in the language of the person', async () => {
    const labels = await app.evaluate(({ Menu }) =>
      Menu.getApplicationMenu()?.items.map(({ label }) => label),
    )
    expect(labels).toEqual(['文件', '编辑', '视图', '窗口', '帮助'])
  })
})

describe(`what the page may not do on ${shellName}`, () => {
  test('inline script, remote requests and foreign styles are against the policy', async () => {
    const policy = await page.evaluate(async () =>
      (await fetch('/')).headers.get('content-security-policy'),
    )
    expect(policy).toContain("default-src 'none'")
    const outcome = await page.evaluate(async () => {
      const script = document.createElement('script')
      script.textContent = 'window.inlineRan = true'
      document.head.append(script)
      const style = document.createElement('style')
      style.textContent = '#ready { color: red }'
      document.head.append(style)
      const allowed = document.createElement('style')
      allowed.nonce = document.querySelector<HTMLMetaElement>('meta[name=csp-nonce]')?.content ?? ''
      allowed.textContent = '#ready { opacity: 0.5 }'
      document.head.append(allowed)
      const shown = getComputedStyle(document.querySelector('#ready') as Element)
      const remote = await fetch('https://example.com/').then(
        () => 'allowed',
        () => 'refused',
      )
      return {
        inlineRan: 'inlineRan' in window,
        colour: shown.color,
        opacity: shown.opacity,
        remote,
      }
    })
    expect(outcome).toEqual({
      inlineRan: false,
      colour: 'rgb(1, 2, 3)',
      opacity: '0.5',
      remote: 'refused',
    })
  })

  test('go elsewhere', async () => {
    await page.evaluate(() => {
      location.href = 'https://example.com/'
    })
    await page.evaluate(() => {
      const link = Object.assign(document.createElement('a'), { href: 'http://127.0.0.1:9/' })
      document.body.append(link)
      link.click()
    })
    // Were either on its way, this call would find no page or another one.
    expect(await call('fake.echo', 'still here')).toEqual({ ok: true, value: 'still here' })
    const window = await app.browserWindow(page)
    expect(await window.evaluate((w) => w.webContents.getURL())).toBe('evenkeel://app/')
  })

  test('open windows', async () => {
    const opened = await page.evaluate(() => [
      window.open('https://example.com/') === null,
      window.open('/') === null,
      window.open() === null,
    ])
    expect(opened).toEqual([true, true, true])
    expect(await windows()).toBe(1)
  })

  test('use devices, place or notifications', async () => {
    const states = await page.evaluate(async () => {
      const names = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read']
      const asked = names.map((name) =>
        navigator.permissions.query({ name: name as PermissionName }).then(({ state }) => state),
      )
      return Promise.all([...asked, Notification.requestPermission()])
    })
    expect(states).toEqual(Array.from({ length: 6 }, () => 'denied'))
  })

  test('see files that are not part of it', async () => {
    const statuses = await page.evaluate(async () => {
      const paths = [
        '/../package.json',
        '/%2e%2e/package.json',
        '/..%2fmain/desktop.js',
        '/missing',
      ]
      return Promise.all(paths.map(async (path) => (await fetch(path)).status))
    })
    expect(statuses).toEqual([404, 404, 404, 404])
  })
})

describe(`starting and ending on ${shellName}`, () => {
  const start = (args: readonly string[], folder = userData) => {
    const child = spawn(
      executable,
      desktopArguments({ folder: installed.folder, userData: folder, args }),
      { env: { ...process.env, EVENKEEL_CHROMIUM: chromiumPath } },
    )
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (data: Buffer) => {
        output += data
      })
    return { child, output: () => output, ended: once(child, 'exit') }
  }

  test('a second start brings the first to the front and leaves', async () => {
    const window = await app.browserWindow(page)
    await window.evaluate((w) => {
      Object.assign(globalThis, { focused: 0 })
      w.on('focus', () => Object.assign(globalThis, { focused: 1 }))
      w.blur?.()
    })
    const second = start(['--workspace', installed.workspace('other')])
    expect((await second.ended)[0]).toBe(0)
    expect(second.output()).not.toContain('EVENKEEL_READY')
    await expect
      .poll(() => app.evaluate(() => (globalThis as unknown as { focused: number }).focused))
      .toBe(1)
    expect(await windows()).toBe(1)
  })

  test('a workspace that cannot be opened is said, with its code, and the status is 1', async () => {
    const refused = start(
      ['--workspace', installed.workspace('newer')],
      join(temporary.path, 'user-of-newer'),
    )
    const [status] = await refused.ended
    expect(status).toBe(1)
    expect(refused.output()).toContain('EVENKEEL_REFUSED WORKSPACE_NEWER')
    expect(refused.output()).not.toContain('EVENKEEL_READY')
  })

  const windowOf = async (program: ElectronApplication) =>
    program.browserWindow(await firstWindow(program))

  test('says that it is ready, keeps where its window was, and ends with 0', async () => {
    const folder = join(temporary.path, 'user-of-state')
    const args = ['--workspace', installed.workspace()]
    const first = await launchDesktop({ folder: installed.folder, userData: folder, args })
    let output = ''
    first.process().stdout?.on('data', (data: Buffer) => {
      output += data
    })
    const shown = await windowOf(first)
    await expect.poll(() => output, { timeout: 20_000 }).toContain('EVENKEEL_READY')
    await shown.evaluate((w) => w.setBounds({ x: 40, y: 50, width: 1100, height: 700 }))
    const ended = once(first.process(), 'exit')
    await first.close()
    expect((await ended)[0]).toBe(0)

    const state: unknown = JSON.parse(await readFile(join(folder, 'window-state.json'), 'utf8'))
    expect(state).toEqual({ x: 40, y: 50, width: 1100, height: 700, maximised: false })
    const second = await launchDesktop({ folder: installed.folder, userData: folder, args })
    const restored = await windowOf(second)
    expect(await restored.evaluate((w) => w.getNormalBounds())).toMatchObject({
      width: 1100,
      height: 700,
    })
    await second.close()
  })
})
