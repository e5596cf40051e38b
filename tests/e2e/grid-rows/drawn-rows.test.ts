/** Rows that take over the elements of others look as they did when they were drawn first. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { browserShell, type Opened } from '../../support/workstation/open-workstation'
import { type CellAt, WorkstationPage } from '../../support/workstation/workstation-page'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 })

let home: string
let opened: Opened
let desk: WorkstationPage

const written = (period: string): CellAt => ({
  side: 'demand',
  node: 'item=FG-AF01',
  measure: 'override',
  period,
})
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'evenkeel-drawn-'))
  opened = await browserShell.open(join(home, 'workspace'), 'en')
  desk = new WorkstationPage(opened.page, 'en')
  await desk.pull()
  await desk.page.setViewportSize({ width: 1366, height: 1700 })
  await desk.openFamily('Air fryers')
  await desk.button('plan.hideChart').click()
  await desk.type(written('2026-12'), '1200')
  const before = await desk.savedAt()
  await desk.cell(written('2027-01')).click()
  await desk.page.keyboard.press('Control+l')
  await desk.savedAfter(before)
})
afterAll(async () => {
  await opened.close()
  await rm(home, { recursive: true, force: true })
})

const customers = () => desk.grid('demand').locator('.ag-row[row-id^="customer|"]').first()

/** Down and across to a part of the way, until that is drawn. */
const scroll = (down: number, across: number) =>
  desk.grid('demand').evaluate(
    async (grid, [down, across]) => {
      for (const box of grid.querySelectorAll('.ag-grid-viewport, .ag-body-viewport')) {
        box.scrollTop = down! * (box.scrollHeight - box.clientHeight)
        box.scrollLeft = across! * (box.scrollWidth - box.clientWidth)
      }
      for (let frame = 0; frame < 2; frame++)
        await new Promise((drawn) => requestAnimationFrame(drawn))
    },
    [down, across],
  )

/** To the cells that were written; the grid has them once it has taken the scrolling in. */
const comeBack = () => {
  let across = 0.3
  return expect
    .poll(
      async () => {
        across = (across + 0.1) % 1
        await scroll(0, across)
        return desk.cell(written('2026-12')).count()
      },
      { timeout: 20_000 },
    )
    .toBe(1)
}

/** What is drawn, by row and column; without what follows the pointer, the cursor or the place among the rows. */
const drawn = () =>
  desk.grid('demand').evaluate((grid) => {
    const passing = /^ag-(?:row-(?:hover|focus|no-focus|first|last|even|odd)|cell-focus)$/
    const told = (element: HTMLElement): string => {
      const { left, width, height } = element.style
      const names = [...element.classList].filter((name) => !passing.test(name)).sort()
      const said = ['role', 'title', 'aria-label', 'aria-colindex', 'aria-expanded', 'tabindex']
      const words = said.map((name) => element.getAttribute(name))
      const parts = [...element.children].filter(
        (part): part is HTMLElement => part instanceof HTMLElement && !part.hidden,
      )
      const within =
        element.className.includes('ag-row') || element.className.includes('ag-grid')
          ? ''
          : parts.length > 0
            ? parts.map(told).join()
            : element.textContent
      return [names, left, width, height, words, within].join('|')
    }
    const found: [string, string][] = []
    for (const row of grid.querySelectorAll<HTMLElement>('.ag-row')) {
      const id = row.getAttribute('row-id')
      found.push([`${id}`, told(row)])
      for (const part of row.querySelectorAll<HTMLElement>('.ag-cell, .ag-full-width-anchor'))
        found.push([`${id} ${part.getAttribute('col-id')}`, told(part)])
    }
    return found
  })

test('rows that come back look as before, wherever the grid was scrolled to and whatever was folded', async () => {
  const known = new Map<string, string>()
  const differ: string[][] = []
  async function look(down: number, across: number): Promise<void> {
    await scroll(down, across)
    const now = await drawn()
    expect(new Set(now.map(([place]) => place)).size).toBe(now.length)
    for (const [place, look] of now) {
      const before = known.get(place)
      if (before === undefined) known.set(place, look)
      else if (before !== look) differ.push([place, before, look])
    }
  }
  // Steps that come by every place in no order of theirs.
  for (let step = 0; step < 24; step++) await look((step * 0.38) % 1, (step * 0.29) % 1)
  expect(known.size).toBeGreaterThan(500)
  await comeBack()
  await desk.cell(written('2026-12')).click()
  await desk.page.keyboard.press('Alt+Shift+ArrowRight')
  await customers().waitFor({ state: 'attached' })
  await desk.page.keyboard.press('Alt+Shift+ArrowLeft')
  await customers().waitFor({ state: 'detached' })
  for (let step = 0; step < 12; step++) await look((step * 0.38) % 1, (step * 0.29) % 1)
  expect(differ.slice(0, 3)).toEqual([])
})
