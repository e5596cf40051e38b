/** An export that is named and headed in its own way becomes a plan: the connection is given a mapping in its form. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browserShell, type Opened } from '../../support/workstation/open-workstation'
import { WorkstationPage } from '../../support/workstation/workstation-page'

let home: string
let opened: Opened
let desk: WorkstationPage

const orders = `nr;artikel;menge;preis;datum
A1;Fahrrad;1.200,5;99,50;31.08.2026
A2;Fahrrad;800;99,50;15.09.2026
A3;Fahrrad;viele;99,50;16.09.2026
`
const constant = (value: string | number) => ({ constant: value })
const number = (of: string) => ({ do: 'number', of, decimal: ',' })
const date = { do: 'date', of: 'datum', format: 'DD.MM.YYYY' }
const called = (column: string) => ({ name_zh: column, name_en: column })
const mapping = {
  format: 'evenkeel-mapping/1',
  name: { zh: '德国导出', en: 'German export' },
  tables: {
    orders: { file: 'auftraege.txt' },
    items: {
      from: 'orders',
      group: { by: ['artikel'], take: { price: { max: number('preis') } } },
    },
    one: { rows: [{ id: 'X' }] },
  },
  entities: {
    company: [
      {
        from: 'one',
        fields: {
          company: 'id',
          ...called('id'),
          currency: constant('EUR'),
          as_of: constant('2026-11-01'),
        },
      },
    ],
    item: [
      {
        from: 'items',
        fields: {
          item: 'artikel',
          ...called('artikel'),
          family: constant('F'),
          category: constant('K'),
          item_type: constant('finished'),
          unit: constant('pcs'),
          price: 'price',
          standard_cost: 50,
          lifecycle: constant('active'),
          make_or_buy: constant('make'),
          lead_time_days: 0,
        },
      },
    ],
    customer: [
      {
        from: 'one',
        fields: {
          customer: 'id',
          ...called('id'),
          class: constant('A'),
          region: constant('R'),
          channel: constant('direct'),
          currency: constant('EUR'),
          credit_days: 30,
        },
      },
    ],
    site: [{ from: 'one', fields: { site: 'id', ...called('id'), kind: constant('plant') } }],
    sourcing: [
      {
        from: 'items',
        fields: {
          item: 'artikel',
          site: constant('X'),
          source: constant('make'),
          lead_time_days: 0,
          share: 1,
          unit_cost: 50,
        },
      },
    ],
    sales_order_line: [
      {
        from: 'orders',
        fields: {
          sales_order: 'nr',
          line: 1,
          customer: constant('X'),
          item: 'artikel',
          ordered_on: date,
          requested_on: date,
          quantity_ordered: number('menge'),
          quantity_shipped: number('menge'),
          quantity_cancelled: 0,
          quantity_returned: 0,
          price: number('preis'),
          status: constant('shipped'),
        },
      },
    ],
  },
}

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'evenkeel-mapped-'))
  await mkdir(join(home, 'export'))
  await writeFile(join(home, 'export/auftraege.txt'), orders)
  await writeFile(join(home, 'german.json'), JSON.stringify(mapping))
  opened = await browserShell.open(join(home, 'workspace'), 'en')
  desk = new WorkstationPage(opened.page, 'en')
})
afterAll(async () => {
  await opened.close()
  await rm(home, { recursive: true, force: true })
})

test('the form offers the mappings that ship and takes one of our own; a wrong one is refused with its place', async () => {
  await desk.show('data')
  await desk.button('data.connectionActions', { name: 'files' }).click()
  await desk.page.getByRole('menuitem', { name: desk.text('app.edit') }).click()
  const form = desk.page.getByRole('dialog')
  const field = form.getByLabel(desk.text('data.field_mapping'))
  await field.click()
  await desk.page.getByText(desk.text('data.mapping_adventureworks')).waitFor()
  await form.getByLabel(desk.text('data.field_folder')).fill(join(home, 'export'))

  await writeFile(
    join(home, 'wrong.json'),
    JSON.stringify({ ...mapping, tables: { tables: { file: 'x.csv' } } }),
  )
  await field.fill(join(home, 'wrong.json'))
  await form.getByRole('button', { name: desk.text('app.save') }).click()
  const told = desk.page.locator('.ant-notification-notice').filter({ hasText: 'tables' })
  await told.waitFor()
  expect(await told.innerText()).toContain('entities.company.0.from')
  await told.locator('.ant-notification-notice-close').click()
  await told.waitFor({ state: 'detached' })

  await field.fill(join(home, 'german.json'))
  await form.getByRole('button', { name: desk.text('app.save') }).click()
  await form.waitFor({ state: 'hidden' })
})

test('the pull reads the good rows, names the bad one, and there is a plan', async () => {
  await desk.button('data.pullNow').click()
  await desk.button('data.goToPlan').waitFor()
  await desk.page.getByText('auftraege.txt', { exact: false }).first().waitFor()
  await desk.page.getByText('“viele” in “quantity_ordered” is not a number.').waitFor()
})
