/** What stands above and beside the figures of an export: what the check calls good is pulled. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RawBatch } from '@main/connectors/connector'
import { createConnector } from '@main/connectors/create-connector'
import { valueStyles } from '@main/connectors/files/value-styles'
import { checkFiles } from '@main/services/checking/check-files'
import type { Finding } from '@shared/contract/contract-types'
import { entityNamed } from '@shared/model/entities/canonical-entities'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { utils, write } from 'xlsx'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'evenkeel-titles-'))
})
afterEach(() => rm(folder, { recursive: true }))

const { signal } = new AbortController()
const now = new Date('2026-11-22T12:00:00Z')

async function pulled(entity: string, settings: Record<string, string> = {}): Promise<RawBatch> {
  const rows: RawBatch['rows'][number][] = []
  const problems: Finding[] = []
  const connector = createConnector('files', { folder, ...settings })
  for await (const batch of connector.read(entity, signal)) {
    rows.push(...batch.rows)
    problems.push(...batch.problems)
  }
  return { rows, problems }
}

const errorsOf = async () => {
  const { findings } = await checkFiles([folder], { now, signal })
  return findings.filter(({ severity }) => severity === 'error').map(({ kind }) => kind)
}

const titles = [['Price list 2026'], ['Printed: 2026-01-05 by J. Wang'], []]
const priced = [
  ['item', 'class', 'valid_from', 'price'],
  ['A1', 'B', '2026-01-01', '¥1,250.50'],
  ['A2', 'B', '2026-01-01', '¥80.00'],
  ['A3', 'B', '2026-02-01', '¥7.25'],
]
const expected = [
  { row: 5, price: 1250.5 },
  { row: 6, price: 80 },
  { row: 7, price: 7.25 },
]
const seen = ({ rows }: RawBatch) => rows.map(({ row, values }) => ({ row, price: values.price }))

test('titles above the heading and a currency before every price cost nothing, in a text', async () => {
  const lines = [...titles, ...priced].map((cells) =>
    cells.map((cell) => (cell.includes(',') ? `"${cell}"` : cell)).join(','),
  )
  await writeFile(join(folder, 'price.csv'), lines.join('\n'))
  expect(await errorsOf()).toEqual([])
  const read = await pulled('price')
  expect(seen(read)).toEqual(expected)
  expect(read.problems).toEqual([])
})

test('and in a workbook', async () => {
  const book = utils.book_new()
  utils.book_append_sheet(book, utils.aoa_to_sheet([...titles, ...priced]), 'Sheet1')
  await writeFile(join(folder, 'price.xlsx'), write(book, { type: 'buffer' }))
  const read = await pulled('price')
  expect(seen(read)).toEqual(expected)
  expect(read.problems).toEqual([])
})

test('a heading without a required column is named by its own line, not by the title', async () => {
  const lines = ['Price list 2026', '', 'item,class,valid_from,prize', 'A1,B,2026-01-01,5']
  await writeFile(join(folder, 'price.csv'), lines.join('\n'))
  const { rows, problems } = await pulled('price')
  expect(rows).toEqual([])
  expect(problems.find(({ kind }) => kind === 'column_missing')).toMatchObject({
    row: 3,
    field: 'price',
  })
})

test('another sign than the column has, one that the row does not agree with, and tens of thousands are left for a person', async () => {
  const lines = [
    'bill;currency;amount',
    ...['¥10', '¥20', '€30', '¥40', '50'].map((amount, at) => `B${at};CNY;${amount}`),
    'B9;EUR;¥60',
  ]
  const [heading = '', ...rest] = lines
  const rows = rest.map((line) => {
    const cells = line.split(';')
    return Object.fromEntries(heading.split(';').map((name, at) => [name, cells[at] ?? null]))
  })
  const entity = entityNamed('payable')
  if (!entity) throw new Error('payable')
  const restyle = valueStyles(entity, rows).get('amount')
  expect(rows.map((row) => restyle?.(row.amount ?? null, { values: row }))).toEqual([
    10,
    20,
    '€30',
    40,
    50,
    '¥60',
  ])
  const tens = rows.map((row) => ({ ...row, amount: '12万元' }))
  expect(valueStyles(entity, tens).get('amount')).toBeUndefined()
})

test('a mapped table finds its heading below titles as well', async () => {
  const lines = ['Stock by site', 'As of: 2026-01-05', '', 'Code;Site;Qty;Unit', 'A1;P1;5;PCS']
  await writeFile(join(folder, 'STOCK.csv'), lines.join('\n'))
  const mapping = {
    format: 'evenkeel-mapping/1',
    name: { zh: '库存', en: 'Stock' },
    tables: { stock: { file: 'STOCK.csv' } },
    entities: {
      stock: [
        {
          from: 'stock',
          fields: {
            item: 'Code',
            site: 'Site',
            on_hand: { do: 'number', of: 'Qty', decimal: '.' },
            quality_hold: 0,
            reserved: 0,
            unit: 'Unit',
          },
        },
      ],
    },
  }
  const path = join(folder, 'mapping.json')
  await writeFile(path, JSON.stringify(mapping))
  const { rows, problems } = await pulled('stock', { mapping: path })
  expect(problems).toEqual([])
  expect(rows).toMatchObject([{ row: 5, values: { item: 'A1', site: 'P1', on_hand: 5 } }])
})
