/** A planner looks at how an item is forecast, pins a method, sees the baseline follow, and takes it back. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browserShell, type Opened } from '../../support/workstation/open-workstation'
import { type CellAt, rowOf, WorkstationPage } from '../../support/workstation/workstation-page'

let home: string
let opened: Opened
let desk: WorkstationPage

const item: CellAt = {
  side: 'demand',
  node: 'item=FG-AF01',
  measure: 'baseline',
  period: '2026-12',
}
const panel = () => desk.page.getByRole('complementary', { name: desk.text('forecast.title') })
const inUse = () => panel().locator('.forecast-candidates .used th')
const year = async () => (await panel().locator('.why-figure b').innerText()).replace(/\D/g, '')

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'evenkeel-forecast-'))
  opened = await browserShell.open(join(home, 'workspace'), 'en')
  desk = new WorkstationPage(opened.page, 'en')
  await desk.page.getByText(desk.text('plan.empty')).waitFor()
  await desk.pull()
})
afterAll(async () => {
  await opened.close()
  await rm(home, { recursive: true, force: true })
})

test('a method is pinned for an item, the baseline follows, and undo brings the combination back', async () => {
  await desk.openFamily('Air fryers')
  await desk.cell(item).click()
  await desk.page.keyboard.press('Alt+M')
  await inUse().getByText('Combination').waitFor()
  const before = { year: await year(), baseline: await desk.figure(item) }

  await panel()
    .getByRole('button', {
      name: desk.text('forecast.pinOf', { method: desk.text('forecast.method_seasonal_naive') }),
    })
    .click()
  await inUse().getByText('Seasonal naive').waitFor()
  await panel()
    .getByText(/Chosen by Lin Yue/)
    .waitFor()
  expect(await year()).not.toBe(before.year)
  await desk.page.waitForFunction(
    ([selector, text]) => {
      const shown = document.querySelector(selector!)?.textContent?.replace(/\D/g, '')
      return shown !== undefined && shown !== '' && shown !== text
    },
    [
      `${rowOf(item.node, 'baseline')} .ag-cell[col-id="p:${item.period}"]`,
      String(before.baseline),
    ],
  )

  await desk.button('plan.undo').click()
  await inUse().getByText('Combination').waitFor()
  expect(await year()).toBe(before.year)
})

test('a family is told as the sum of its items, with limits that are not theirs added up', async () => {
  await desk.cell({ ...item, node: 'family=air_fryer' }).click()
  await panel().getByText('The sum of the baselines of 18 items.').waitFor()
  await panel()
    .getByText(/Limits of a sum are not the sum of limits/)
    .waitFor()
})

test('an item is said to be replaced by another: the baseline goes over to it, and comes back', async () => {
  await desk.cell(item).click()
  await panel().getByText(desk.text('forecast.followsNobody')).waitFor()
  const before = await year()
  await panel()
    .getByRole('button', { name: desk.text('forecast.followedBy') })
    .click()
  await panel()
    .getByRole('combobox', { name: desk.text('forecast.tieNew') })
    .fill('FG-AF02')
  await desk.page.keyboard.press('Enter')
  await panel()
    .getByRole('button', { name: desk.text('forecast.tieApply') })
    .click()
  await panel().getByText(desk.text('forecast.shared')).waitFor()
  await panel().getByText(desk.text('forecast.reason_joint_history')).waitFor()
  expect(await year()).not.toBe(before)
  await desk.button('plan.undo').click()
  await panel().getByText(desk.text('forecast.followsNobody')).waitFor()
  expect(await year()).toBe(before)
})
