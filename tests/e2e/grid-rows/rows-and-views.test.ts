/** Rows, columns, filter and views of the plan, with keys and mouse as a planner uses them. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { browserShell, type Opened } from '../../support/workstation/open-workstation'
import { type CellAt, rowOf, WorkstationPage } from '../../support/workstation/workstation-page'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 })

describe.each(['en', 'zh-CN'] as const)('rows and views in %s', (language) => {
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
  /** Rows of a node, or of any node of a level. */
  const rows = (side: 'demand' | 'supply', node: string, measure: string) =>
    desk.grid(side).locator(rowOf(node, measure))
  const customers = () => rows('demand', 'customer', 'consensus_demand').first()

  test('keys unfold a row, show levels, and lead to supply of the same item and back', async () => {
    await desk.cell(fryers).click()
    await desk.page.keyboard.press('Alt+Shift+ArrowRight')
    await desk.cell({ ...fryers, node: 'item=FG-AF02' }).waitFor({ state: 'attached' })
    await desk.page.keyboard.press('Alt+Shift+ArrowLeft')
    await desk.cell({ ...fryers, node: 'item=FG-AF02' }).waitFor({ state: 'detached' })
    await desk.page.keyboard.press('Alt+Shift+Digit2')
    const item = desk.cell({ ...fryers, node: 'item=FG-AF01' })
    await item.click()
    await desk.page.keyboard.press('Alt+O')
    await cursorIs('supply', /item=FG-AF01\|gap$/, 'p:2026-12')
    await desk.page.keyboard.press('Alt+B')
    await cursorIs('demand', /item=FG-AF01\|consensus_demand$/, 'p:2026-12')
    await desk.page.keyboard.press('Alt+Shift+Digit1')
    await item.waitFor({ state: 'detached' })
    // Elements go from row to row: none may keep the looks of another state.
    const faint = await desk.page
      .locator('.ag-row')
      .evaluateAll((all) => all.filter((row) => getComputedStyle(row).opacity !== '1').length)
    expect(faint).toBe(0)
  })

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
    await desk.page.locator('.family').first().click()
  })

  test('quarters and years sum up months by the measure’s own rule, a folded year too', async () => {
    const months = await Promise.all(
      ['2027-01', '2027-02', '2027-03'].map((period) => desk.figure({ ...fryers, period })),
    )
    const shown = (column: string, measure = 'consensus_demand') =>
      rows('demand', fryers.node, measure).locator(`[col-id="${column}"]`)
    await desk.page.getByText(desk.text('rows.columns_quarter'), { exact: true }).click()
    const quarter = await shown('q:2027-1').innerText()
    // Each is rounded for its cell.
    const sum = months.reduce((a, b) => a + b, 0)
    expect(Math.abs(Number(quarter.replaceAll(',', '')) - sum)).toBeLessThanOrEqual(2)
    await shown('q:2027-1').click()
    const saved = await desk.savedAt()
    await desk.page.keyboard.type('240000')
    await desk.page.keyboard.press('Enter')
    await desk.savedAfter(saved)
    await expect.poll(() => shown('q:2027-1').innerText()).toMatch(/^240[,.]?000$/)
    await desk.page.getByText(desk.text('rows.columns_month'), { exact: true }).click()
    await desk.cell(fryers).click()
    await desk.page.keyboard.press('Alt+Shift+ArrowUp')
    await shown('y:2026').waitFor()
    await desk.page.keyboard.press('Alt+Shift+ArrowDown')
  })

  test('a search and an exception narrow both sides; the bar says so and clears with one click', async () => {
    await desk.page.keyboard.press('Control+Shift+F')
    await desk.page.keyboard.type('FG-AF02')
    await rows('supply', 'family=semi_finished', 'gap').waitFor({ state: 'detached' })
    await rows('supply', fryers.node, 'gap').waitFor()
    await desk.page.getByRole('button', { name: desk.text('rows.filter'), exact: true }).click()
    await desk.page
      .getByRole('checkbox', { name: desk.text('rows.exception_locked'), exact: true })
      .check()
    await desk.page.getByText(desk.text('rows.filterNone')).first().waitFor()
    await desk.page.keyboard.press('Escape')
    await desk.page
      .getByRole('region', { name: desk.text('rows.filterBar') })
      .getByRole('button', { name: desk.text('rows.filterClear') })
      .click()
    await desk.cell(fryers).waitFor({ state: 'attached' })
  })

  test('another order of levels is chosen, kept as a view, shared as a file and shown again', async () => {
    await desk.page.locator('.levels-button').click()
    const up = desk.text('rows.levelUp', { name: desk.text('rows.level_customer') })
    const raise = desk.page.getByRole('button', { name: up }).first()
    await raise.click()
    await raise.click()
    await desk.page.keyboard.press('Escape')
    await customers().waitFor()
    await desk.page.locator('.views-button').click()
    await desk.button('rows.viewSave').click()
    await desk.page.getByRole('textbox', { name: desk.text('rows.viewName') }).fill('Customers')
    await desk.page.keyboard.press('Enter')
    await desk.page.getByText(desk.text('rows.viewKept', { name: 'Customers' })).waitFor()

    await desk.page.locator('.views-button').click()
    const [download] = await Promise.all([
      desk.page.waitForEvent('download'),
      desk.page
        .getByRole('button', { name: desk.text('rows.viewShare', { name: 'Customers' }) })
        .click(),
    ])
    expect(download.suggestedFilename()).toBe('Customers.evenkeel-view.json')
    const shared = JSON.parse(await readFile(await download.path(), 'utf8'))
    expect(shared.view.look.levels.demand).toEqual(['customer', 'family', 'item'])
    await desk.page
      .getByText(desk.text('rows.viewsOfRole', { role: desk.text('app.role_demand_planner') }))
      .click()
    await desk.cell(fryers).waitFor({ state: 'attached' })
    shared.view.name = 'Shared'
    await desk.page.locator('.views-button').click()
    await desk.page.locator('input[data-purpose="view-file"]').setInputFiles({
      name: 'view.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(shared)),
    })
    await desk.page.getByText(desk.text('rows.viewImported', { name: 'Shared' })).waitFor()
    await customers().waitFor()
  })
})
