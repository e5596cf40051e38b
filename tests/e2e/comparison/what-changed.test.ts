/** Pull, the sample's files change, pull again: the screen says what changed, what it does to the plan, and leads to it. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aWeekLater, copySample } from '../../support/changed-sample'
import { browserShell, type Opened } from '../../support/workstation/open-workstation'
import { WorkstationPage } from '../../support/workstation/workstation-page'

describe.each(['en', 'zh-CN'] as const)('what changed, in %s', (language) => {
  let home: string
  let opened: Opened
  let desk: WorkstationPage

  const drawer = () => desk.page.locator('.comparison-drawer')
  const summary = () => desk.page.getByRole('region', { name: desk.text('comparison.title') })

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'evenkeel-changed-'))
    const sample = await copySample(join(home, 'source'))
    opened = await browserShell.open(join(home, 'workspace'), language)
    desk = new WorkstationPage(opened.page, language)
    await desk.show('data')
    await desk.button('data.connectionActions', { name: 'files' }).click()
    await desk.page.getByRole('menuitem', { name: desk.text('app.edit') }).click()
    const form = desk.page.getByRole('dialog')
    await form.getByLabel(desk.text('data.field_folder')).fill(sample.folder)
    await form.getByRole('button', { name: desk.text('app.save') }).click()
    await form.waitFor({ state: 'hidden' })
    await desk.pull()
    await aWeekLater(sample)
    await desk.show('data')
    await desk.button('data.pullNow').click()
    await desk.page.locator('.master-item').nth(1).waitFor()
  }, 240_000)
  afterAll(async () => {
    await opened.close()
    await rm(home, { recursive: true, force: true })
  })

  test('after the pull the greatest changes stand beside it', async () => {
    await summary().getByText('OPP-0001').waitFor()
    const said = await summary().innerText()
    expect(said).toContain(desk.text('comparison.kind_deal_won'))
    expect(said).toContain(desk.text('comparison.kind_cost_changed'))
  })

  test('all of them are listed, with what each does; one kind alone where it is chosen', async () => {
    await summary()
      .getByRole('button', { name: desk.text('comparison.showAll') })
      .click()
    await drawer().getByText('OPP-0001').waitFor()
    expect(await drawer().innerText()).toContain(desk.text('comparison.kind_receipt_cancelled'))
    await drawer()
      .getByRole('combobox', { name: desk.text('comparison.groups') })
      .click()
    await desk.page
      .locator('.ant-select-item-option')
      .filter({ hasText: desk.text('comparison.group_stock') })
      .click()
    await drawer().getByText('OPP-0001').waitFor({ state: 'detached' })
    expect(await drawer().innerText()).toContain('FG-RC01')
  })

  test('the parts of the data lead from one plan to the other', async () => {
    await drawer()
      .getByRole('tab', { name: desk.text('comparison.tab_plan') })
      .click()
    const table = drawer().locator('.plan-parts:visible')
    await table.waitFor()
    const rows = await table.getByRole('row').allInnerTexts()
    expect(rows.find((row) => row.startsWith(desk.text('comparison.part_deals')))).toMatch(/−/)
    expect(rows.at(-1)).toContain(desk.text('comparison.total'))
    await drawer().locator('.ant-drawer-close').click()
    await drawer().waitFor({ state: 'detached' })
  })

  test('an older snapshot is compared from its menu, and a line leads to its place in the plan', async () => {
    await desk.page.locator('.snapshot-menu').last().click()
    await desk.page.getByRole('menuitem', { name: desk.text('comparison.compareWith') }).click()
    await desk.page.locator('.snapshot-choices button').first().click()
    await drawer()
      .getByRole('button', { name: desk.text('comparison.goToPlace', { code: 'FG-AF02' }) })
      .or(drawer().getByTitle(desk.text('comparison.goToPlace', { code: 'FG-AF02' })))
      .first()
      .click()
    await desk.page.locator('.family[aria-current="true"]').waitFor()
    await desk.grid('demand').locator('.ag-row[row-id*="FG-AF02"]').first().waitFor()
  })
})
