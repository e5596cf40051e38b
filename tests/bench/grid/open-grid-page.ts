/** A browser with the page of the grid in it, and what processors it takes. */
import { execFileSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Browser, CDPSession, Page } from 'playwright'
import { launchBrowser, viewport } from '../real-browser'
import type { Workroom } from '../workroom'
import type { GridBench } from './grid-page'

declare global {
  interface Window {
    readonly bench: GridBench
  }
}

const shell = `<!doctype html><meta charset="utf-8"><title>grid</title>
<link rel="stylesheet" href="/grid-page.css">
<style>html,body{margin:0;height:100%;font:12px sans-serif}#grid{height:100%}</style>
<div id="grid"></div><script type="module" src="/grid-page.js"></script>`

const types: Readonly<Record<string, string>> = { js: 'text/javascript', css: 'text/css' }

/** Serves the page that was bundled beside this program. */
async function servePage(room: Workroom): Promise<string> {
  const server = createServer((request, response) => {
    const file = /^\/(grid-page\.(js|css))$/.exec(request.url ?? '')
    if (!file) {
      response.setHeader('content-type', 'text/html').end(shell)
      return
    }
    readFile(join(__dirname, 'grid-page', file[1]!)).then(
      (content) => response.setHeader('content-type', types[file[2]!]!).end(content),
      () => response.writeHead(404).end(),
    )
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  room.atEnd(() => server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

export interface GridPage {
  readonly page: Page
  /** Milliseconds of processor time that the page's main thread takes for the work. */
  spent(work: () => Promise<unknown>): Promise<number>
  close(): Promise<void>
}

async function taskSeconds(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics')
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN
}

export interface GridPages {
  readonly browser: Browser
  open(): Promise<GridPage>
}

export async function gridPages(room: Workroom): Promise<GridPages> {
  const url = await servePage(room)
  const browser = await launchBrowser()
  room.atEnd(() => browser.close())
  return {
    browser,
    async open() {
      const context = await browser.newContext({ viewport })
      const page = await context.newPage()
      await page.goto(url)
      await page.waitForFunction(() => 'bench' in window)
      const session = await context.newCDPSession(page)
      await session.send('Performance.enable', { timeDomain: 'threadTicks' })
      return {
        page,
        async spent(work) {
          const before = await taskSeconds(session)
          await work()
          return ((await taskSeconds(session)) - before) * 1000
        },
        close: () => context.close(),
      }
    },
  }
}

/** Megabytes in memory of the process that shows the page: the largest of the browser's renderers. */
export async function rendererMegabytes(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  const ids = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => String(id))
  const kilobytes = execFileSync('ps', ['-o', 'rss=', '-p', ids.join(',')], { encoding: 'utf8' })
  return Math.max(...kilobytes.trim().split(/\s+/).map(Number)) / 1024
}
