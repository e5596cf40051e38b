/** A scenario compared with the base plan to the cell, and one of its changes merged, through the screen. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { deskOnFamily, type OpenDesk } from '../../support/workstation/desk-on-family'
import type { CellAt, WorkstationPage } from '../../support/workstation/workstation-page'

let opened: OpenDesk
let desk: WorkstationPage

const january: CellAt = {
  side: 'demand',
  node: 'item=FG-AF01',
  measure: 'consensus_demand',
  period: '2027-01',
}
const february: CellAt = { ...january, period: '2027-02' }

beforeAll(async () => {
  opened = await deskOnFamily('merging', 'Air fryers')
  desk = opened.desk
})
afterAll(() => opened.close())

const tab = (name: string) => desk.page.getByRole('tab', { name })
const baseName = () => desk.text('scenarios.base')
const because = (reason: string) =>
  desk.page.getByLabel(desk.text('plan.reason'), { exact: true }).fill(reason)

test('two changes in a scenario, one of them where the base plan was changed as well', async () => {
  await desk.page.getByRole('button', { name: desk.text('plan.newScenario') }).click()
  await desk.page.getByLabel(desk.text('scenarios.name'), { exact: true }).fill('Try')
  await desk.button('scenarios.create').click()
  await desk.page.getByRole('tab', { name: 'Try', selected: true }).waitFor()
  await because('Customer called')
  await desk.type(january, '4117')
  await desk.type(february, '3205')
  await tab(baseName()).click()
  await desk.page.getByRole('tab', { name: baseName(), selected: true }).waitFor()
  await because('Budget round')
  await desk.type(january, '3709')
})

test('the comparison lists the cells that differ, and leads to each of them in the plan', async () => {
  await desk.show('compare')
  const panel = desk.page.locator('.differences')
  const rows = panel.locator('tbody tr').filter({ hasText: desk.text('measures.consensus_demand') })
  await rows.first().waitFor()
  await desk.choose(desk.text('scenarios.measure'), 'Consensus')
  await rows.filter({ hasText: '3,205' }).filter({ hasText: 'FG-AF01' }).waitFor()
  await rows.filter({ hasText: '4,117' }).filter({ hasText: '3,709' }).waitFor()
  await rows.filter({ hasText: '3,205' }).getByRole('button').click()
  await desk.page.getByRole('tab', { name: 'Try', selected: true }).waitFor()
  await desk.cell(february).and(desk.page.locator('.ag-cell-focus')).waitFor()
  expect(await desk.figure(february)).toBe(3205)
})

test('a merge takes what is clean, names both reasons of a conflict and leaves it where nobody chose', async () => {
  await desk.show('plan')
  await tab(baseName()).click()
  const before = await desk.figure(february)
  await desk.show('compare')
  await desk.button('scenarios.mergeOpen').click()
  const dialog = desk.page.getByRole('dialog')
  await dialog.getByText('Customer called').first().waitFor()
  await dialog.getByText('Budget round').first().waitFor()
  await dialog.getByText(/conflicts? without a choice/).waitFor()
  await dialog.getByLabel(desk.text('scenarios.mergeReason'), { exact: true }).fill('Agreed')
  await dialog
    .getByRole('button', { name: desk.text('scenarios.mergeNow', { name: baseName() }) })
    .click()
  await desk.page
    .getByText(desk.text('scenarios.mergedNow', { from: 'Try', into: baseName() }))
    .waitFor()
  await desk.show('plan')
  await desk.page.getByRole('tab', { name: baseName(), selected: true }).waitFor()
  await desk.cell(february).filter({ hasText: '3,205' }).waitFor()
  expect(await desk.figure(january)).toBe(3709)

  await desk.cell(february).click()
  await desk.page.keyboard.press('Control+z')
  await desk.cell(february).filter({ hasNotText: '3,205' }).waitFor()
  expect(await desk.figure(february)).toBe(before)
  expect(await desk.figure(january)).toBe(3709)
})

test('conflicts are settled for the scenario, one or all of an item', async () => {
  await desk.show('compare')
  await desk.button('scenarios.mergeOpen').click()
  const dialog = desk.page.getByRole('dialog')
  const theirs = desk.text('scenarios.mergeTakeFrom', { name: 'Try' })
  await dialog.getByRole('radio', { name: theirs }).first().check()
  await dialog.getByRole('button', { name: theirs }).click()
  await dialog.getByText(/conflicts? without a choice/).waitFor({ state: 'hidden' })
  await dialog
    .getByRole('button', { name: desk.text('scenarios.mergeNow', { name: baseName() }) })
    .click()
  await dialog.waitFor({ state: 'hidden' })
  await desk.show('plan')
  await desk.cell(january).filter({ hasText: '4,117' }).waitFor()
  expect(await desk.figure(february)).toBe(3205)
})
