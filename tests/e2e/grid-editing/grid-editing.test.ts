/** The grid as a spreadsheet: selecting, copying, pasting, filling, clearing, locking, by keys and mouse. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browserShell, type Opened } from '../../support/workstation/open-workstation'
import { type CellAt, WorkstationPage } from '../../support/workstation/workstation-page'

let home: string
let workspace: string
let opened: Opened
let desk: WorkstationPage

const at = (period: string, over: Partial<CellAt> = {}): CellAt => ({
  side: 'demand',
  node: 'item=FG-AF01',
  measure: 'override',
  period,
  ...over,
})
const [december, january, february, march] = ['2026-12', '2027-01', '2027-02', '2027-03'].map(
  (period) => at(period),
) as [CellAt, CellAt, CellAt, CellAt]

async function open(language: 'en' | 'zh-CN', family: string): Promise<void> {
  opened = await browserShell.open(workspace, language)
  await opened.page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  desk = new WorkstationPage(opened.page, language)
  if (language === 'en') await desk.pull()
  await desk.openFamily(family)
  // Room for the rows of an item.
  await desk.cell(at('2026-12', { node: 'family=air_fryer' })).waitFor()
}

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'evenkeel-grid-'))
  workspace = join(home, 'workspace')
  await open('en', 'Air fryers')
  await desk.button('plan.hideChart').click()
})
afterAll(async () => {
  await opened.close()
  await rm(home, { recursive: true, force: true })
})

async function middle(cell: Locator): Promise<[number, number]> {
  const box = (await cell.boundingBox())!
  return [box.x + box.width / 2, box.y + box.height / 2]
}

async function select(from: CellAt, to: CellAt): Promise<void> {
  const { mouse } = desk.page
  await mouse.move(...(await middle(desk.cell(from))))
  await mouse.down()
  await mouse.move(...(await middle(desk.cell(to))), { steps: 4 })
  await mouse.up()
}

const summary = () => desk.page.locator('.selection-line')
const dialog = () => desk.page.getByRole('dialog')
const press = (key: string) => desk.page.keyboard.press(key)
const clipboard = () => desk.page.evaluate(() => navigator.clipboard.readText())
const texts = (cells: readonly CellAt[]) =>
  Promise.all(cells.map((cell) => desk.cell(cell).innerText()))

/** As another program would leave it. */
async function paste(text: string): Promise<void> {
  await desk.page.evaluate((copied) => navigator.clipboard.writeText(copied), text)
  await press('Control+v')
}

async function saved(work: () => Promise<unknown>): Promise<void> {
  const before = await desk.savedAt()
  await work()
  await desk.savedAfter(before)
}

test('cells are selected by mouse and keys, summed in the status line, and copied for a spreadsheet', async () => {
  const baseline = at('2026-12', { measure: 'baseline' })
  await select(baseline, at('2027-01', { measure: 'baseline' }))
  await summary().getByText('2', { exact: true }).waitFor()
  await press('Shift+ArrowRight')
  await summary().getByText('3', { exact: true }).waitFor()
  await press('Control+c')
  const copied = (await clipboard()).split('\t')
  const shown = await texts(
    ['2026-12', '2027-01', '2027-02'].map((period) => ({ ...baseline, period })),
  )
  // All digits are copied; the cells show whole units.
  expect(copied.map((figure) => Math.round(Number(figure)).toLocaleString('en'))).toEqual(shown)
  await press('Control+Shift+c')
  const [headings, row] = (await clipboard()).split('\r\n').map((line) => line.split('\t'))
  expect(headings).toEqual(['', '', '', '2026-12', '2027-01', '2027-02'])
  expect(row?.slice(0, 3)).toEqual(['FG-AF01', expect.any(String), desk.text('measures.baseline')])
  await press('Escape')
  await summary().waitFor({ state: 'detached' })
})

test('a block from a spreadsheet goes in as one step; one undo takes it back and the keyboard stays', async () => {
  await desk.cell(december).click()
  await saved(() => paste('1,100\t"1,200"\r\n'))
  expect(await texts([december, january])).toEqual(['1,100', '1,200'])
  await saved(() => press('Control+z'))
  expect(await texts([december, january])).toEqual(['', ''])
  await desk.cell(december).and(desk.page.locator(':focus')).waitFor()
})

test('what a paste cannot write is listed with its reason; the rest goes in, all or nothing by the planner', async () => {
  await desk.cell(january).click()
  await saved(() => press('Control+l'))
  await desk.cell(december).click()
  await paste('1500\t1600\tabout 1700\t-20\n')
  await dialog()
    .getByText(desk.text('plan.manySum', { count: 1, refused: 3 }))
    .waitFor()
  for (const reason of ['plan.refused_lockedCell', 'reasons.not_a_number', 'reasons.negative'])
    await dialog()
      .getByRole('cell', { name: desk.text(reason), exact: true })
      .waitFor()
  await press('Escape')
  await dialog().waitFor({ state: 'hidden' })
  expect(await texts([december, february])).toEqual(['', ''])

  await paste('1500\t1600\tabout 1700\t-20\n')
  await saved(() =>
    dialog()
      .getByRole('button', { name: desk.text('plan.manyGoIn_one', { count: 1 }) })
      .click(),
  )
  await dialog().waitFor({ state: 'hidden' })
  expect(await texts([december, january, february])).toEqual(['1,500', '', ''])
  await saved(() => press('Control+z'))
  await saved(() => press('Control+z'))
})

