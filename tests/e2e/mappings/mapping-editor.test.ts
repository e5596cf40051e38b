/** The mapping of a folder is edited beside the rows it gives, saved, and read through by the next pull. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browserShell, type Opened } from '../../support/workstation/open-workstation'
import { WorkstationPage } from '../../support/workstation/workstation-page'

const names = { name_zh: 'code', name_en: 'code' }
const document = {
  format: 'evenkeel-mapping/1',
  name: { zh: '试', en: 'Trial' },
  tables: { articles: { file: 'articles.csv' }, one: { rows: [{ as_of: '2026-11-15' }] } },
  entities: {
    company: [
      {
        from: 'one',
        fields: {
          company: { constant: 'T' },
          name_zh: { constant: '试' },
          name_en: { constant: 'Trial' },
          currency: { constant: 'CNY' },
          as_of: 'as_of',
        },
      },
    ],
    item: [
      {
        from: 'articles',
        fields: {
          item: 'code',
          ...names,
          family: { constant: 'F' },
          category: { constant: 'C' },
          item_type: { constant: 'finished' },
          unit: { constant: 'pcs' },
          price: 'list',
          standard_cost: 1,
          lifecycle: { constant: 'active' },
          make_or_buy: { constant: 'make' },
          lead_time_days: 7,
        },
      },
    ],
  },
}

let home: string
let opened: Opened
let desk: WorkstationPage

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'evenkeel-mapping-'))
  await mkdir(join(home, 'in'))
  await writeFile(
    join(home, 'in/articles.csv'),
    'code,list,offer\nA1,5,4\nA2,on request,6\nA3,9,8\n',
  )
  await writeFile(join(home, 'own.json'), JSON.stringify(document))
  opened = await browserShell.open(join(home, 'workspace'), 'en')
  desk = new WorkstationPage(opened.page, 'en')
  await desk.show('data')
})
afterAll(async () => {
  await opened.close()
  await rm(home, { recursive: true, force: true })
})

const drawer = () => desk.page.getByRole('dialog')
const named = (key: string) => ({ name: desk.text(key), exact: true })

async function act(key: string): Promise<void> {
  await desk.button('data.connectionActions', { name: 'erp' }).click()
  await desk.page.getByRole('menuitem', named(key)).click()
}

test('a field is changed, its rows show at once, and the next pull reads through it', async () => {
  const { page } = desk
  await desk.button('data.newConnection').click()
  await drawer().getByLabel(desk.text('data.field_name'), { exact: true }).fill('erp')
  await drawer().getByLabel(desk.text('data.field_folder')).fill(join(home, 'in'))
  await drawer()
    .getByLabel(desk.text('data.field_mapping'), { exact: true })
    .fill(join(home, 'own.json'))
  await drawer().getByRole('button', named('app.save')).click()
  await drawer().waitFor({ state: 'hidden' })
  await act('data.useAsSource')

  await act('data.mappingOpen')
  await desk.choose(desk.text('data.mappingEntity'), 'item')
  const rows = drawer().locator('.mapping-rows tbody tr')
  const bad = rows.locator('.mapping-bad')
  await bad.waitFor()
  expect(await bad.innerText()).toContain('on request')
  expect(await rows.count()).toBe(3)

  const price = drawer().getByRole('combobox', {
    name: desk.text('data.mappingFieldFrom', { field: 'price' }),
  })
  await price.fill('{"do":')
  await drawer().getByText(desk.text('data.mappingNotWhole')).waitFor()
  expect(await drawer().getByRole('button', named('app.save')).isDisabled()).toBe(true)
  await price.fill('offer')
  await bad.waitFor({ state: 'detached' })
  expect(await rows.nth(1).innerText()).toContain('6')

  await page.keyboard.press('Escape')
  const question = page.getByRole('dialog', { name: desk.text('data.mappingUnsaved') })
  await question.getByRole('button', named('app.cancel')).click()
  await question.waitFor({ state: 'hidden' })
  await drawer().getByRole('button', named('app.save')).click()
  await page.getByText(desk.text('data.mappingSaved')).waitFor()
  await drawer().waitFor({ state: 'hidden' })

  await desk.button('data.pullNow').click()
  await desk.button('data.showEntities').click()
  const items = page.locator('.pull-entity').filter({ hasText: 'Items' })
  await items.filter({ hasText: '3' }).waitFor({ timeout: 30_000 })
})
