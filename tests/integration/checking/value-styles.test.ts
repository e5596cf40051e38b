/** A pull reads numbers and dates as the columns of a file show them to be written, in every encoding and container. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createFilesConnector } from '@main/connectors/files/files-connector'
import { checkFiles } from '@main/services/checking/check-files'
import { entityNamed } from '@shared/model/entities/canonical-entities'
import { checkRow } from '@shared/model/entities/check-row'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type BookType, utils, write } from 'xlsx'

let home = ''
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'evenkeel-styles-'))
})
afterAll(() => rm(home, { recursive: true, force: true }))

const { signal } = new AbortController()
const entity = entityNamed('receivable')

/** The rows of the only file of a folder, as they are stored; texts of what is refused. */
async function pulled(name: string, content: string | Uint8Array) {
  const folder = await mkdtemp(join(home, 'folder-'))
  await writeFile(join(folder, name), content)
  const rows: unknown[] = []
  for await (const batch of createFilesConnector(folder).read('receivable', signal)) {
    rows.push(...batch.problems.map(({ kind }) => kind))
    for (const { values } of batch.rows) {
      const { row, problems } = checkRow(entity ?? expect.fail(), values)
      rows.push(row ?? problems?.map(({ field, kind }) => `${field} ${kind}`))
    }
  }
  return rows
}

const head = 'invoice;customer;issued_on;due_on;amount;paid;currency'
const invoice = (
  id: string,
  customer: string,
  amount: number,
  paid: number,
  issued: string,
  due: string,
) => ({
  invoice: id,
  customer,
  issued_on: issued,
  due_on: due,
  amount,
  paid,
  currency: 'EUR',
})

test('thousands in groups, months without a divider and full-width figures are read as the check tells them', async () => {
  const text = `${head}\nR1;A;20260113;２０２６-02-28;1 234.50;1'000;EUR\nR2;A;20260201;20260403;(56);1\u202f000.25;EUR\nR3;A;20260201;20260403;12,5;0;EUR\n`
  expect(await pulled('receivable.csv', text)).toEqual([
    invoice('R1', 'A', 1234.5, 1000, '2026-01-13', '2026-02-28'),
    ['amount value_out_of_range'],
    ['amount value_not_a_number'],
  ])
})

describe('decimal commas and days first', () => {
  const text = `${head}\nR1;Müller;13.01.2026;28/02/2026;1.234,50;0,00;EUR\nR2;Müller;01.02.2026;03/04/2026;12,5;1.000;EUR\n`
  test('are believed where the columns prove them', async () => {
    expect(await pulled('receivable.csv', text)).toEqual([
      invoice('R1', 'Müller', 1234.5, 0, '2026-01-13', '2026-02-28'),
      invoice('R2', 'Müller', 12.5, 1000, '2026-02-01', '2026-04-03'),
    ])
  })

  test('dates that may be read two ways are refused, not guessed', async () => {
    const unclear = `${head}\nR1;C1;03/04/2026;2026-05-06;1,5;0;EUR\n`
    expect(await pulled('receivable.csv', unclear)).toEqual([['issued_on value_not_a_date']])
  })

  test('a currency sign that the whole column has is read, another than the row names is not', async () => {
    const signed = (currency: string) =>
      `${head}\nR1;C1;2026-01-05;2026-05-06;€ 1,50;0,25;${currency}\n`
    expect(await pulled('receivable.csv', signed('EUR'))).toEqual([
      invoice('R1', 'C1', 1.5, 0.25, '2026-01-05', '2026-05-06'),
    ])
    expect(await pulled('receivable.csv', signed('USD'))).toEqual([['amount value_not_a_number']])
  })
})

const utf16 = (text: string, big: boolean, mark: boolean): Uint8Array => {
  const bytes = Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le')
  return big ? bytes.swap16() : bytes
}
const german = `${head}\n${Array.from({ length: 9 }, (_, at) => `R${at};Müller;2026-01-05;2026-02-05;${at};0;EUR`).join('\n')}\n`
const germanRows = Array.from({ length: 9 }, (_, at) =>
  invoice(`R${at}`, 'Müller', at, 0, '2026-01-05', '2026-02-05'),
)

