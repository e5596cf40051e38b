import { existsSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import type { RequestListener } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { temporaryFolder } from '../../support/shell-fake-page'
import {
  fakeCheckout,
  fakeElectron,
  fakeMirror,
  startScript,
} from '../../support/shell-start-script'

let temporary: Awaited<ReturnType<typeof temporaryFolder>>
let checkout: string
const display = { DISPLAY: ':99' }
beforeAll(async () => {
  temporary = await temporaryFolder()
  checkout = await fakeCheckout(join(temporary.path, 'checkout'))
})
afterAll(() => temporary.remove())

/** The reason as it was said, and as it was given to the browser shell. */
const reasons = ({ stdout, stderr }: { stdout: string; stderr: string }) => ({
  said: /Opening Evenkeel in the browser: (.*)\.$/m.exec(stderr)?.[1],
  given: /--reason=([^"]*)"/.exec(stdout)?.[1],
})
const withMirror = async (listener: RequestListener, environment = {}) => {
  const mirror = await fakeMirror(listener)
  const started = await startScript(checkout, [], {
    ...display,
    ...environment,
    ELECTRON_MIRROR: mirror.url,
    electron_config_cache: join(temporary.path, 'cache'),
  })
  await mirror.close()
  return { ...started, ...reasons(started), asked: mirror.asked, host: new URL(mirror.url).host }
}

describe('the browser shell', () => {
  test('is started where it was asked for, with the arguments meant for it', async () => {
    const args = ['--browser', '--workspace', '/a b', '--lang=zh-CN', '--no-open', '--port', '8080']
    const { stdout, status } = await startScript(checkout, args, display)
    expect(stdout).toBe('LOOPBACK ["--workspace=/a b","--lang=zh-CN","--port=8080","--no-open"]\n')
    expect(status).toBe(0)
  })

  test('is started where there is no display, and is told so', async () => {
    const started = await startScript(checkout, [])
    expect(reasons(started)).toEqual({ said: 'there is no display', given: 'there is no display' })
    expect(started.seconds).toBeLessThan(5)
  })

  test('gives its reason in the language of the person', async () => {
    const started = await startScript(checkout, ['--lang', 'zh-CN'])
    expect(started.stderr).toContain('在浏览器中打开衡舟：没有显示器。')
  })

  test('passes its exit status on', async () => {
    const file = join(checkout, 'out/main/loopback.js')
    const before = await readFile(file, 'utf8')
    await writeFile(file, 'process.exit(3)')
    const { status } = await startScript(checkout, ['--browser'])
    await writeFile(file, before)
    expect(status).toBe(3)
  })
})

describe('where Electron was never downloaded', () => {
  test('an address that nobody answers costs no time', async () => {
    const started = await startScript(checkout, [], {
      ...display,
      ELECTRON_MIRROR: 'http://127.0.0.1:9/',
    })
    expect(reasons(started).given).toMatch(/^Electron cannot be downloaded: 127.0.0.1:9 does not/)
    expect(started.seconds).toBeLessThan(5)
  })

  test('a mirror without this version says 404', async () => {
    const { given, host, asked } = await withMirror((_request, response) =>
      response.writeHead(404).end(),
    )
    expect(given).toBe(`Electron cannot be downloaded: ${host} answers 404`)
    expect(asked).toEqual([
      expect.stringMatching(/^HEAD \/v[\d.]+\/electron-v[\d.]+-\w+-\w+\.zip$/),
    ])
  })

  test('a mirror that accepts and is silent is given up after four seconds', async () => {
    const { given, seconds, host } = await withMirror(() => {})
    expect(given).toBe(`Electron cannot be downloaded: ${host} does not answer (TimeoutError)`)
    expect(seconds).toBeLessThan(8)
  })

  test('a network that wants somebody to sign in is recognised', async () => {
    const { given, host, asked } = await withMirror((_request, response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Welcome</h1>'),
    )
    expect(given).toBe(`Electron cannot be downloaded: ${host} answers with a web page`)
    expect(asked).toHaveLength(1)
  })

  test('what is not Electron is not kept', async () => {
    const { given, asked } = await withMirror((_request, response) =>
      response.writeHead(200, { 'content-type': 'application/zip' }).end('no zip'),
    )
    expect(given).toMatch(/^Electron cannot be downloaded: Error: Generated checksum/)
    expect(asked).toHaveLength(2)
    expect(existsSync(join(checkout, 'node_modules/electron/path.txt'))).toBe(false)
  })

  test('a download that hardly moves is given up, and leaves nothing behind', async () => {
    const leftovers = async () =>
      (await readdir(tmpdir())).filter((name) =>
        /^(evenkeel-electron|electron-download)-/.test(name),
      )
    const before = await leftovers()
    const { given } = await withMirror(
      (request, response) => {
        response.writeHead(200, {
          'content-type': 'application/zip',
          'content-length': '120000000',
        })
        if (request.method === 'HEAD') response.end()
        else response.write('a few bytes')
      },
      { EVENKEEL_STALL_SECONDS: '1' },
    )
    expect(given).toBe('Electron cannot be downloaded: the network is too slow')
    expect(await leftovers()).toEqual(before)
  })
})

describe('where Electron is there', () => {
  const withElectron = async (lines: string, args: readonly string[] = [], environment = {}) => {
    const folder = await fakeElectron(join(temporary.path, 'dist'), lines)
    const env = { ...display, ...environment, ELECTRON_OVERRIDE_DIST_PATH: folder }
    return startScript(checkout, args, env)
  }

  test('it is started with the arguments meant for it, and its status passed on', async () => {
    const { stdout, status } = await withElectron('echo EVENKEEL_READY; exit 7', [
      '--workspace=/a b',
      '--port=1',
    ])
    const sandbox = process.getuid?.() === 0 ? '--no-sandbox ' : ''
    expect(stdout).toBe(`ELECTRON ${checkout} ${sandbox}--workspace=/a b\nEVENKEEL_READY\n`)
    expect(status).toBe(7)
  })

  test('and ends before its window opens, the browser shell is started', async () => {
    const started = await withElectron(
      'echo "error while loading shared libraries: libnss3.so" >&2; exit 127',
    )
    expect(reasons(started).given).toBe('Electron ended before its window opened (127)')
    expect(started.stderr).toContain('libnss3.so')
  })

  test('and crashes before its window opens, likewise', async () => {
    const started = await withElectron('kill -9 $$')
    expect(reasons(started).given).toMatch(/^Electron ended before its window opened/)
  })

  test('and hangs, likewise', async () => {
    const started = await withElectron('exec sleep 1000', [], { EVENKEEL_START_SECONDS: '1' })
    expect(reasons(started).given).toBe('Electron did not open its window in time')
  })

  test('and refuses the workspace, nothing else is tried', async () => {
    const { stdout, status } = await withElectron('echo EVENKEEL_REFUSED WORKSPACE_NEWER; exit 1')
    expect(stdout).not.toContain('LOOPBACK')
    expect(status).toBe(1)
  })

  test('but cannot be run, the browser shell is started', async () => {
    const folder = await fakeElectron(join(temporary.path, 'broken'), '')
    await writeFile(join(folder, 'electron'), 'no program')
    const started = await startScript(checkout, [], {
      ...display,
      ELECTRON_OVERRIDE_DIST_PATH: folder,
    })
    expect(reasons(started).given).toMatch(/^Electron ended before its window opened/)
  })
})

test('arguments that it does not know are refused with a sentence', async () => {
  const { status, stderr } = await startScript(checkout, ['--worksapce', 'x'])
  expect(status).toBe(2)
  expect(stderr).toContain('--worksapce')
})
