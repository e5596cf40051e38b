/** From nothing to a grid with figures in it: the shell's process, the workspace, the page, the plan. */
import type { Browser } from 'playwright'
import { type ChildServer, startServer } from './child-server'
import type { Measurement } from './measurement'
import { launchBrowser, timeOfDay, viewport } from './real-browser'
import { runInTurn } from './run-in-turn'
import { makeSampleWorkspace } from './sample-workspace'
import { startShell } from './shell-process'
import { staticPageShown, writeStaticPage } from './static-page'

const runs = 5
const figures = '.ag-cell[col-id^="p:"]'

/** Time of day at which the page first has a visible element of that kind with a digit in it. */
const whenShown = async (browser: Browser, url: string, selector: string): Promise<number> => {
  const context = await browser.newContext({ viewport })
  try {
    const page = await context.newPage()
    await page.goto(url, { waitUntil: 'commit' })
    const seen = await page.waitForFunction(
      (wanted) => {
        const shown = [...document.querySelectorAll(wanted)].some(
          (element) => /\d/.test(element.textContent ?? '') && element.checkVisibility(),
        )
        return shown ? performance.timeOrigin + performance.now() : 0
      },
      selector,
      { polling: 'raf' },
    )
    return await seen.jsonValue()
  } finally {
    await context.close()
  }
}

/** Milliseconds from the start of the server's process. */
async function openCold(
  browser: Browser,
  start: () => Promise<ChildServer>,
  selector: string,
): Promise<number> {
  const begun = timeOfDay()
  const server = await start()
  try {
    return (await whenShown(browser, server.url, selector)) - begun
  } finally {
    await server.stop()
  }
}

export const startCold: Measurement = {
  name: 'start.cold',
  unit: 'ms',
  reference: 'the same browser opening one static page of the same size from plain node:http',
  async run(room) {
    const { folder } = await makeSampleWorkspace(room)
    const page = await writeStaticPage(await room.folder())
    const browser = await launchBrowser()
    room.atEnd(() => browser.close())
    const measured = await runInTurn(
      { runs },
      () => openCold(browser, () => startShell(folder), figures),
      () =>
        openCold(browser, () => startServer(page.serverArguments, /^(http:\S+)$/), staticPageShown),
    )
    const kilobytes = Math.round(page.bytes / 1024)
    return { ...measured, size: `sample company, ${kilobytes} kB of screens, browser running` }
  },
}