test.each([
  ['UTF-8', new TextEncoder().encode(german)],
  ['UTF-8 with a mark', new TextEncoder().encode(`\ufeff${german}`)],
  ['UTF-16 LE', utf16(german, false, false)],
  ['UTF-16 LE with a mark', utf16(german, false, true)],
  ['UTF-16 BE', utf16(german, true, false)],
  ['UTF-16 BE with a mark', utf16(german, true, true)],
  ['Windows-1252', Buffer.from(german, 'latin1')],
])('a file in %s', async (_, bytes) => {
  expect(await pulled('receivable.csv', bytes)).toEqual(germanRows)
})

test.each([
  ['GBK', 'bfcdbba7', '客户'],
  ['Shift-JIS', '834a8358835e837d815b', 'カスタマー'],
  ['Big5', 'abc8a4e1', '客戶'],
])('a customer in %s', async (_, hex, customer) => {
  const bytes = Buffer.concat([
    Buffer.from(`${head}\nR1;`),
    Buffer.from(hex, 'hex'),
    Buffer.from(';2026-01-05;2026-02-05;1;0;EUR\n'),
  ])
  expect(await pulled('receivable.csv', bytes)).toEqual([
    invoice('R1', customer, 1, 0, '2026-01-05', '2026-02-05'),
  ])
})

test.each(['xlsx', 'xlsm', 'xlsb', 'biff8', 'ods'] as const)(
  'a workbook as %s',
  async (bookType: BookType) => {
    const sheet = utils.aoa_to_sheet(
      [
        head.split(';'),
        ['R1', '客户', new Date(Date.UTC(2026, 0, 5)), '2026-02-05', 12.5, '1.234,75', 'EUR'],
      ],
      { UTC: true },
    )
    const book = utils.book_new()
    utils.book_append_sheet(book, sheet, 'receivable')
    const bytes: unknown = write(book, { type: 'buffer', bookType })
    const rows = await pulled(
      `receivable.${bookType === 'biff8' ? 'xls' : bookType}`,
      Buffer.isBuffer(bytes) ? bytes : '',
    )
    expect(rows).toEqual([invoice('R1', '客户', 12.5, 1234.75, '2026-01-05', '2026-02-05')])
  },
)

describe('one file, checked and pulled', () => {
  const two = (part: number) => String(part).padStart(2, '0')
  /** Days first, half of them such as may be read both ways, and some with the month first. */
  const days = (monthsFirst: number) => [
    ...Array.from({ length: 200 }, (_, at) => `${two((at % 24) + 1)}/${two((at % 11) + 1)}/2024`),
    ...Array.from({ length: monthsFirst }, (_, at) => `12/${25 - (at % 5)}/2024`),
  ]

  test.each([
    ['none', 0],
    ['one', 1],
    ['a few', 9],
    ['many', 30],
  ])('puts aside the dates that the check tells of: %s with the month first', async (_, count) => {
    const folder = await mkdtemp(join(home, 'both-'))
    const path = join(folder, 'receivable.csv')
    const lines = days(count).map((day, at) => `R${at};A;${day};2024-12-31;1;0;EUR`)
    const text = [head, ...lines].join('\n')
    await writeFile(path, text)
    const { counts } = await checkFiles([path], { now: new Date('2026-11-22T12:00:00Z'), signal })
    const rows = await pulled('receivable.csv', text)
    const aside = lines.filter((_, at) => Array.isArray(rows[at]))
    const rare = count < 12
    // Where both orders are usual, a date that shows its own is read; else it is the one that is refused.
    expect(aside).toHaveLength((rare ? counts.date_style_mixed : counts.date_ambiguous) ?? 0)
    expect(aside.every((line) => /;12\/2\d\//.test(line))).toBe(rare)
    expect(counts.date_ambiguous ?? 0).toBe(rare ? 0 : aside.length)
  })
})
