/** Tables as people keep them by hand: a column a month, other headings than the data standard's, no day of the data. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkFiles } from '@main/services/checking/check-files'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { utils, write } from 'xlsx'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'evenkeel-across-'))
})
afterEach(() => rm(folder, { recursive: true }))

const { signal } = new AbortController()
const now = new Date('2026-11-22T12:00:00Z')
const check = () => checkFiles([folder], { now, signal })
type Cell = string | number | Date
const put = (name: string, rows: readonly (readonly Cell[])[]) =>
  writeFile(join(folder, name), `${rows.map((row) => row.join(',')).join('\n')}\n`)

const months = Array.from({ length: 12 }, (_, at) => at + 1)
const two = (month: number) => String(month).padStart(2, '0')

/** Forty items by twelve columns, with a negative figure, one that is absurd in its column, one beside its row, and a word. */
function figures(headings: readonly Cell[]): Cell[][] {
  const rows: Cell[][] = Array.from({ length: 40 }, (_, item) => [
    `I${item}`,
    `C${item % 7}`,
    ...headings.map((_, at) => 60 + ((item * 7 + at * 13) % 80)),
  ])
  rows[3]![4] = -4
  rows[5]![2] = 1_000_000
  rows[7]![6] = 2_200
  rows[9]![8] = 'abc'
  return [['Item', 'Customer', ...headings], ...rows]
}
const wrong = { negative_quantity: 1, quantity_absurd: 1, outlier: 1, value_not_a_number: 1 }

