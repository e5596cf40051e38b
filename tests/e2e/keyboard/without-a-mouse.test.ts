/** From opening the workstation to a published decision by keys alone, in Chinese; the decision is typed, proposed and approved on the projector. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browserShell, type Opened } from '../../support/workstation/open-workstation'
import { type CellAt, WorkstationPage } from '../../support/workstation/workstation-page'

let home: string
let opened: Opened
let desk: WorkstationPage

const question = '春季之前要不要提前备货？'
const scenario = '提前备货'
const chair = '陈伟'
const december: CellAt = {
  side: 'demand',
  node: 'family=air_fryer',
  measure: 'consensus_demand',
  period: '2026-12',
}

const press = (key: string) => desk.page.keyboard.press(key)
const write = (text: string) => desk.page.keyboard.insertText(text)
const hasKeys = (target: Locator) =>
  target.evaluate((element) => element.contains(document.activeElement))

/** Presses a key until the element has the keyboard; a person would give up as well. */
async function reach(target: Locator, key = 'Tab', most = 40): Promise<void> {
  await target.waitFor()
  for (let pressed = 0; pressed < most; pressed++) {
    if (await hasKeys(target)) return
    await press(key)
  }
  throw new Error(`not reached with ${most} times ${key}: ${target}`)
}

const part = (name: string) => desk.page.locator(`[data-part="${name}"]`)
const heading = (text: string) =>
  desk.page.locator('.projector h1').getByText(text, { exact: true }).waitFor()
const field = (key: string) => desk.page.getByLabel(desk.text(key), { exact: true })

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'evenkeel-keyboard-'))
  opened = await browserShell.open(join(home, 'workspace'), 'zh-CN')
  desk = new WorkstationPage(opened.page, 'zh-CN')
})
afterAll(async () => {
  await opened.close()
  await rm(home, { recursive: true, force: true })
})

test('the data is pulled and a family opened', async () => {
  await reach(desk.button('plan.pullData'))
  await press('Enter')
  await desk.button('data.goToPlan').waitFor({ timeout: 90_000 })
  await reach(desk.button('data.goToPlan'))
  await press('Enter')
  await desk.grid('demand').locator('.ag-row').first().waitFor()
  await press('Control+k')
  await desk.page.getByRole('dialog').waitFor()
  await write('空气炸锅')
  await desk.page
    .getByRole('option', { name: /空气炸锅/ })
    .first()
    .waitFor()
  await press('Enter')
  await desk.page.locator('.family[aria-current="true"]').filter({ hasText: '空气炸锅' }).waitFor()
  await desk.cell(december).waitFor()
})

test('F6 goes from part to part; the gap lies over the columns of the grid and moves with them', async () => {
  await reach(part('demand'), 'F6', 9)
  await reach(part('gap'), 'Shift+F6', 9)
  const left = async (target: Locator) => (await target.boundingBox())?.x ?? Number.NaN
  const headerOf = (period: string) =>
    desk.grid('demand').locator(`.ag-header-cell[col-id="p:${period}"]`)
  const cells = part('gap').locator('.gap-cell')
  expect(Math.abs((await left(cells.first())) - (await left(headerOf('2026-11'))))).toBeLessThan(2)
  await press('End')
  const last = (await cells.count()) - 1
  await headerOf('2028-10').waitFor()
  expect(await hasKeys(cells.nth(last))).toBe(true)
  expect(Math.abs((await left(cells.nth(last))) - (await left(headerOf('2028-10'))))).toBeLessThan(
    2,
  )
})

test('a number is typed where the arrows lead', async () => {
  await reach(part('demand'), 'F6', 9)
  await desk.cell({ ...december, measure: 'actual_orders', period: '2026-11' }).waitFor()
  const row = desk.grid('demand').locator('.ag-row:has(.ag-cell-focus)')
  for (let down = 0; down < 12; down++) {
    if ((await row.getAttribute('row-id'))?.endsWith('|consensus_demand')) break
    await press('ArrowDown')
  }
  await press('ArrowRight')
  expect(await desk.cell(december).getAttribute('class')).toContain('ag-cell-focus')
  const before = await desk.figure(december)
  await desk.page.keyboard.type('+10%')
  await press('Enter')
  await desk.page.locator('.save-state.saved').waitFor()
  expect(await desk.figure(december)).toBeCloseTo(before * 1.1, -1)
})

test('a what-if is made, and the decision about it typed on the projector', async () => {
  await reach(part('scenarios'), 'Shift+F6', 9)
  await reach(desk.page.getByRole('button', { name: desk.text('plan.newScenario') }))
  await press('Enter')
  await reach(field('scenarios.name'))
  await write(scenario)
  await press('Enter')
  await desk.page.getByRole('tab', { name: scenario, selected: true }).waitFor()
  await press('F9')
  await heading('空气炸锅')
  await press('d')
  await heading(desk.text('projector.typing'))
  await reach(field('decisions.question'))
  await write(question)
  const choice = desk.page.getByRole('radio', {
    name: desk.text('decisions.choose', { name: scenario }),
  })
  await press('Tab')
  await reach(choice, 'ArrowDown', 3)
  await press('Space')
  await reach(field('decisions.reason'))
  await write('十二月产能有余')
  await reach(field('decisions.owner'))
  await press('ArrowDown')
  await reach(field('decisions.due'))
  await desk.page.keyboard.type('12202026')
  await press('Control+Enter')
  await heading(desk.text('projector.decision', { number: 1 }))
  await desk.page.locator('.large-question').getByText(question).waitFor()
  await press('p')
  await desk.page.locator('.large-owing').getByText(desk.text('decisions.state_proposed')).waitFor()
})

test('the chair approves it on the page, asked once more, and it is published', async () => {
  await press('F9')
  await desk.page.locator('.projector').waitFor({ state: 'detached' })
  await reach(part('navigation'), 'F6', 12)
  await reach(desk.page.getByRole('button', { name: /林悦/ }), 'Shift+Tab', 12)
  await press('Enter')
  const wanted = desk.page.getByRole('menuitem', { name: new RegExp(chair) })
  await wanted.waitFor()
  await press('Tab')
  await reach(wanted, 'ArrowDown', 12)
  await press('Enter')
  await desk.page.locator('.person-switch', { hasText: chair }).waitFor()
  await press('F9')
  await press('End')
  await heading(desk.text('projector.decision', { number: 1 }))
  await press('a')
  await desk.page.getByRole('alertdialog').waitFor()
  await press('Escape')
  await desk.page.getByRole('alertdialog').waitFor({ state: 'detached' })
  await press('a')
  await desk.page.getByRole('alertdialog').waitFor()
  await press('Enter')
  await desk.page.getByRole('alertdialog').waitFor({ state: 'detached' })
  await press('F9')
  await press('Control+6')
  await desk.page.getByText(desk.text('publishing.state_acknowledged')).first().waitFor()
  await desk.page.getByText(question).first().waitFor()
})
