/** A planner defines a measure in the settings, is shown where the formula is wrong, and reads its row in the plan. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browserShell, type Opened } from '../../support/workstation/open-workstation'
import { type CellAt, WorkstationPage } from '../../support/workstation/workstation-page'

let home: string
let opened: Opened
let desk: WorkstationPage

const total: CellAt = {
  side: 'demand',
  node: 'family=air_fryer',
  measure: 'margin_share',
  period: '2026-12',
}

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'evenkeel-measures-'))
  opened = await browserShell.open(join(home, 'workspace'), 'en')
  desk = new WorkstationPage(opened.page, 'en')
  await desk.pull()
})
afterAll(async () => {
  await opened.close()
  await rm(home, { recursive: true, force: true })
})

const panel = () => opened.page.getByRole('region', { name: desk.text('formulas.title') })
const drawer = () => opened.page.getByRole('dialog')
const formula = () => drawer().getByLabel(desk.text('formulas.formula'), { exact: true })
const verdict = () => drawer().getByRole('status')

async function option(label: string, wanted: string): Promise<void> {
  await drawer().getByRole('combobox', { name: label, exact: true }).click()
  await opened.page.locator('.ant-select-item-option').filter({ hasText: wanted }).click()
}

test('every measure of the program is listed with what it means', async () => {
  await desk.show('settings')
  const row = panel().getByRole('row', { name: /utilisation/ })
  await row.waitFor()
  expect(await row.innerText()).toContain('Load ÷ Capacity, each summed')
  expect(await row.innerText()).toContain('never an average of percentages')
  await panel()
    .getByRole('searchbox', { name: desk.text('formulas.search') })
    .fill('safety')
  await row.waitFor({ state: 'detached' })
  expect(
    await panel()
      .getByRole('row', { name: /safety_stock/ })
      .count(),
  ).toBe(1)
  await panel()
    .getByRole('searchbox', { name: desk.text('formulas.search') })
    .fill('')
})

test('a wrong formula is pointed at while it is typed, and is not saved', async () => {
  await desk.button('formulas.add').click()
  await drawer().getByLabel(desk.text('formulas.nameEn')).fill('Margin share')
  const key = drawer().getByLabel(desk.text('formulas.key'))
  expect(await key.inputValue()).toBe('margin_share')
  await formula().fill('gross_margin / revenu')
  await verdict().getByText('At character 16: there is no measure “revenu”').waitFor()
  expect(await verdict().locator('mark').innerText()).toBe('revenu')
  await drawer()
    .getByRole('button', { name: desk.text('formulas.save') })
    .click()
  await opened.page.getByText('was not understood at character 16').waitFor()
  await drawer().waitFor()
})

test('words are inserted by click; the saved measure is in the list', async () => {
  await formula().fill('gross_margin / ')
  await drawer()
    .getByRole('button', { name: desk.text('formulas.insert', { name: 'revenue' }) })
    .click()
  expect(await formula().inputValue()).toBe('gross_margin / revenue')
  await verdict().getByText('reads gross_margin, revenue').waitFor()
  await option(desk.text('formulas.unit'), desk.text('formulas.unit_share'))
  await drawer().getByText(desk.text('formulas.across_formula')).click()
  await drawer()
    .getByRole('button', { name: desk.text('formulas.save') })
    .click()
  await drawer().waitFor({ state: 'detached' })
  const row = panel().getByRole('row', { name: /^Margin share/ })
  expect(await row.innerText()).toContain('gross_margin / revenue')
})

test('its row is in the plan once it is chosen, as a share, and follows the plan', async () => {
  await desk.show('plan')
  await desk.openFamily('Air fryers')
  await desk.button('plan.measures').click()
  await opened.page.locator('.chooser').getByText('Pipeline').hover()
  await opened.page.getByRole('tooltip').getByText('probability × quantity').waitFor()
  await opened.page.getByRole('checkbox', { name: 'Margin share', exact: true }).check()
  await opened.page.keyboard.press('Escape')
  await desk.cell(total).waitFor()
  expect(await desk.cell(total).innerText()).toMatch(/^\d\d(\.\d)?%$/)
  const share = await desk.figure(total)
  expect(share).toBeGreaterThan(0)
  expect(share).toBeLessThan(100)
})

test('what another measure reads cannot be removed, and the refusal names it', async () => {
  await desk.show('settings')
  await desk.button('formulas.add').click()
  await drawer().getByLabel(desk.text('formulas.nameEn')).fill('Margin points')
  await formula().fill('margin_share * 100')
  await drawer()
    .getByRole('button', { name: desk.text('formulas.save') })
    .click()
  await drawer().waitFor({ state: 'detached' })
  await desk.button('formulas.editWhat', { name: 'Margin share' }).click()
  await drawer()
    .getByRole('button', { name: desk.text('formulas.remove') })
    .click()
  await opened.page
    .getByRole('dialog', { name: desk.text('formulas.removeTitle', { name: 'Margin share' }) })
    .getByRole('button', { name: desk.text('formulas.remove') })
    .click()
  await opened.page.getByText('is read by other measures: margin_points').waitFor()
  // Nothing the form made for itself is left under the screens.
  expect(await opened.page.locator('body > textarea').count()).toBe(0)
  expect(
    await panel()
      .getByRole('row', { name: /margin_share/ })
      .count(),
  ).toBeGreaterThan(0)
})
