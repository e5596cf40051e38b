/** A checkout that is ready to start but for what a test takes from it: the real scripts beside made-up shells. */
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmod, cp, mkdir, readdir, symlink, writeFile } from 'node:fs/promises'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { repository } from './shell-bundle'

/** Says how it was started and ends. */
const fakeShell = (name: string) =>
  `console.log(${JSON.stringify(name)}, JSON.stringify(process.argv.slice(2)))\n`

export async function fakeCheckout(folder: string): Promise<string> {
  await cp(join(repository, 'scripts'), join(folder, 'scripts'), { recursive: true })
  await mkdir(join(folder, 'node_modules'))
  for (const name of await readdir(join(repository, 'node_modules')))
    if (name !== 'electron' && !name.startsWith('.'))
      await symlink(join(repository, 'node_modules', name), join(folder, 'node_modules', name))
  // Its install script runs in earnest; what it might write must not reach the real package.
  await cp(join(repository, 'node_modules/electron'), join(folder, 'node_modules/electron'), {
    recursive: true,
    filter: (path) => !path.includes('/electron/dist') && !path.endsWith('path.txt'),
  })
  const lockfile = '{}'
  await writeFile(join(folder, 'package-lock.json'), lockfile)
  await writeFile(join(folder, 'package.json'), '{"main": "out/main/desktop.js"}')
  const hash = createHash('sha256').update(lockfile).digest('hex')
  await writeFile(join(folder, 'node_modules/.evenkeel-installed'), hash)
  await mkdir(join(folder, 'out/main'), { recursive: true })
  await mkdir(join(folder, 'out/renderer'), { recursive: true })
  await writeFile(join(folder, 'out/main/loopback.js'), fakeShell('LOOPBACK'))
  for (const name of ['main/desktop.js', 'main/core.js', 'renderer/index.html'])
    await writeFile(join(folder, 'out', name), '')
  const { markBuilt } = (await import(join(folder, 'scripts/build-stamp.mjs'))) as {
    markBuilt(): void
  }
  markBuilt()
  return folder
}

/** A folder with an executable `electron` that runs these lines of shell. */
export async function fakeElectron(folder: string, lines: string): Promise<string> {
  await mkdir(folder, { recursive: true })
  const file = join(folder, 'electron')
  await writeFile(file, `#!/bin/sh\necho ELECTRON "$@"\n${lines}\n`)
  await chmod(file, 0o755)
  return folder
}

export interface Started {
  readonly status: number
  readonly stdout: string
  readonly stderr: string
  readonly seconds: number
}

/** Runs the start script to its end, with this environment and no display unless it names one. */
export function startScript(
  checkout: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Started> {
  const {
    DISPLAY: _display,
    WAYLAND_DISPLAY: _wayland,
    ELECTRON_OVERRIDE_DIST_PATH: _electron,
    npm_lifecycle_event: _npm,
    ...rest
  } = process.env
  const started = performance.now()
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [join(checkout, 'scripts/start.mjs'), ...args],
      { env: { ...rest, LANG: 'C', LC_ALL: 'C', ...environment }, cwd: checkout },
      (error, stdout, stderr) =>
        resolve({
          status: typeof error?.code === 'number' ? error.code : 0,
          stdout,
          stderr,
          seconds: (performance.now() - started) / 1000,
        }),
    )
  })
}

export interface FakeMirror {
  readonly url: string
  readonly asked: string[]
  close(): Promise<void>
}

/** A place to download Electron from, that behaves as `listener` does. */
export async function fakeMirror(listener: RequestListener): Promise<FakeMirror> {
  const asked: string[] = []
  const server: Server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    listener(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/`,
    asked,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }
}