test('one entry goes into a whole selection, the handle goes on with it, Delete clears it', async () => {
  await select(december, january)
  await desk.page.keyboard.type('1000')
  await saved(() => press('Control+Enter'))
  expect(await texts([december, january])).toEqual(['1,000', '1,000'])
  await desk.page.keyboard.type('+10%')
  await saved(() => press('Control+Enter'))
  expect(await texts([december, january])).toEqual(['1,100', '1,100'])

  await desk.cell(january).click()
  await desk.page.keyboard.type('1200')
  await saved(() => press('Enter'))
  await select(december, january)
  const handle = desk.grid('demand').locator('.fill-handle')
  await desk.page.mouse.move(...(await middle(handle)))
  await desk.page.mouse.down()
  await desk.page.mouse.move(...(await middle(desk.cell(march))), { steps: 4 })
  await saved(() => desk.page.mouse.up())
  expect(await texts([february, march])).toEqual(['1,300', '1,400'])
  await saved(() => press('Delete'))
  expect(await texts([december, january, february, march])).toEqual(['', '', '', ''])
})

test('Enter walks through a selection; Ctrl+R fills it from its first column', async () => {
  await select(december, february)
  await desk.page.keyboard.type('700')
  await saved(() => press('Enter'))
  await desk.cell(january).and(desk.page.locator(':focus')).waitFor()
  await saved(() => press('Control+r'))
  expect(await texts([december, january, february])).toEqual(['700', '700', '700'])
  await saved(() => press('Control+z'))
  await saved(() => press('Control+z'))
})

test('the menu opens by key, locks the selection and lifts the locks again', async () => {
  const locked = (cell: CellAt) =>
    desk.cell(cell).evaluate((one) => one.classList.contains('cell-locked'))
  const choose = (key: string) =>
    saved(() => desk.page.getByRole('menuitem', { name: desk.text(key) }).click())
  await select(december, january)
  await press('Shift+F10')
  await choose('plan.menuLock')
  expect(await Promise.all([december, january, february].map(locked))).toEqual([true, true, false])
  await press('Shift+F10')
  await choose('plan.menuUnlock')
  expect(await locked(december)).toBe(false)
})

test('in another size the cursor stays in sight, and the rows of its item stay marked on the other side', async () => {
  await desk.cell(february).click()
  const before = (await desk.cell(february).boundingBox())!.height
  for (let larger = 0; larger < 4; larger++) await press('Control+=')
  await expect
    .poll(async () => (await desk.cell(february).boundingBox())?.height ?? 0)
    .toBeGreaterThan(before * 1.3)
  const [cell, grid] = [
    await desk.cell(february).boundingBox(),
    await desk.grid('demand').boundingBox(),
  ]
  expect(cell!.x + cell!.width).toBeLessThanOrEqual(grid!.x + grid!.width)
  expect(cell!.y + cell!.height).toBeLessThanOrEqual(grid!.y + grid!.height)
  const top = async (one: Locator) => (await one.boundingBox())?.y ?? Number.NaN
  const mark = desk.grid('supply').locator('.linked-rows')
  const first = desk.cell(at('2027-02', { side: 'supply', measure: 'independent_demand' }))
  // Below the heading of the item.
  expect(Math.abs((await top(first)) - (await top(mark)) - cell!.height)).toBeLessThan(4)
  await press('Control+0')
  await expect.poll(async () => (await desk.cell(february).boundingBox())?.height).toBe(before)
})

test('headings select whole columns and rows; the size of the grid is kept', async () => {
  const grid = desk.grid('demand')
  await grid.locator('.ag-header-cell[col-id="p:2026-12"]').click()
  const box = grid.locator('.cells-range')
  const height = (await box.boundingBox())!.height
  expect(height).toBeGreaterThan((await grid.boundingBox())!.height)
  await press('Control+=')
  await desk.page.waitForFunction(
    () => (document.querySelector<HTMLElement>('.plan-grid .ag-row')?.offsetHeight ?? 0) > 24,
  )
  await opened.close()
  await open('zh-CN', '空气炸锅')
  const row = desk.grid('demand').locator('.ag-row').first()
  expect((await row.boundingBox())!.height).toBeGreaterThan(24)
  await desk.cell(december).click()
  await press('Control+0')
  await desk.page.waitForFunction(
    () => document.querySelector<HTMLElement>('.plan-grid .ag-row')?.offsetHeight === 24,
  )
})

test('in Chinese too: a paste in full-width digits, a refusal in words, an entry over the selection', async () => {
  await desk.cell(december).click()
  await saved(() => paste('１２００\t1.5万'))
  expect(await texts([december, january])).toEqual(['1,200', '15,000'])
  await paste('暂无\t900')
  await dialog()
    .getByRole('cell', { name: desk.text('reasons.not_a_number'), exact: true })
    .waitFor()
  // The keyboard comes to the button that puts the rest in.
  await dialog().locator('button:focus').getByText('1').waitFor()
  await saved(() => press('Enter'))
  await dialog().waitFor({ state: 'hidden' })
  expect(await texts([december, january])).toEqual(['1,200', '900'])
  await select(december, january)
  await desk.page.keyboard.type('=上期')
  await saved(() => press('Control+Enter'))
  expect((await texts([january]))[0]).toBe('1,200')
})
