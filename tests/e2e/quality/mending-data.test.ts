/** From a defect in a file to a mended pull, through the screens: find, look at the row, fix, pull again; and a pull that is held. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { editableCompany } from '../../integration/quality/editable-company'
import { browserShell, type Opened } from '../../support/workstation/open-workstation'
import { WorkstationPage } from '../../support/workstation/workstation-page'

let home: string
let source: string
let opened: Opened
let desk: WorkstationPage
const company = editableCompany()

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'evenkeel-quality-'))
  source = join(home, 'source')
  const [line, other] = company.rows('sales_order_line').filter((row) => row.status === 'shipped')
  line!.quantity_ordered = 'a gross'
  other!.quantity_ordered = 'a gross'
  company.rows('stock')[0]!.on_hand = '-40'
  company.write(source)
  opened = await browserShell.open(join(home, 'workspace'), 'en')
  desk = new WorkstationPage(opened.page, 'en')
  await desk.show('data')
  await desk.button('data.connectionActions', { name: 'files' }).click()
  await desk.page.getByRole('menuitem', { name: desk.text('app.edit') }).click()
  const form = desk.page.getByRole('dialog')
  await form.getByLabel(desk.text('data.field_folder')).fill(source)
  await form.getByRole('button', { name: desk.text('app.save') }).click()
  await form.waitFor({ state: 'hidden' })
  await desk.pull()
})
afterAll(async () => {
  await opened.close()
  await rm(home, { recursive: true, force: true })
})

const ruleNamed = (rule: string): Locator =>
  desk.page.locator('.quality-rules').getByRole('button', {
    name: new RegExp(`^${desk.text(`quality.rule_${rule}`)}`),
  })

test('a finding is opened, its row is seen, and a fix is tried and accepted with a reason', async () => {
  const { page } = desk
  await desk.show('quality')
  await ruleNamed('value_not_a_number').click()
  await page.getByRole('button', { name: 'quantity_ordered = a gross' }).click()
  const drawer = page.getByRole('dialog')
  await drawer.locator('.source-example').first().waitFor()
  expect(await drawer.locator('.source-example').count()).toBe(2)
  expect(await drawer.locator('.source-example').first().innerText()).toContain('a gross')
  await drawer.getByRole('button', { name: desk.text('quality.fix') }).click()
  const form = drawer.getByRole('region', {
    name: desk.text('quality.fixTitle', { connection: 'files' }),
  })
  await form.getByLabel(desk.text('quality.fixKind')).press('Enter')
  await page.getByTitle(desk.text('quality.kind_replace_value')).last().click()
  await form.getByLabel(desk.text('quality.field_to')).fill('144')
  await form.getByRole('button', { name: desk.text('quality.preview') }).click()
  await form.getByText(desk.text('quality.previewRows', { rows: '2' })).waitFor()
  await form.getByLabel(desk.text('quality.reason')).fill('A gross is twelve dozen')
  await form.getByRole('button', { name: desk.text('quality.acceptFix') }).click()
  await form.waitFor({ state: 'detached' })
  await page.keyboard.press('Escape')
  await page.getByText(desk.text('quality.state_fixed')).waitFor()
})

test('after the next pull the finding is gone and the fix is on record', async () => {
  await desk.pull()
  await desk.show('quality')
  await ruleNamed('stock_below_zero').waitFor()
  expect(await ruleNamed('value_not_a_number').count()).toBe(0)
  await desk.page.getByRole('tab', { name: desk.text('quality.tab_fixes') }).click()
  const said = desk.text('quality.said_replace_value', {
    entity: desk.text('data.entity_sales_order_line'),
    from: 'a gross',
    to: '144',
    field: 'quantity_ordered',
  })
  await desk.page.getByText(said).waitFor()
})

test('half a load is held, with its reason and the way to the screen of quality', async () => {
  const lines = company.rows('sales_order_line')
  company.put('sales_order_line', lines.slice(0, lines.length / 2))
  company.write(source)
  await desk.show('data')
  await desk.button('data.pullNow').click()
  const held = desk.page.getByRole('alert').filter({ hasText: desk.text('data.held') })
  await held.getByText(desk.text('quality.rule_half_loaded'), { exact: false }).waitFor()
  await held.getByRole('button', { name: desk.text('quality.quality') }).click()
  await desk.page
    .getByRole('alert')
    .getByText(desk.text('quality.rule_half_loaded'), { exact: false })
    .waitFor()
})
