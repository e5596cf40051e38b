/** By keys alone: the panels and menus above the grids, the tabs of the scenarios, and the palette that reaches every button. */
import type { Locator } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { deskOnFamily, type OpenDesk } from '../../support/workstation/desk-on-family'
import type { CellAt, WorkstationPage } from '../../support/workstation/workstation-page'

let opened: OpenDesk
let desk: WorkstationPage

const january: CellAt = {
  side: 'demand',
  node: 'family=air_fryer',
  measure: 'consensus_demand',
  period: '2027-01',
}

beforeAll(async () => {
  opened = await deskOnFamily('panels', 'Air fryers')
  desk = opened.desk
})
afterAll(() => opened.close())

const press = (key: string) => desk.page.keyboard.press(key)
const tab = (name: string) => desk.page.getByRole('tab', { name })
const tabs = () =>
  desk.page.getByRole('tab').evaluateAll((all) => all.map((one) => one.textContent))
const about = (name: string) =>
  desk.page.getByRole('button', { name: `${desk.text('plan.scenarioAbout')}: ${name}` })
const hasKeys = (target: Locator) =>
  target.evaluate((element) => element.contains(document.activeElement))

test.each(['rows.views', 'rows.levels', 'plan.measures', 'rows.filter'])(
  '%s opens by key, keeps the keyboard inside, and gives it back with Escape',
  async (key) => {
    const name = desk.text(key)
    const button = desk.page.getByRole('button', { name: new RegExp(`^${name}`) })
    const panel = desk.page.getByRole('region', { name, exact: true })
    await button.focus()
    await press('Enter')
    await expect.poll(() => panel.count()).toBe(1)
    await expect.poll(() => hasKeys(panel)).toBe(true)
    await press('Shift+Tab')
    expect(await hasKeys(panel)).toBe(true)
    await press('Tab')
    expect(await hasKeys(panel)).toBe(true)
    await press('Escape')
    await panel.waitFor({ state: 'hidden' })
    expect(await hasKeys(button)).toBe(true)
  },
)

test('a menu that is left with Escape gives the keyboard back', async () => {
  const excel = desk.button('workbooks.menu')
  await excel.focus()
  await press('Enter')
  const first = desk.page.getByRole('menuitem', { name: desk.text('workbooks.exportXlsx') })
  await first.waitFor()
  await press('Tab')
  await expect.poll(() => hasKeys(first)).toBe(true)
  await press('Escape')
  await first.waitFor({ state: 'hidden' })
  expect(await hasKeys(excel)).toBe(true)
})

async function whatIf(name: string): Promise<void> {
  await desk.page.getByRole('button', { name: desk.text('plan.newScenario') }).click()
  await desk.page.getByLabel(desk.text('scenarios.name'), { exact: true }).fill(name)
  await desk.button('scenarios.create').click()
  await desk.page.getByRole('tab', { name, selected: true }).waitFor()
}

test('a tab is renamed and moved by keys, and keeps the keyboard', async () => {
  const base = desk.text('scenarios.base')
  await whatIf('Orion')
  await whatIf('Vega')
  await tab('Vega').focus()
  await press('F2')
  await desk.page.getByRole('textbox', { name: desk.text('plan.scenarioRename') }).waitFor()
  await desk.page.keyboard.type('Lyra')
  await press('Enter')
  await expect.poll(tabs).toEqual([base, 'Orion', 'Lyra'])
  expect(await hasKeys(tab('Lyra'))).toBe(true)
  await press('Control+Shift+ArrowLeft')
  await expect.poll(tabs).toEqual([base, 'Lyra', 'Orion'])
  expect(await hasKeys(tab('Lyra'))).toBe(true)
})

test('a click that ends the renaming takes the keyboard to where it was made', async () => {
  await tab('Lyra').dblclick()
  await desk.page.getByRole('textbox', { name: desk.text('plan.scenarioRename') }).waitFor()
  await desk.page.keyboard.type('Mira')
  const reason = desk.page.getByRole('textbox', { name: desk.text('plan.reason') })
  await reason.click()
  await expect.poll(() => tab('Mira').count()).toBe(1)
  expect(await hasKeys(reason)).toBe(true)
  await tab('Mira').focus()
  await press('F2')
  await desk.page.keyboard.type('Lyra')
  await press('Enter')
  await expect.poll(() => tab('Lyra').count()).toBe(1)
})

