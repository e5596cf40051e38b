/** A planner takes a family to Excel, edits it there and takes the edits back in as one change. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { read, utils, type WorkSheet, write } from 'xlsx'
import { browserShell, type Opened } from '../../support/workstation/open-workstation'
import { type CellAt, WorkstationPage } from '../../support/workstation/workstation-page'

let home: string
let opened: Opened
let desk: WorkstationPage
const override: CellAt = {
  side: 'demand',
  node: 'family=air_fryer',
  measure: 'override',
  period: '2026-12',
}

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'evenkeel-excel-'))
  opened = await browserShell.open(join(home, 'workspace'), 'en')
  desk = new WorkstationPage(opened.page, 'en')
  await desk.page.getByText(desk.text('plan.empty')).waitFor()
  await desk.pull()
})
afterAll(async () => {
  await opened.close()
  await rm(home, { recursive: true, force: true })
})

const openMenu = async (key: string) => {
  await desk.button('workbooks.menu').click()
  return desk.page.getByRole('menuitem', { name: desk.text(key) })
}

function cellAt(sheet: WorkSheet, key: string, period: string): string {
  const names = Object.keys(sheet)
  const row = names.find((name) => name.startsWith('A') && sheet[name].v === key) ?? ''
  const column = names.find((name) => /^[A-Z]+3$/.test(name) && sheet[name].v === period) ?? ''
  return column.replace(/\d+$/, '') + row.slice(1)
}

test('the family goes out, and what was edited in it comes back as one change', async () => {
  const { page } = desk
  await desk.openFamily('Air fryers')
  await desk.cell(override).waitFor()
  const item = await openMenu('workbooks.exportXlsx')
  const [download] = await Promise.all([page.waitForEvent('download'), item.click()])
  expect(download.suggestedFilename()).toMatch(/^Base plan Air fryers .*\.xlsx$/)
  const file = join(home, 'air fryers.xlsx')
  await download.saveAs(file)

  const book = read(await readFile(file), { cellNF: true })
  const sheet = book.Sheets.Demand!
  const total = sheet[cellAt(sheet, 'consensus_demand?family=air_fryer', '2026-12')].v as number
  const wanted = Math.round(total * 1.1)
  sheet[cellAt(sheet, 'override?family=air_fryer', '2026-12')] = { t: 'n', v: wanted }
  sheet[cellAt(sheet, 'override?family=air_fryer', '2027-01')] = { t: 's', v: 'ask Lin' }
  sheet[cellAt(sheet, 'baseline?family=air_fryer', '2027-02')] = { t: 'n', v: 1 }
  await writeFile(file, write(book, { type: 'buffer', bookType: 'xlsx' }))

  const importing = await openMenu('workbooks.import')
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), importing.click()])
  await chooser.setFiles(file)
  const drawer = page.getByRole('dialog')
  await drawer
    .getByText(
      desk.text('workbooks.sum', { clean: 1, conflict: 0, confirm: 0, refused: 2, same: 0 }),
    )
    .waitFor()
  await drawer.getByText(desk.text('workbooks.fault_text')).waitFor()
  // What the plan has now is told of rows that take nothing, too.
  const calculated = drawer.getByRole('row').filter({ hasText: desk.text('measures.baseline') })
  const figures = await calculated.getByRole('cell').allInnerTexts()
  expect(figures[4]).toBe(figures[3])
  expect(figures[4]).toMatch(/^\d/)
  if (process.env.EXCEL_PICTURE) await page.screenshot({ path: process.env.EXCEL_PICTURE })
  await drawer.getByRole('button', { name: desk.text('workbooks.take', { count: 1 }) }).click()
  await page.getByText(desk.text('workbooks.taken', { count: 1 })).waitFor()
  await desk
    .cell(override)
    .filter({ hasText: wanted.toLocaleString('en-US') })
    .waitFor()
})

test('a file of somebody else is refused in words, with a way on', async () => {
  const file = join(home, 'sales.xlsx')
  const book = utils.book_new(utils.aoa_to_sheet([['Sales', 12]]), 'Demand')
  await writeFile(file, write(book, { type: 'buffer', bookType: 'xlsx' }))
  const importing = await openMenu('workbooks.import')
  const [chooser] = await Promise.all([desk.page.waitForEvent('filechooser'), importing.click()])
  await chooser.setFiles(file)
  await desk.page.getByText(desk.text('reasons.not_exported_here')).waitFor()
  await desk.button('workbooks.chooseAnother').waitFor()
})
