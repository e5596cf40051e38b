/** The product in a browser on the large company: one family open, the rows of chosen measures in sight. */
import type { Page } from 'playwright'
import { openCore } from '../core-client'
import { makeLargeWorkspace } from '../large-workspace'
import { launchBrowser, viewport } from '../real-browser'
import { startShell } from '../shell-process'
import type { Workroom } from '../workroom'

/** The total of the family that is open, of a measure in a month, on whichever side it is. */
export const cellOf = (measure: string, month: string): string =>
  `.ag-row[row-id^="family|"][row-id$="|${measure}"] .ag-cell[col-id="p:${month}"]`

/** Demand beside supply with these measures and every plan line; `prepare` has the workspace before the shell opens it. */
export async function productPage(
  room: Workroom,
  measures: { readonly demand: readonly string[]; readonly supply: readonly string[] },
  prepare: (core: Awaited<ReturnType<typeof openCore>>) => Promise<void>,
): Promise<Page> {
  const { folder } = await makeLargeWorkspace(room)
  const core = await openCore(folder)
  try {
    const people = await core.call('people.list', {})
    const planner = people.find(({ role }) => role === 'demand_planner')?.person ?? ''
    await core.call('memory.set', {
      key: `plan.view.${planner}`,
      value: {
        layout: 'side_by_side',
        openTo: 2,
        measures: { ...measures, resource: [], finance: [] },
        chart: false,
      },
    })
    await prepare(core)
  } finally {
    await core.close()
  }
  const shell = await startShell(folder)
  room.atEnd(() => shell.stop())
  const browser = await launchBrowser()
  room.atEnd(() => browser.close())
  const context = await browser.newContext({ viewport })
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const page = await context.newPage()
  page.setDefaultTimeout(120_000)
  await page.goto(shell.url)
  await page.locator('.family').nth(1).click()
  for (const side of [measures.demand, measures.supply])
    await page
      .locator(cellOf(side[0] ?? '', '2026-12'))
      .first()
      .waitFor()
  return page
}

/** Milliseconds from the event that `act` causes to the frame in which every one of the cells reads otherwise. */
export async function untilChanged(
  page: Page,
  event: 'keydown' | 'click',
  selectors: readonly string[],
  act: () => Promise<void>,
): Promise<number> {
  const watch = await page.evaluateHandle(
    ([name, wanted]) => {
      const texts = (): (string | null | undefined)[] =>
        wanted.map((selector) => document.querySelector(selector)?.textContent)
      const before = texts()
      const changed = new Promise<number>((resolve) => {
        const begin = (begun: Event): void => {
          if (begun instanceof KeyboardEvent && begun.key === 'Control') return
          removeEventListener(name, begin, true)
          const look = (): void => {
            const now = texts()
            if (now.every((text, at) => text !== before[at] && text !== undefined))
              resolve(performance.now() - begun.timeStamp)
            else requestAnimationFrame(look)
          }
          requestAnimationFrame(look)
        }
        addEventListener(name, begin, true)
      })
      return { changed }
    },
    [event, selectors] as const,
  )
  await act()
  const taken = await watch.evaluate(({ changed }) => changed)
  await watch.dispose()
  return taken
}
