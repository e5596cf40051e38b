/** A CRM that names a customer in its own way: the screen suggests who is meant, a person confirms, the next pull brings the rows. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { copySample } from '../../support/changed-sample'
import { browserShell, type Opened } from '../../support/workstation/open-workstation'
import { WorkstationPage } from '../../support/workstation/workstation-page'

const code = '澜庭家电连锁有限公司'
let home: string
let opened: Opened
let desk: WorkstationPage

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'evenkeel-matching-'))
  const sample = await copySample(join(home, 'source'))
  await sample.change('crm/opportunity', (row) =>
    row.customer === 'C001' ? { ...row, customer: code } : row,
  )
  opened = await browserShell.open(join(home, 'workspace'), 'zh-CN')
  desk = new WorkstationPage(opened.page, 'zh-CN')
  await desk.show('data')
  await desk.button('data.connectionActions', { name: 'files' }).click()
  await desk.page.getByRole('menuitem', { name: desk.text('app.edit') }).click()
  const form = desk.page.getByRole('dialog')
  await form.getByLabel(desk.text('data.field_folder')).fill(sample.folder)
  await form.getByRole('button', { name: desk.text('app.save') }).click()
  await form.waitFor({ state: 'hidden' })
  await desk.pull()
  await desk.show('data')
}, 120_000)
afterAll(async () => {
  await opened.close()
  await rm(home, { recursive: true, force: true })
})

test('the code that nothing has is suggested a customer, with the reason', async () => {
  await desk.button('matching.openCount', { count: 1 }).click()
  const drawer = desk.page.locator('.matching-drawer')
  await drawer.getByText(code, { exact: true }).waitFor()
  expect(await drawer.innerText()).toContain(desk.text('matching.reason_same_name'))
  await drawer
    .getByRole('button', { name: desk.text('matching.confirmOf', { code, canonical: 'C001' }) })
    .click()
  await drawer
    .getByRole('button', { name: desk.text('matching.forgetOf', { code, canonical: 'C001' }) })
    .waitFor()
  await drawer.locator('.ant-drawer-close').click()
  await drawer.waitFor({ state: 'detached' })
})

test('the next pull reads it as that customer and says so', async () => {
  await desk.button('data.pullNow').click()
  await desk.page.locator('.master-item').nth(1).waitFor()
  await desk.page
    .locator('.findings-table')
    .getByText(desk.text('data.finding_code_matched', { field: 'customer', value: code }))
    .waitFor()
  await desk.button('matching.open').waitFor()
})