test('behind the dots, by keys: what it is for, its lock, its name', async () => {
  await about('Lyra').focus()
  await press('Enter')
  const panel = desk.page.getByRole('region', { name: desk.text('plan.scenarioAbout') })
  const note = desk.page.getByRole('textbox', { name: desk.text('plan.scenarioNote') })
  await expect.poll(() => note.and(desk.page.locator(':focus')).count()).toBe(1)
  await desk.page.keyboard.type('If the chips come by rail')
  await panel.getByRole('button', { name: desk.text('plan.scenarioLock') }).focus()
  await press('Enter')
  await panel.getByRole('button', { name: desk.text('plan.scenarioUnlock') }).waitFor()
  await press('Escape')
  await panel.waitFor({ state: 'hidden' })
  expect(await hasKeys(about('Lyra'))).toBe(true)
  await tab('Lyra')
    .getByRole('img', { name: desk.text('plan.scenarioLocked') })
    .waitFor()
  expect(await tab('Lyra').getAttribute('title')).toContain('If the chips come by rail')
  // What is locked is not discarded.
  const discard = desk.page.getByRole('button', {
    name: `${desk.text('plan.scenarioDiscard')}: Lyra`,
  })
  expect(await discard.count()).toBe(0)
  await press('Enter')
  await panel.getByRole('button', { name: desk.text('plan.scenarioUnlock') }).focus()
  await press('Enter')
  await discard.waitFor()
  await panel.getByRole('button', { name: desk.text('plan.scenarioRename') }).focus()
  await press('Enter')
  const name = desk.page.getByRole('textbox', { name: desk.text('plan.scenarioRename') })
  await expect.poll(() => name.and(desk.page.locator(':focus')).count()).toBe(1)
  await press('Escape')
  await tab('Lyra').waitFor()
})

test('a scenario is discarded and restored by keys', async () => {
  await desk.page
    .getByRole('button', { name: `${desk.text('plan.scenarioDiscard')}: Lyra` })
    .focus()
  await press('Enter')
  const sure = desk.page.getByRole('dialog').getByRole('button', {
    name: desk.text('plan.discard'),
    exact: true,
  })
  await sure.focus()
  await press('Enter')
  await tab('Lyra').waitFor({ state: 'detached' })
  await desk.button('plan.discardedCount', { count: 1 }).focus()
  await press('Enter')
  const restore = desk.page.getByRole('button', { name: `${desk.text('plan.restore')}: Lyra` })
  await expect.poll(() => restore.and(desk.page.locator(':focus')).count()).toBe(1)
  await press('Enter')
  await desk.page.getByRole('tab', { name: 'Lyra', selected: true }).waitFor()
})

test('the palette gives the keyboard back, and finds the buttons of the screen by name', async () => {
  const cell = desk.cell(january)
  await cell.click()
  await press('Control+k')
  await desk.page.getByRole('dialog').waitFor()
  await press('Escape')
  await desk.page.getByRole('dialog').waitFor({ state: 'hidden' })
  await expect.poll(() => hasKeys(cell)).toBe(true)
  for (const [key, seen] of [
    ['rows.columns_quarter', '.ag-header-cell[col-id="q:2027-1"]'],
    ['rows.filter', '.filter-menu'],
  ] as const) {
    await press('Control+k')
    await desk.page.getByRole('dialog').waitFor()
    await desk.page.keyboard.insertText(desk.text(key))
    await desk.page
      .getByRole('option', { name: new RegExp(desk.text(key)) })
      .and(desk.page.locator('[aria-selected="true"]'))
      .waitFor()
    await press('Enter')
    await desk.page.locator(seen).first().waitFor({ timeout: 5000 })
    await press('Escape')
  }
})
