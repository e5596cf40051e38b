/** Texts of records: what they are is said, and they are checked by the mapping that reads them. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createConnector } from '@main/connectors/create-connector'
import { checkFiles } from '@main/services/checking/check-files'
import { describe, expect, test } from 'vitest'
import { repositoryRoot } from '../../support/repository-root'
import { temporaryFolder } from '../store/store-support'

const { signal } = new AbortController()
const now = new Date('2026-11-22T12:00:00Z')
const resources = join(repositoryRoot, 'resources')

function put(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder()
  for (const [place, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, place)), { recursive: true })
    writeFileSync(join(folder, place), content)
  }
  return folder
}

const checked = (path: string, mapping?: string) =>
  checkFiles([path], { now, signal, resources, ...(mapping ? { mapping } : {}) })

/** An order of lines: item, quantity. */
function orders(number: string, lines: readonly (readonly [string, string])[], end = true): string {
  const body = [
    `UNH+1+ORDERS:D:96A:UN`,
    `BGM+220+${number}+9`,
    'DTM+137:20260105:102',
    'NAD+BY+C100::9',
    ...lines.flatMap(([item, quantity], at) => [
      `LIN+${at + 1}++${item}:EN`,
      `QTY+21:${quantity}:PCE`,
      'DTM+2:20260210:102',
    ]),
  ]
  const counted = end ? [...body, 'UNS+S', `UNT+${body.length + 2}+1`] : body
  return `UNB+UNOC:3+A+B+260105:1200+1'${counted.join("'")}'UNZ+1+1'`
}

describe('EDIFACT', () => {
  test('is said to be what it is and checked by the mapping that ships', async () => {
    const lines = Array.from({ length: 10 }, (_, at) => [`4006381${at}`, `${at + 1}`] as const)
    const text = orders('PO1', [...lines.slice(0, 8), ['40063818', 'many'], ['40063819', '']])
    const { files, counts } = await checked(join(put({ 'po.edi': text }), 'po.edi'))
    expect(files).toMatchObject([
      {
        format: 'edi',
        delimiter: null,
        heading: null,
        rows: 10,
        records: { kind: 'edifact', type: 'ORDERS D.96A', mapping: 'edifact_orders' },
        refused: null,
      },
    ])
    expect(counts).toEqual({ value_missing: 1, value_not_a_number: 1 })
  })

  test('a message that does not end is a record that cannot be read', async () => {
    const whole = orders('PO1', [
      ['A', '1'],
      ['B', '2'],
    ])
    const cut = orders(
      'PO2',
      [
        ['A', '1'],
        ['B', '2'],
      ],
      false,
    )
    const { files, counts } = await checked(put({ 'a.edi': whole, 'b.edi': cut }))
    expect(files.map(({ rows }) => rows)).toEqual([2, 1])
    // The line that may not be whole, and the message without its end.
    expect(counts).toEqual({ record_broken: 2 })
  })

  test('another message is refused, and what has to be done is said', async () => {
    const text = "UNA:+.? 'UNB+UNOC:3+A+B+260105:1200+1'UNH+1+INVOIC:D:01B:UN'BGM+380+I1+9'UNT+3+1'"
    const { files } = await checked(put({ 'i.edi': text }))
    expect(files[0]?.refused).toEqual({
      code: 'FILE_UNREADABLE',
      reason: 'needs_a_mapping',
      detail: 'edifact INVOIC D.01B',
    })
  })
})

test('X12', async () => {
  const isa = `ISA*00*${' '.repeat(10)}*00*${' '.repeat(10)}*ZZ*${'A'.padEnd(15)}*ZZ*${'B'.padEnd(15)}*260105*1200*U*00401*000000001*0*P*>~`
  const body = [
    'GS*PO*A*B*20260105*1200*1*X*004010',
    'ST*850*0001',
    'BEG*00*SA*PO7**20260105',
    'N1*BY*Shop*92*C100',
    'PO1*1*5*EA*9.5**VN*A1',
    'PO1*2*six*EA*9.5**VN*A2',
    'CTT*2',
    'SE*7*0001',
    'GE*1*1',
    'IEA*1*000000001',
  ]
  const { files, counts } = await checked(put({ 'po.x12': `${isa}${body.join('~')}~` }))
  expect(files[0]).toMatchObject({
    rows: 2,
    records: { kind: 'x12', type: '850 004010', mapping: 'x12_orders' },
  })
  expect(counts.record_broken).toBeUndefined()
})

