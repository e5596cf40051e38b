/** A person connects to a PostgreSQL server, hears what is wrong, pulls, publishes into it and plans. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator } from 'playwright'
import { afterAll, beforeAll, describe, test } from 'vitest'
import {
  type PostgresServer,
  postgresMissing,
  startPostgres,
} from '../../support/databases/postgres-server'
import { fillPostgres } from '../../support/databases/sample-tables'
import { browserShell, type Opened } from '../../support/workstation/open-workstation'
import { WorkstationPage } from '../../support/workstation/workstation-page'

describe.skipIf(postgresMissing)(`PostgreSQL ${postgresMissing ?? ''}`, () => {
  let home: string
  let server: PostgresServer
  let opened: Opened
  let desk: WorkstationPage
  let row: Locator

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'evenkeel-sql-'))
    server = await startPostgres()
    await server.create('company')
    const client = await server.connect('company')
    await fillPostgres(client)
    await client.end()
    opened = await browserShell.open(join(home, 'workspace'), 'zh-CN')
    desk = new WorkstationPage(opened.page, 'zh-CN')
    row = opened.page.locator('.connection').filter({ hasText: 'erp-db' })
  })
  afterAll(async () => {
    await opened?.close()
    await server?.stop()
    await rm(home, { recursive: true, force: true })
  })

  const look = async (name: string) => {
    const folder = process.env.EVENKEEL_LOOK
    if (folder) await opened.page.screenshot({ path: join(folder, `${name}.png`) })
  }
  const choose = async (field: string, value: string) => {
    await opened.page.getByLabel(desk.text(field), { exact: true }).click()
    await opened.page.locator('.ant-select-item-option').filter({ hasText: value }).click()
  }

  test('the form asks for what the system needs', async () => {
    await desk.show('data')
    await desk.button('data.newConnection').click()
    const form = opened.page.getByRole('dialog')
    const field = (key: string) => form.getByLabel(desk.text(`data.field_${key}`), { exact: true })
    await field('name').fill('erp-db')
    await choose('data.field_type', desk.text('data.type_sql'))
    await field('driver').waitFor()
    await choose('data.field_driver', 'SQLite')
    await field('host').waitFor({ state: 'hidden' })
    await field('databaseFile').waitFor()
    await look('form-sqlite')
    await choose('data.field_driver', 'PostgreSQL')
    await field('host').fill(server.host)
    await field('port').fill(String(server.port))
    await field('database').fill('company')
    await field('user').fill(server.user)
    await field('secret').fill('wrong')
    await look('form-postgres')
    await form.getByRole('button', { name: desk.text('app.save') }).click()
    await form.waitFor({ state: 'hidden' })
    await row.waitFor()
  })

  test('a wrong password is said where it is tested; the right one reaches the server', async () => {
    await row.getByRole('button', { name: desk.text('data.test'), exact: true }).click()
    await row.locator('.bad').waitFor()
    await look('refused')
    const more = desk.button('data.connectionActions', { name: 'erp-db' })
    await more.click()
    await opened.page.getByRole('menuitem', { name: desk.text('app.edit') }).click()
    const form = opened.page.getByRole('dialog')
    await form.getByLabel(desk.text('data.field_secret'), { exact: true }).fill(server.password)
    await form.getByRole('button', { name: desk.text('app.save') }).click()
    await form.waitFor({ state: 'hidden' })
    await row.getByRole('button', { name: desk.text('data.test'), exact: true }).click()
    await row.getByText('PostgreSQL 18').waitFor()
    await look('reached')
  })

  test('it becomes the source, is pulled, and the plan stands on it', async () => {
    await desk.button('data.connectionActions', { name: 'erp-db' }).click()
    await opened.page.getByRole('menuitem', { name: desk.text('data.useAsSource') }).click()
    await row.getByText(desk.text('data.isSource')).first().waitFor()
    await desk.button('data.pullNow').click()
    await desk.button('data.goToPlan').waitFor({ timeout: 90_000 })
    await look('pulled')
    await desk.button('data.goToPlan').click()
    await opened.page.locator('.ag-row').first().waitFor()
    await look('plan')
  })
})
