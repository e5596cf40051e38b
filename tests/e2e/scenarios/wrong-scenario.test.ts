/** Nobody changes a plan without knowing which: where the window came to it by itself, or was left alone for long, it asks first. */
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
const name = 'Orion'

const guard = () => desk.page.getByRole('dialog', { name: desk.text('plan.guardTitle', { name }) })
const write = async (at: CellAt, entry: string) => {
  await desk.cell(at).click()
  await desk.page.keyboard.type(entry)
  await desk.page.keyboard.press('Enter')
}

beforeAll(async () => {
  opened = await deskOnFamily('guard', 'Air fryers')
  desk = opened.desk
  // The hours of the window are the test's own.
  await desk.page.clock.install()
})
afterAll(() => opened.close())

test('who chose the scenario is not asked', async () => {
  await desk.page.getByRole('button', { name: desk.text('plan.newScenario') }).click()
  await desk.page.getByLabel(desk.text('scenarios.name'), { exact: true }).fill(name)
  await desk.button('scenarios.create').click()
  await desk.page.getByRole('tab', { name, selected: true }).waitFor()
  await desk.type(january, '4000')
  expect(await desk.figure(january)).toBe(4000)
})

test('a link that leads into another scenario asks before the first change; Escape changes nothing', async () => {
  await desk.page.getByRole('tab', { name: desk.text('scenarios.base') }).click()
  await desk.page.getByRole('tab', { name: desk.text('scenarios.base'), selected: true }).waitFor()
  await desk.show('compare')
  await desk.page.locator('.differences-table').getByRole('button').first().click()
  await desk.page.getByRole('tab', { name, selected: true }).waitFor()
  const before = await desk.figure(february)
  await write(february, '1234')
  await guard().waitFor()
  await desk.page.keyboard.press('Escape')
  await guard().waitFor({ state: 'hidden' })
  await desk.page.keyboard.press('Escape')
  await expect.poll(() => desk.figure(february)).toBe(before)
})

test('once it is said to be the one meant, changes go in and nothing is asked again', async () => {
  await write(february, '1234')
  await guard().waitFor()
  const saved = await desk.savedAt()
  await desk.page.keyboard.press('Enter')
  await desk.savedAfter(saved)
  await expect.poll(() => desk.figure(february)).toBe(1234)
  await desk.type(february, '1250')
  expect(await desk.figure(february)).toBe(1250)
})

test('after half an hour without a key or a click the window asks again', async () => {
  await desk.page.clock.fastForward('31:00')
  await write(february, '1300')
  await guard().waitFor()
  const saved = await desk.savedAt()
  await guard()
    .getByRole('button', { name: desk.text('plan.guardYes', { name }) })
    .click()
  await desk.savedAfter(saved)
  await expect.poll(() => desk.figure(february)).toBe(1300)
})