describe('fixed width', () => {
  const row = (item: string, quantity: string, unit: string) =>
    `${item.padEnd(10)}${quantity.padStart(8)} ${unit.padEnd(4)}`
  const listed = [
    row('Item', 'Quantity', 'Unit'),
    ...Array.from({ length: 12 }, (_, at) => row(`A${at}`, String(at + 1), 'PCS')),
  ]

  test('with a heading is read by it', async () => {
    const lines = [...listed, row('A12', 'x12', 'PCS'), row('A13', '', 'PCS')]
    const { files, counts } = await checked(put({ 'stock.txt': `${lines.join('\n')}\n` }))
    expect(files[0]).toMatchObject({
      rows: 14,
      records: { kind: 'fixed_width', type: null, mapping: null },
      columns: [{ name: 'Item' }, { name: 'Quantity', type: 'number' }, { name: 'Unit' }],
    })
    expect(counts).toEqual({ value_missing: 1, value_not_a_number: 1 })
  })

  test('the stock list that ships', async () => {
    const figure = (value: string) => value.padStart(12, '0')
    const line = (item: string, stock: string) =>
      `D${item.padEnd(18)}${figure(stock)}${figure('0')}${figure('0')}PCS`
    const lines = ['HP1        20260105', line('A1', '5000'), line('A2', '7000'), 'T', '']
    const { files, counts } = await checked(put({ 'STOCK.TXT': lines.join('\n') }))
    expect(files[0]).toMatchObject({
      rows: 2,
      entity: 'stock',
      records: { kind: 'fixed_width', mapping: 'fixed_width_stock' },
    })
    expect(counts.record_broken).toBeUndefined()
  })

  test('without a heading needs a mapping, and is checked by it', async () => {
    const lines = Array.from({ length: 8 }, (_, at) => `${row(`A${at}`, `${at}1`, 'PCS')}  00${at}`)
    const folder = put({ 'drop/one.dat': `${lines.join('\n')}\n` })
    const path = join(folder, 'drop/one.dat')
    expect((await checked(path)).files[0]?.refused?.reason).toBe('needs_a_mapping')
    const mapping = join(folder, 'own.json')
    const place = (from: number, length: number) => ({ from, length })
    const columns = { item: place(1, 10), quantity: place(11, 8), unit: place(20, 4) }
    const records = { by: 'position', levels: [{ columns }] }
    writeFileSync(
      mapping,
      JSON.stringify({
        format: 'evenkeel-mapping/1',
        name: { zh: '试', en: 'Trial' },
        tables: { all: { file: 'drop/*.dat', records } },
        entities: {},
      }),
    )
    const { files } = await checked(path, mapping)
    expect(files[0]).toMatchObject({ rows: 8, refused: null, records: { kind: 'fixed_width' } })
  })

  test('tables of cells and lists of one column stay what they are', async () => {
    const folder = put({
      'a.csv': 'id,name\n1,A\n2,B\n3,C\n4,D\n',
      'codes.txt': `${Array.from({ length: 9 }, (_, at) => `00${at}a4c81-77b2-4d0e-9c52-1f6f8a3b2c4d`).join('\n')}\n`,
      'names.txt': 'Customer name\nSmall shop\nA far larger shop\nB\nThe last one\n',
    })
    const { files } = await checked(folder)
    expect(files.map(({ records, refused }) => [records, refused])).toEqual([
      [null, null],
      [null, null],
      [null, null],
    ])
  })
})

test('all files of a drop are one table, each finding in its own file', async () => {
  const folder = put({
    'in/1.edi': orders('PO1', [
      ['A', '1'],
      ['B', '2'],
    ]),
    'in/2.EDI': orders('PO2', [
      ['A', '3'],
      ['B', 'some'],
    ]),
    'in/3.edi': orders('PO3', [['A', '4']], false),
    'in/readme.txt': 'x',
  })
  const mapping = join(resources, 'mappings/edifact_orders.json')
  const connector = createConnector('files', { folder: join(folder, 'in'), mapping })
  const rows: unknown[] = []
  const problems: unknown[] = []
  for await (const batch of connector.read('sales_order_line', signal)) {
    rows.push(...batch.rows.map(({ values }) => `${values.sales_order} ${values.item}`))
    problems.push(...batch.problems.map(({ place, kind }) => [place, kind]))
  }
  expect(rows).toEqual(['PO1 A', 'PO1 B', 'PO2 A'])
  expect(problems).toEqual([
    ['2.EDI', 'value_not_a_number'],
    ['3.edi', 'row_broken'],
    ['3.edi', 'row_broken'],
  ])
  const mark = await connector.changes?.mark('sales_order_line', signal)
  writeFileSync(join(folder, 'in/4.edi'), orders('PO4', [['C', '9']]))
  const again = createConnector('files', { folder: join(folder, 'in'), mapping })
  expect(await again.changes?.mark('sales_order_line', signal)).not.toBe(mark)
})
