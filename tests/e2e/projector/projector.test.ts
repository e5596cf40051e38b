/** A meeting on the projector, in Chinese: pages by arrow key, a window of its own that follows the desk or stays. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browserShell, type Opened } from '../../support/workstation/open-workstation'
import { WorkstationPage } from '../../support/workstation/workstation-page'

let home: string
let opened: Opened
let desk: WorkstationPage
let second: Page

const heading = (page: Page) => page.locator('.projector h1')
const shows = (page: Page, text: string) => heading(page).getByText(text, { exact: true }).waitFor()

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'evenkeel-projector-'))
  opened = await browserShell.open(join(home, 'workspace'), 'zh-CN')
  desk = new WorkstationPage(opened.page, 'zh-CN')
  await desk.page.getByText(desk.text('plan.empty')).waitFor()
  await desk.pull()
})
afterAll(async () => {
  await opened.close()
  await rm(home, { recursive: true, force: true })
})

test('one key shows the plan in large type; arrows go from the family with most at stake to the last', async () => {
  await desk.page.locator('.ag-row').first().waitFor()
  await desk.page.keyboard.press('F9')
  await shows(desk.page, desk.text('projector.overview'))
  const first = await desk.page.locator('.large-families li').first().innerText()
  const size = await heading(desk.page).evaluate((element) =>
    Number.parseFloat(getComputedStyle(element).fontSize),
  )
  expect(size).toBeGreaterThan(50)
  await desk.page.keyboard.press('ArrowRight')
  expect(first).toContain(await heading(desk.page).innerText())
  await desk.page.locator('.large-exceptions li').first().waitFor()
  await desk.page.keyboard.press('ArrowLeft')
  await shows(desk.page, desk.text('projector.overview'))
})

test('a window of its own follows the desk, and stays once somebody turns its pages', async () => {
  const [page] = await Promise.all([
    desk.page.context().waitForEvent('page'),
    desk.button('projector.secondWindow').click(),
  ])
  second = page
  await shows(second, desk.text('projector.overview'))
  await desk.page.keyboard.press('F9')
  await heading(desk.page).waitFor({ state: 'detached' })
  const family = desk.page.locator('.family').nth(2)
  await family.click()
  await shows(second, await family.locator('.family-name').innerText())
  await second.keyboard.press('Home')
  await second.getByText(desk.text('projector.staying')).waitFor()
  await desk.page.locator('.family').nth(3).click()
  await desk.page.locator('.family[aria-current="true"]').nth(0).waitFor()
  expect(await heading(second).innerText()).toBe(desk.text('projector.overview'))
  await second.keyboard.press('f')
  await shows(second, await desk.page.locator('.family').nth(3).locator('.family-name').innerText())
})

test('a change at the desk is on the projector without anybody reloading it', async () => {
  const figure = second.locator('.large-figures dd').first()
  const before = await figure.innerText()
  await desk.type(
    {
      side: 'demand',
      node: await desk.page
        .locator('.ag-row[row-id^="family|family="]')
        .first()
        .evaluate((row) => (row.getAttribute('row-id') ?? '').split('|')[1] ?? ''),
      measure: 'consensus_demand',
      period: '2027-02',
    },
    '*2',
  )
  await second.waitForFunction(
    (text) => document.querySelector<HTMLElement>('.large-figures dd')?.innerText !== text,
    before,
  )
})
