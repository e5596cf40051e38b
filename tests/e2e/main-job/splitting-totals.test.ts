/** Numbers typed at totals, as a planner meets them: locks, the preview with its rules and warnings, time fences. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { deskOnFamily, type OpenDesk } from '../../support/workstation/desk-on-family'
import type { CellAt, WorkstationPage } from '../../support/workstation/workstation-page'

let opened: OpenDesk
let desk: WorkstationPage

const total: CellAt = {
  side: 'demand',
  node: 'family=air_fryer',
  measure: 'consensus_demand',
  period: '2026-12',
}
const first: CellAt = { ...total, node: 'item=FG-AF01' }
const second: CellAt = { ...total, node: 'item=FG-AF02' }

beforeAll(async () => {
  opened = await deskOnFamily('split', 'Air fryers')
  desk = opened.desk
})
afterAll(() => opened.close())

const dialog = () => desk.page.getByRole('dialog')
const locked = (at: CellAt) => desk.cell(at).evaluate((e) => e.classList.contains('cell-locked'))
const row = (code: string) =>
  dialog()
    .locator('.split-table tbody tr')
    .filter({ has: desk.page.getByRole('rowheader', { name: new RegExp(`^${code}`) }) })
/** As the grid rounds it. */
const after = async (code: string) =>
  Math.round(Number((await row(code).locator('td').nth(-2).innerText()).replace(/[^\d.]/g, '')))

/** Rows out of sight are not drawn: the total is the first one. */
async function toTheTop(): Promise<void> {
  await desk.grid('demand').locator('.period-current.period-cell').first().click()
  await desk.page.keyboard.press('Control+ArrowUp')
}

async function reveal(at: CellAt): Promise<void> {
  await toTheTop()
  for (let tries = 0; tries < 40 && (await desk.cell(at).count()) === 0; tries++)
    await desk
      .grid('demand')
      .locator('.ag-row')
      .first()
      .evaluate((row) => {
        let scrolled = row.parentElement
        while (scrolled && scrolled.scrollHeight <= scrolled.clientHeight + 1)
          scrolled = scrolled.parentElement
        if (scrolled) scrolled.scrollTop += 200
        return new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))
      })
}

async function figureOf(at: CellAt): Promise<number> {
  await reveal(at)
  return desk.figure(at)
}

async function typeInto(at: CellAt, entry: string): Promise<void> {
  await reveal(at)
  await desk.cell(at).click()
  await desk.page.keyboard.type(entry)
  await desk.page.keyboard.press('Enter')
}

test('Ctrl+L locks the chosen cell: it refuses typing, and a split passes over it', async () => {
  const kept = await figureOf(first)
  const before = await desk.savedAt()
  await reveal(first)
  await desk.cell(first).click()
  await desk.page.keyboard.press('Control+l')
  await desk.savedAfter(before)
  expect(await locked(first)).toBe(true)
  await desk.page.keyboard.type('5')
  await desk.page.getByText(desk.text('plan.lockedCell')).waitFor()
  expect(await figureOf(first)).toBe(kept)

  await reveal(total)
  await desk.type(total, '100000')
  expect(await figureOf(total)).toBe(100_000)
  expect(await figureOf(first)).toBe(kept)
})

test('where a child would be left with nothing the preview opens by itself, and Escape changes nothing', async () => {
  const before = await figureOf(second)
  await typeInto(second, '3')
  await dialog().getByText('is left with nothing').first().waitFor()
  await dialog()
    .getByRole('button', { name: desk.text('plan.splitAnyway') })
    .waitFor()
  await desk.page.keyboard.press('Escape')
  await dialog().waitFor({ state: 'hidden' })
  // The keyboard is where it was before the question.
  await desk.cell(second).and(desk.page.locator(':focus')).waitFor()
  expect(await figureOf(second)).toBe(before)
})

test('every split is shown first where the planner wants it so; rule and weights are chosen there', async () => {
  await desk.button('plan.askWarning').click()
  const kept = await figureOf(first)
  await typeInto(total, '120000')
  await row('FG-AF01').getByText(desk.text('plan.flag_locked')).waitFor()
  expect(await after('FG-AF01')).toBe(kept)
  const proportional = await after('FG-AF02')

  await dialog()
    .getByRole('combobox', { name: desk.text('plan.rule') })
    .click()
  await desk.page.getByTitle(desk.text('plan.rule_equal'), { exact: true }).click()
  await desk.page.waitForFunction((was) => {
    const rows = [...document.querySelectorAll('.split-table tbody tr')]
    const cells = rows.find((one) => one.textContent?.startsWith('FG-AF02'))?.querySelectorAll('td')
    const shown = cells?.[cells.length - 2]?.textContent?.replace(/[^\d.]/g, '')
    return shown !== undefined && Math.round(Number(shown)) !== was
  }, proportional)
  const equal = await after('FG-AF02')
  expect(Math.abs(equal - (await after('FG-AF03')))).toBeLessThanOrEqual(1)

  const before = await desk.savedAt()
  await desk.page.keyboard.press('Enter')
  await desk.savedAfter(before)
  await dialog().waitFor({ state: 'hidden' })
  expect(await figureOf(total)).toBe(120_000)
  expect(await figureOf(second)).toBe(equal)
  expect(await figureOf(first)).toBe(kept)
  await desk.button('plan.askAlways').click()
})

test('the lock is lifted by its button and comes back with undo', async () => {
  let before = await desk.savedAt()
  await reveal(first)
  await desk.cell(first).click()
  await desk.button('plan.unlockCell').click()
  await desk.savedAfter(before)
  expect(await locked(first)).toBe(false)
  before = await desk.savedAt()
  await reveal(first)
  await desk.cell(first).click()
  await desk.page.keyboard.press('Control+z')
  await desk.savedAfter(before)
  expect(await locked(first)).toBe(true)
})

test('the process owner fences the coming months; the planner sees it and cannot type there', async () => {
  await desk.actAs('Zhou Min')
  await desk.page
    .getByRole('navigation')
    .getByRole('button', { name: desk.text('app.screen_settings') })
    .click()
  const fence = desk.page.getByRole('spinbutton', {
    name: desk.text('app.policyFenceOf', { side: 'Demand', role: 'Demand planner' }),
  })
  await fence.fill('3')
  const save = { name: desk.text('app.save'), exact: true }
  await desk.page.locator('.panel', { has: fence }).getByRole('button', save).click()
  await desk.page.getByText(desk.text('app.policySaved')).waitFor()
  await desk.actAs('Lin Yue')
  await desk.show('plan')
  await desk.openFamily('Air fryers')
  await desk.page.locator('.cell-fenced').first().waitFor()
  await reveal(second)
  await desk.cell(second).click()
  await desk.page.keyboard.type('5')
  await desk.page.getByText(desk.text('plan.fencedCell')).waitFor()
  const open = { ...second, period: '2027-02' }
  expect(await desk.cell(open).evaluate((e) => e.classList.contains('cell-fenced'))).toBe(false)
  await desk.type({ ...open, node: 'item=FG-AF02' }, '=prev')
})
