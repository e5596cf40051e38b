/** A pull that lacks what a plan needs: the plan stays where it is and says so, until somebody takes the new data all the same. */
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sampleFolder } from '../../support/sample-source'
import { browserShell, type Opened } from '../../support/workstation/open-workstation'
import { WorkstationPage } from '../../support/workstation/workstation-page'

let home: string
let opened: Opened
let desk: WorkstationPage

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'evenkeel-held-'))
  await cp(sampleFolder, join(home, 'source'), { recursive: true })
  await rm(join(home, 'source/crm/customer.csv'))
  opened = await browserShell.open(join(home, 'workspace'), 'en')
  desk = new WorkstationPage(opened.page, 'en')
  await desk.pull()
})
afterAll(async () => {
  await opened.close()
  await rm(home, { recursive: true, force: true })
})

const notice = () => desk.page.locator('.pull-held')
const current = () =>
  desk.page.locator('.master-item').filter({ hasText: desk.text('data.snapshotCurrent') })

test('what is missing is said, and the earlier snapshot stays the current one', async () => {
  await desk.show('data')
  await desk.button('data.connectionActions', { name: 'files' }).click()
  await desk.page.getByRole('menuitem', { name: desk.text('app.edit') }).click()
  const form = desk.page.getByRole('dialog')
  await form.getByLabel(desk.text('data.field_folder')).fill(join(home, 'source'))
  await form.getByRole('button', { name: desk.text('app.save') }).click()
  await form.waitFor({ state: 'hidden' })
  await desk.button('data.pullNow').click()
  await notice().waitFor()
  const said = await notice().innerText()
  expect(said).toContain('The plan stays on the snapshot of')
  expect(said).toContain(desk.text('data.lack_absent', { entity: 'Customers' }))
  expect(await current().count()).toBe(1)
  expect(await desk.page.locator('.master-item').first().innerText()).not.toContain('current')
  expect(await desk.button('data.goToPlan').count()).toBe(0)
})

test('the gate holds it; the process owner lets it through with a reason, and the plan moves', async () => {
  expect(await desk.button('data.useSnapshot').count()).toBe(0)
  await desk.actAs('Zhou Min')
  await notice()
    .getByRole('button', { name: desk.text('quality.quality') })
    .click()
  await desk.button('quality.letThrough').click()
  const question = desk.page.getByRole('dialog')
  await question.getByLabel(desk.text('quality.reason')).fill('Customers come tomorrow')
  await question.getByRole('button', { name: desk.text('data.useThisSnapshot') }).click()
  await question.waitFor({ state: 'hidden' })
  await desk.page.getByText('Customers come tomorrow').waitFor()
  await desk.show('data')
  await notice().waitFor({ state: 'detached' })
  await desk.button('data.goToPlan').waitFor()
  expect(await desk.page.locator('.master-item').first().innerText()).toContain('current')
})
