/** A planner works through what stands out: from exception to exception with one key, marks lines, writes about cells, gives reasons, and sees what others did. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browserShell, type Opened } from '../../support/workstation/open-workstation'
import { type CellAt, WorkstationPage } from '../../support/workstation/workstation-page'

let home: string
let opened: Opened
let desk: WorkstationPage

const demand: CellAt = {
  side: 'demand',
  node: 'family=air_fryer',
  measure: 'consensus_demand',
  period: '2026-12',
}
const rows = () => desk.page.locator('.worklist-row')
const current = () => desk.page.locator('.worklist-row[aria-current="true"]')
const panel = () => desk.page.locator('.knowing-panel')

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'evenkeel-worklist-'))
  opened = await browserShell.open(join(home, 'workspace'), 'en')
  desk = new WorkstationPage(opened.page, 'en')
  await desk.page.getByText(desk.text('plan.empty')).waitFor()
  await desk.pull()
})
afterAll(async () => {
  await opened.close()
  await rm(home, { recursive: true, force: true })
})

test('one key leads from exception to exception, with the cursor on the cell', async () => {
  await desk.cell({ ...demand, node: 'total' }).click()
  await desk.page.keyboard.press('F8')
  await current().waitFor()
  const code = (await current().locator('.worklist-line').innerText()).split(' ')[0] ?? ''
  await desk.page.locator(`.ag-row[row-id*="item=${code}"] .ag-cell-focus`).waitFor()
  await desk.page.keyboard.press('F8')
  expect(await rows().nth(1).getAttribute('aria-current')).toBe('true')
  await desk.page.keyboard.press('Shift+F8')
  expect(await rows().nth(0).getAttribute('aria-current')).toBe('true')
})

test('one key marks the line; it leaves the list of open ones and counts as reviewed', async () => {
  const line = await current().locator('.worklist-line').innerText()
  await desk.page.keyboard.press('F7')
  await panel()
    .getByText(/^1 of \d+ lines reviewed$/)
    .waitFor()
  await desk.page.locator('.status-line').getByText(desk.text('worklist.state_checked')).waitFor()
  expect(await rows().nth(0).locator('.worklist-line').innerText()).not.toBe(line)
  await desk.page.keyboard.press('F8')
  expect(await rows().nth(0).getAttribute('aria-current')).toBe('true')
})

test('a comment is written at the cell, marks it, and the keys go back to the grid', async () => {
  await desk.openFamily('Air fryers')
  await desk.cell(demand).click()
  await desk.page.keyboard.press('Shift+F2')
  await desk.page.keyboard.type('Listed in the north from March?')
  await desk.page.keyboard.press('Control+Enter')
  await panel().getByText('Listed in the north from March?').waitFor()
  await desk.grid('demand').locator('.cell-commented').first().waitFor()
  expect(await desk.cell(demand).getAttribute('class')).toMatch(
    /cell-commented.*ag-cell-focus|ag-cell-focus.*cell-commented/,
  )
  await desk.page.keyboard.press('Alt+I')
  await desk.page
    .getByRole('tooltip', { name: desk.text('notes.briefTitle') })
    .getByText('Listed in the north from March?')
    .waitFor()
})

test('a reason is asked for where the administrator wants one, once, without leaving the cell', async () => {
  await desk.show('settings')
  await desk.actAs('Administrator')
  await desk.choose(desk.text('notes.reasonsRequired_demand'), desk.text('app.role_demand_planner'))
  await desk.page.keyboard.press('Escape')
  await desk.page
    .locator('.panel', { hasText: desk.text('notes.reasonsTitle') })
    .getByRole('button', { name: desk.text('app.save'), exact: true })
    .click()
  await desk.page.getByText(desk.text('notes.reasonsSaved')).waitFor()
  await desk.actAs('Lin Yue')
  await desk.show('plan')
  const before = await desk.savedAt()
  await desk.cell(demand).click()
  await desk.page.keyboard.type('+10%')
  await desk.page.keyboard.press('Enter')
  const question = desk.page.getByRole('dialog', { name: desk.text('notes.reasonAsk') })
  // All of it can be seen, as long as the list may be.
  const { y, height } = (await question.boundingBox())!
  expect(y).toBeGreaterThanOrEqual(0)
  expect(y + height).toBeLessThanOrEqual(desk.page.viewportSize()!.height)
  await desk.page.keyboard.press('2')
  await desk.savedAfter(before)
  const once = await desk.savedAt()
  await desk.cell(demand).click()
  await desk.page.keyboard.type('+1%')
  await desk.page.keyboard.press('Enter')
  await desk.savedAfter(once)
  await desk.page.mouse.move(0, 0)
  await desk.cell(demand).hover()
  await desk.page.getByRole('tooltip').getByText('Promotion').first().waitFor()
})

test('what others changed meanwhile is marked and listed until it is seen', async () => {
  await desk.actAs('Zhao Qiang')
  await panel().getByText(desk.text('notes.changes')).click()
  await panel().getByText(desk.text('notes.newHere')).waitFor()
  await desk.actAs('Lin Yue')
  const before = await desk.savedAt()
  await desk.cell(demand).click()
  await desk.page.keyboard.type('+2%')
  await desk.page.keyboard.press('Enter')
  await desk.savedAfter(before)
  await desk.actAs('Zhao Qiang')
  await panel()
    .getByRole('button', { name: /^Consensus demand Dec 26 of .*\+2%$/ })
    .waitFor()
  await desk.page.locator('.plan-grid .cell-changed').first().waitFor()
  await panel()
    .getByRole('button', { name: desk.text('notes.markSeen') })
    .click()
  await desk.page.locator('.plan-grid .cell-changed').first().waitFor({ state: 'detached' })
})
