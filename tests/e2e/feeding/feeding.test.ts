/** Two connections feed the plan; what did not change is not read again, and who is away is said. */
import { cp, mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
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
  home = await mkdtemp(join(tmpdir(), 'evenkeel-feeding-'))
  await cp(sampleFolder, join(home, 'erp'), { recursive: true })
  await mkdir(join(home, 'crm'))
  await rename(join(home, 'erp/crm/customer.csv'), join(home, 'crm/customer.csv'))
  opened = await browserShell.open(join(home, 'workspace'), 'en')
  desk = new WorkstationPage(opened.page, 'en')
  await desk.show('data')
})
afterAll(async () => {
  await opened.close()
  await rm(home, { recursive: true, force: true })
})

const dialog = () => desk.page.getByRole('dialog')

async function connect(name: string): Promise<void> {
  await desk.button('data.newConnection').click()
  await dialog().getByLabel(desk.text('data.field_name'), { exact: true }).fill(name)
  await dialog().getByLabel(desk.text('data.field_folder')).fill(join(home, name))
  await dialog()
    .getByRole('button', { name: desk.text('app.save') })
    .click()
  await dialog().waitFor({ state: 'hidden' })
}

test('connections are chosen and put in order, with a schedule', async () => {
  await connect('erp')
  await connect('crm')
  await desk.button('data.feedsOpen').click()
  await dialog().getByRole('checkbox', { name: 'erp' }).check()
  await dialog().getByRole('checkbox', { name: 'crm' }).check()
  await dialog()
    .getByRole('radio', { name: desk.text('data.feedsAway_keep') })
    .check()
  await dialog().getByLabel(desk.text('data.scheduleEvery')).fill('600')
  await dialog()
    .getByRole('button', { name: desk.text('app.save') })
    .click()
  await dialog().waitFor({ state: 'hidden' })
  await desk.page.getByText(desk.text('data.feedsRank', { rank: 2 })).waitFor()
  expect(await desk.page.getByText(/erp \+ crm · next at/).count()).toBe(1)
})

test('both come into one snapshot, and unchanged files are not read again', async () => {
  await desk.button('data.pullNow').click()
  await desk.button('data.goToPlan').waitFor({ timeout: 90_000 })
  await desk.button('data.pullNow').click()
  await desk.page.locator('.pull-entities').waitFor()
  await desk.button('data.goToPlan').waitFor({ timeout: 90_000 })
  await desk.button('data.showEntities').click()
  const customers = desk.page.locator('.pull-entity').filter({ hasText: 'Customers' })
  expect(await customers.innerText()).toContain(desk.text('data.entityChanged', { rows: '0' }))
})

test('a connection that is away keeps its data, and every screen says that it is old', async () => {
  await rm(join(home, 'crm'), { recursive: true })
  await desk.button('data.pullNow').click()
  await desk.page.locator('.pull-entities').waitFor()
  await desk.button('data.goToPlan').waitFor({ timeout: 90_000 })
  await desk.show('indicators')
  const badge = desk.page.locator('.stale-badge')
  await badge.hover()
  await desk.page.getByText(/crm could not be read/).waitFor()
})