test.each<[string, readonly string[]]>([
  ['2025-01', months.map((month) => `2025-${two(month)}`)],
  ['2025-01-01', months.map((month) => `2025-${two(month)}-01`)],
  ['202501', months.map((month) => `2025${two(month)}`)],
  ['1/1/2025', months.map((month) => `${month}/1/2025`)],
  ['01.2025', months.map((month) => `${two(month)}.2025`)],
  ['Jan', 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')],
  ['1月', months.map((month) => `${month}月`)],
  ['2025年1月', months.map((month) => `2025年${month}月`)],
  ['2025-W01', months.map((week) => `2025-W${two(week)}`)],
  ['M1', months.map((month) => `M${month}`)],
])('a column a period, called %s', async (_, headings) => {
  await put('forecast.csv', figures(headings))
  const { files, counts } = await check()
  expect(files[0]).toMatchObject({ heading: 1, rows: 40, key: ['Item'] })
  expect(counts).toEqual(wrong)
})

test('a column a month in a workbook, with dates for headings', async () => {
  const days = months.map((month) => new Date(2025, month - 1, 1))
  const book = utils.book_new()
  utils.book_append_sheet(book, utils.aoa_to_sheet(figures(days)), 'Plan')
  await writeFile(join(folder, 'forecast.xlsx'), write(book, { type: 'buffer' }))
  const { files, counts } = await check()
  expect(files[0]).toMatchObject({ heading: 1, rows: 40 })
  expect(counts).toEqual(wrong)
})

test('a month that the headings pass over is missing', async () => {
  await put('forecast.csv', figures(months.filter((m) => m !== 6).map((m) => `2025${two(m)}`)))
  const { counts, findings } = await check()
  expect(counts).toEqual({ ...wrong, period_missing: 1 })
  expect(findings.find(({ kind }) => kind === 'period_missing')?.examples).toEqual([
    { row: 1, value: null, expected: '2025-06' },
  ])
})

test('the dates of an order are no headings', async () => {
  await put('orders.csv', [
    ['A1', '2025-01-05', '2025-02-05', '2025-04-01', 'open'],
    ['A2', '2025-01-07', '2025-01-09', '2025-04-01', 'open'],
  ])
  expect((await check()).counts.heading_line_missing).toBe(1)
})

test.each<[string, readonly string[], readonly string[]]>([
  ['three', ['2024-03-04', '2024-03-11', '2024-03-18'], ['5', '7', '9']],
  [
    'four above dates',
    ['2024-03-04', '2024-03-11', '2024-03-18', '2024-03-25'],
    ['2024-03-05', '2024-03-08', '', '2024-04-02'],
  ],
  [
    'four apart',
    ['2024-03-04', 'sent', '2024-03-11', '2024-03-18', '2024-03-25'],
    ['', 'open', '', '', ''],
  ],
  ['three months above months', ['202403', '202404', '202405'], ['202404', '202406', '202407']],
])('dates in even steps are a row of a table without a heading: %s', async (_, first, second) => {
  await put('orders.csv', [
    ['SO1', 'C1', 'P1', ...first, 10, 'open'],
    ['SO2', 'C2', 'P1', ...second, 20, 'open'],
    ['SO3', 'C1', 'P2', ...second, 30, 'open'],
  ])
  const { files, counts } = await check()
  expect(counts.heading_line_missing).toBe(1)
  expect(files[0]).toMatchObject({ heading: null, rows: 3 })
})

test('three months that are numbers as well are headings', async () => {
  await put('plan.csv', [
    ['Item', '202501', '202502', '202503'],
    ['A1', 60, 70, 80],
    ['A2', 65, 202501, 85],
  ])
  expect((await check()).files[0]).toMatchObject({ heading: 1, rows: 2 })
})

test('months with a point are months where the heading says so', async () => {
  const rows = ['K1', 'K2'].flatMap((one) => months.map((m) => [one, `${two(m)}.2025`, m * 100]))
  await put('sales.csv', [['Kunde', 'Monat', 'Menge'], ...rows.filter((_, at) => at !== 4)])
  const { files, counts } = await check()
  expect(files[0]?.dates).toEqual([{ style: 'MM.YYYY', count: 23 }])
  expect(counts).toEqual({ period_missing: 1 })
})

test('months with a point do not make the point the decimal mark of the file', async () => {
  const rows = ['K1', 'K2'].flatMap((one) =>
    months.map((m) => [one, `${two(m)}.2025`, `1.${100 + m}`, m === 1 ? '0,5' : m]),
  )
  const put = (all: readonly (readonly Cell[])[]) =>
    writeFile(join(folder, 'sales.csv'), all.map((row) => row.join(';')).join('\n'))
  await put([['Kunde', 'Monat', 'Menge', 'Preis'], ...rows])
  const { files, counts } = await check()
  expect(files[0]?.columns.find(({ name }) => name === 'Menge')?.decimal).toBe(',')
  expect(counts).toEqual({})
  // Nothing in the file shows what the point of a quantity divides.
  await put([['Kunde', 'Monat', 'Menge'], ...rows.map((row) => row.slice(0, 3))])
  expect((await check()).counts).toEqual({ number_ambiguous: rows.length })
})

test('routings whose resource has no capacity, in files of other names', async () => {
  await put('工艺路线.csv', [
    ['物料', '资源', '工时'],
    ...Array.from({ length: 12 }, (_, at) => [`A${at}`, `L${at % 4}`, 0.5]),
  ])
  const rows = ['L0', 'L1', 'L2'].flatMap((one) => months.map((m) => [one, `2026-${two(m)}`, 400]))
  await put('产能.csv', [['资源', '月份', '可用工时'], ...rows])
  expect((await check()).counts).toEqual({ routing_without_capacity: 3 })
})

const deals = (rows: readonly (readonly [string, string, string])[]) =>
  put('opportunities.csv', [
    ['Opportunity ID', 'Stage', 'Close Date', 'Product'],
    ...rows.map(([stage, day, product], at) => [`O${at}`, stage, day, product]),
  ])

test('open opportunities are late by the last one that was closed', async () => {
  await deals([
    ['Closed Won', '2025-06-30', 'P1'],
    ['Closed Lost', '2025-05-02', 'P2'],
    ['Negotiation', '2025-06-01', 'P1'],
    ['Negotiation', '2025-07-01', 'P2'],
    ['Closed Won', '2025-02-01', 'P1'],
    ['Prospecting', '2025-09-01', ''],
    ['Prospecting', '2025-08-01', 'P1'],
  ])
  expect((await check()).counts).toEqual({
    opportunity_past_close: 1,
    opportunity_without_product: 1,
  })
})

test('where none was closed, by today', async () => {
  await deals([
    ['Negotiation', '2026-11-21', 'P1'],
    ['Negotiation', '2026-11-22', 'P2'],
    ['Negotiation', '2027-01-31', 'P1'],
  ])
  expect((await check()).counts).toEqual({ opportunity_past_close: 1 })
})

test('one date the other way round does not make the others doubtful', async () => {
  const days = Array.from(
    { length: 40 },
    (_, at) => `${two((at % 28) + 1)}/${two((at % 12) + 1)}/2025`,
  )
  const rows = (more: readonly string[]) =>
    put('orders.csv', [['Order', 'Date'], ...[...days, ...more].map((day, at) => [`A${at}`, day])])
  await rows(['12/31/2025'])
  expect((await check()).counts).toEqual({ date_style_mixed: 1 })
  await rows(['12/31/2025', '12/30/2025', '12/29/2025', '12/28/2025'])
  expect((await check()).counts.date_ambiguous).toBeGreaterThan(0)
})
