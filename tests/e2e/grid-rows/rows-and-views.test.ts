/** From a shortage to its cause and back, with the keys a planner uses. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { browserShell, type Opened } from '../../support/workstation/open-workstation'
import { type CellAt, WorkstationPage } from '../../support/workstation/workstation-page'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 })

describe.each(['en'] as const)('rows and views in %s', (language) => {
  let home: string
  let opened: Opened
  let desk: WorkstationPage

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'evenkeel-rows-'))
    opened = await browserShell.open(join(home, 'workspace'), language)
    desk = new WorkstationPage(opened.page, language)
    // Grids draw the rows that are in sight.
    await desk.page.setViewportSize({ width: 1900, height: 1700 })
    await desk.page.getByText(desk.text('plan.empty')).waitFor()
    await desk.pull()
    await desk.grid('demand').locator('.ag-row').first().waitFor()
  })
  afterAll(async () => {
    await opened.close()
    await rm(home, { recursive: true, force: true })
  })

  const fryers: CellAt = {
    side: 'demand',
    node: 'family=air_fryer',
    measure: 'consensus_demand',
    period: '2026-12',
  }
  /** Where the keyboard is: grid, row and column. */
  const cursor = () =>
    desk.page.evaluate(() => {
      const cell = document.activeElement?.closest('.ag-cell')
      return [
        cell?.closest('section.plan-grid')?.getAttribute('aria-label')?.split(', ')[0],
        cell?.closest('.ag-row')?.getAttribute('row-id'),
        cell?.getAttribute('col-id'),
      ]
    })
  const cursorIs = (side: 'demand' | 'supply', row: RegExp, column: string) =>
    expect
      .poll(cursor, { timeout: 20_000 })
      .toEqual([desk.text(`plan.${side}`), expect.stringMatching(row), column])
  test('a shortage leads to the receipt or component behind it, and back', async () => {
    await desk.cell(fryers).click()
    const boards: CellAt = {
      side: 'supply',
      node: 'family=semi_finished',
      measure: 'constrained_supply',
      period: '2026-12',
    }
    await desk.page.locator('.family').last().click()
    await desk.cell(boards).click()
    await desk.page.keyboard.press('Alt+G')
    await desk.page.getByText('RM-MCU01', { exact: false }).first().waitFor()
    await cursorIs('supply', /item=RM-MCU01\|/, 'p:2026-12')
    await desk.page.keyboard.press('Alt+B')
    await cursorIs('supply', /family=semi_finished\|constrained_supply$/, 'p:2026-12')
  })
})
