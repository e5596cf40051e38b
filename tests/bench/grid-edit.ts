/** A number typed into a cell, from Enter to the frame that shows what depends on it in both grids. */
import type { Page } from 'playwright'
import type { Measurement } from './measurement'
import { frameRoundTrip, framesUntilChanged } from './page-clock'
import { launchBrowser, viewport } from './real-browser'
import { runInTurn } from './run-in-turn'
import { makeSampleWorkspace } from './sample-workspace'
import { startShell } from './shell-process'

const runs = 30

/** Selectors. */
interface Cells {
  readonly edited: string
  /** On both sides of the plan. */
  readonly dependants: readonly string[]
}

const overrides = '.ag-row[row-id$="|override"] .cell-editable'
const followers = ['consensus_demand', 'independent_demand']

/** An override and what follows it in its period, all in sight and not below pinned columns. */
async function findCells(page: Page): Promise<Cells> {
  await page.locator(overrides).first().waitFor()
  const found = await page.waitForFunction(
    ([wanted, following]) => {
      const inSight = (cell: Element | null): boolean => {
        if (!cell) return false
        const { x, y, width, height } = cell.getBoundingClientRect()
        return cell.contains(document.elementFromPoint(x + width / 2, y + height / 2))
      }
      for (const cell of document.querySelectorAll(wanted)) {
        const row = cell.closest('.ag-row')?.getAttribute('row-id') ?? ''
        const of = (measure: string): string =>
          `.ag-row[row-id="${row.replace(/\|override$/, `|${measure}`)}"] .ag-cell[col-id="${cell.getAttribute('col-id')}"]`
        const cells = { edited: of('override'), dependants: following.map(of) }
        const all = [cells.edited, ...cells.dependants]
        if (all.every((selector) => inSight(document.querySelector(selector)))) return cells
      }
      return null
    },
    [overrides, followers] as const,
  )
  const cells = await found.jsonValue()
  if (!cells) throw new Error('no cell can be edited')
  return cells
}

async function typeNumber(page: Page, { edited, dependants }: Cells, value: number) {
  await page.click(edited)
  await page.keyboard.type(String(value))
  const changed = await framesUntilChanged(page, dependants)
  await page.keyboard.press('Enter')
  return changed.milliseconds()
}

export const gridEdit: Measurement = {
  name: 'grid.edit',
  unit: 'ms',
  reference: 'a text written into the same page, to the next frame',
  async run(room) {
    const { folder } = await makeSampleWorkspace(room)
    const shell = await startShell(folder)
    room.atEnd(() => shell.stop())
    const browser = await launchBrowser()
    room.atEnd(() => browser.close())
    const page = await browser.newPage({ viewport })
    await page.goto(shell.url)
    await page.locator('.family').nth(1).click()
    const cells = await findCells(page)
    const measured = await runInTurn(
      { runs, warmUps: 5 },
      (run) => typeNumber(page, cells, 80_000 + run * 250),
      () => frameRoundTrip(page),
    )
    const shown = await page.locator('.ag-cell[col-id^="p:"]').count()
    return {
      ...measured,
      size: `sample company, total of a family, ${shown} period cells on screen`,
    }
  },
}
