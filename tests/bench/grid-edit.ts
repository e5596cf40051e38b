/** A number typed into a cell, from Enter to the frame that shows what depends on it. */
import type { Page } from 'playwright'
import type { Measurement } from './measurement'
import { frameRoundTrip, framesUntilChanged } from './page-clock'
import { launchBrowser, viewport } from './real-browser'
import { runInTurn } from './run-in-turn'
import { makeSampleWorkspace } from './sample-workspace'
import { startShell } from './shell-process'

const runs = 30

interface Cells {
  readonly edited: string
  readonly dependant: string
}

/** The override of an item and the consensus that follows it, in a column that can be edited. */
async function findCells(page: Page): Promise<Cells> {
  const edited = page.locator('.ag-row[row-id^="item|"][row-id$="|override"] .cell-editable')
  await edited.first().waitFor()
  const place = await edited.nth(2).evaluate((cell) => ({
    row: cell.closest('.ag-row')?.getAttribute('row-id') ?? '',
    column: cell.getAttribute('col-id') ?? '',
  }))
  const cellOf = (row: string) => `.ag-row[row-id="${row}"] .ag-cell[col-id="${place.column}"]`
  return {
    edited: cellOf(place.row),
    dependant: cellOf(place.row.replace(/\|override$/, '|consensus_demand')),
  }
}

async function typeNumber(page: Page, { edited, dependant }: Cells, value: number) {
  await page.click(edited)
  await page.keyboard.type(String(value))
  const changed = await framesUntilChanged(page, dependant)
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
      (run) => typeNumber(page, cells, 5000 + run * 37),
      () => frameRoundTrip(page),
    )
    const shown = await page.locator('.ag-cell[col-id^="p:"]').count()
    return { ...measured, size: `sample company, one family, ${shown} cells on screen` }
  },
}
