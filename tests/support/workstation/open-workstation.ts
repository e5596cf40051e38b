/** The built workstation on a workspace of its own, in either shell, driven through its screen. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Language } from '@shared/contract/app-calls'
import { type Browser, chromium, type Page } from 'playwright'
import { repository } from '../shell-bundle'
import { chromiumPath, firstWindow, launchDesktop, shellName } from '../shell-desktop-launch'
import { watchScreens } from './tell-screens'

export interface Opened {
  readonly page: Page
  /** As the person would: closes the window. */
  close(): Promise<void>
  /** As a power cut would. */
  kill(): Promise<void>
}

export interface Shell {
  readonly name: string
  open(workspace: string, language: Language): Promise<Opened>
}

const size = { width: 1600, height: 900 }

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
}

/** The launch address, once the shell has printed it; what it complains of, if it ends before. */
function addressOf(child: ChildProcess): Promise<string> {
  let heard = ''
  return new Promise((resolve, reject) => {
    child.stderr?.on('data', (chunk) => {
      heard += chunk
    })
    child.stdout?.on('data', (chunk) => {
      heard += chunk
      const found = /EVENKEEL_URL (\S+)/.exec(heard)
      if (found?.[1]) resolve(found[1])
    })
    child.once('exit', () => reject(new Error(`the shell ended: ${heard}`)))
  })
}

export const browserShell: Shell = {
  name: 'browser shell',
  async open(workspace, language) {
    const child = spawn(process.execPath, [
      join(repository, 'out/main/loopback.js'),
      ...['--workspace', workspace, '--lang', language, '--no-open', '--keep'],
    ])
    const address = await addressOf(child)
    const browser: Browser = await chromium.launch({
      executablePath: chromiumPath,
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    })
    const context = await browser.newContext({ viewport: size, reducedMotion: 'reduce' })
    watchScreens(context)
    const page = await context.newPage()
    await page.goto(address)
    return {
      page,
      async close() {
        await browser.close()
        child.kill('SIGTERM')
        await ended(child)
      },
      async kill() {
        child.kill('SIGKILL')
        await ended(child)
        await browser.close()
      },
    }
  },
}

export const desktopShell: Shell = {
  name: `desktop shell (${shellName})`,
  async open(workspace, language) {
    const app = await launchDesktop({
      folder: repository,
      userData: `${workspace}-profile`,
      args: ['--workspace', workspace, '--lang', language],
    })
    watchScreens(app.context())
    const page = await firstWindow(app)
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await page.setViewportSize(size)
    // What Playwright started may be a wrapper around the program; the window's process would outlive both.
    const processes = await app.evaluate(({ BrowserWindow }) => [
      process.pid,
      ...BrowserWindow.getAllWindows().map((window) => window.webContents.getOSProcessId()),
    ])
    return {
      page,
      close: () => app.close(),
      async kill() {
        for (const id of processes) process.kill(id, 'SIGKILL')
        await ended(app.process())
      },
    }
  },
}
