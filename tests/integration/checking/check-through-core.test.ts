/** Files checked before anything is imported, asked as every shell asks. */
import { mkdir, truncate, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { utils, write } from 'xlsx'
import { createWorkbench, type RealCore, type Workbench } from '../../support/real-core'

let bench: Workbench
let desk: RealCore
let folder: string

beforeAll(async () => {
  bench = await createWorkbench()
  const workspace = await bench.folder()
  folder = `${workspace}-export`
  desk = await bench.open(workspace)
  await mkdir(join(folder, 'sales'), { recursive: true })
  await writeFile(
    join(folder, 'sales/orders.csv'),
    'order;customer;quantity\nO1;C1;5\nO2;C1;abc\nO3;C9;7\nO4;C2;9\nO5;C1;<b>x</b>\nO6;C2;8\nO7;C1;3\n',
  )
  await writeFile(join(folder, 'customers.csv'), 'customer,name\nC1,A\nC2,B\n')
  await writeFile(join(folder, 'broken.xlsx'), 'PK\u0003\u0004 no workbook')
})
afterAll(() => bench.clear())

const check = (path: string, request = 'check') => desk.call('files.check', { path, request })

test('a folder is told file by file, paths as they are found from it', async () => {
  const { files, findings, counts } = await check(folder)
  expect(files.map(({ path, rows, refused }) => [path, rows, refused !== null])).toEqual([
    ['customers.csv', 2, false],
    ['sales/orders.csv', 7, false],
    ['broken.xlsx', 0, true],
  ])
  expect(findings.map(({ kind, file, field, count }) => [kind, file, field, count])).toEqual([
    ['file_refused', 'broken.xlsx', null, 1],
    ['value_not_a_number', 'sales/orders.csv', 'quantity', 2],
    ['reference_unknown', 'sales/orders.csv', 'customer', 1],
  ])
  expect(findings[2]?.examples).toEqual([
    { row: 4, value: 'C9', expected: 'customers.csv: customer' },
  ])
  expect(counts).toEqual({ error: 4, warning: 0 })
  expect(await desk.call('snapshots.list', {})).toEqual([])
})

test('a single file has its own name, a path may stand in quotation marks', async () => {
  const { files } = await check(`"${join(folder, 'customers.csv')}"`)
  expect(files).toMatchObject([{ path: 'customers.csv', encoding: 'utf-8', delimiter: ',' }])
})

test('a workbook of an older format is read as any other', async () => {
  const book = utils.book_new(
    utils.aoa_to_sheet([
      ['item', 'name'],
      ['I1', 'A'],
      ['I2', 'B'],
    ]),
    'Items',
  )
  const path = join(folder, '..', `${basename(folder)}-items.xls`)
  await writeFile(path, write(book, { type: 'buffer', bookType: 'biff8' }))
  const { files } = await check(path)
  expect(files).toMatchObject([{ sheet: 'Items', format: 'xls', rows: 2, refused: null }])
})

test('the folder of a connection is read through its mapping', async () => {
  const mapping = {
    format: 'evenkeel-mapping/1',
    name: { zh: '试', en: 'Trial' },
    tables: { orders: { file: 'lines.csv', headings: ['order', 'quantity'], skip_lines: 1 } },
    entities: {
      unit_conversion: [
        {
          from: 'orders',
          fields: { item: 'order', from_unit: 'order', to_unit: 'order', factor: 'quantity' },
        },
      ],
    },
  }
  const own = join(folder, 'own')
  await mkdir(own)
  await writeFile(join(own, 'lines.csv'), 'exported today\nO1,5\nO2,6\n')
  await writeFile(join(own, 'own.json'), JSON.stringify(mapping))
  await desk.call('connections.save', {
    name: 'erp',
    type: 'files',
    settings: { folder: own, mapping: join(own, 'own.json') },
  })
  const { files } = await check(own)
  expect(files).toMatchObject([{ path: 'lines.csv', heading: null, rows: 2, columns: 2 }])
})

test('a place that is not there is refused, and a check is ended by the next', async () => {
  await expect(check(join(folder, 'nowhere'))).rejects.toMatchObject({ code: 'FILE_UNREADABLE' })
  const first = check(folder)
  const second = check(folder, 'of another window')
  await expect(first).rejects.toMatchObject({ code: 'CANCELLED' })
  expect((await second).filesTotal).toBe(4)
})

test('a file above a gigabyte is refused before it is read, the others are told', async () => {
  const large = join(folder, 'large')
  await mkdir(large)
  await writeFile(join(large, 'items.csv'), 'item,name\nI1,A\n')
  await writeFile(join(large, 'orders.csv'), 'order,item\nO1,I1\n')
  await truncate(join(large, 'orders.csv'), 1024 ** 3 + 1)
  const { files } = await check(large)
  expect(files.map(({ path, refused }) => [path, refused])).toEqual([
    ['items.csv', null],
    ['orders.csv', { code: 'FILE_TOO_LARGE', reason: 'file_too_large' }],
  ])
})
