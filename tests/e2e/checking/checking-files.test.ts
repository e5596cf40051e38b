/** Files are checked on the data screen before anything is imported. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browserShell, type Opened } from '../../support/workstation/open-workstation'
import { WorkstationPage } from '../../support/workstation/workstation-page'

let home: string
let opened: Opened
let desk: WorkstationPage

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'evenkeel-checking-'))
  await writeFile(
    join(home, '订单.csv'),
    `订单号,客户,数量\n${Array.from({ length: 20 }, (_, at) => `D${at},<b>K1</b>,${at === 3 ? '缺' : at + 1}`).join('\n')}\n`,
  )
  opened = await browserShell.open(join(home, 'workspace'), 'zh-CN')
  desk = new WorkstationPage(opened.page, 'zh-CN')
  await desk.show('data')
})
afterAll(async () => {
  await opened.close()
  await rm(home, { recursive: true, force: true })
})

test('what is wrong in a file is told with its rows, and how it was read', async () => {
  const { page } = desk
  await desk.button('data.checkFiles').click()
  const drawer = page.getByRole('dialog')
  const field = drawer.getByLabel(desk.text('data.checkPath'))
  await field.fill(join(home, '订单.csv'))
  await field.press('Enter')
  await drawer
    .getByText(desk.text('data.checkFound', { files: '1', errors: '1', warnings: '0' }))
    .waitFor()
  const line = drawer.getByRole('row').filter({ hasText: desk.text('checks.value_not_a_number') })
  expect(await line.innerText()).toContain(desk.text('data.exampleRow', { row: '5' }))
  await drawer.getByRole('tab', { name: desk.text('data.checkTabFiles', { number: '1' }) }).click()
  const file = drawer.getByRole('row').filter({ hasText: '订单.csv' })
  expect(await file.innerText()).toMatch(/CSV · utf-8 · ,/)
  await field.fill(join(home, 'nowhere.csv'))
  await field.press('Enter')
  await drawer.getByText(desk.text('app.loadFailed')).waitFor()
  expect(await drawer.innerText()).toContain(desk.text('reasons.ENOENT'))
})
