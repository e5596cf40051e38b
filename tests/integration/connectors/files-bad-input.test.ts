/** Folders and files as they should not be. */
import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { RawBatch } from '@main/connectors/connector'
import { createConnector } from '@main/connectors/create-connector'
import type { Finding } from '@shared/contract/contract-types'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { utils, write } from 'xlsx'
import { documentOf, never, someLines } from './publish-samples'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'evenkeel-files-'))
})
afterEach(() => rm(folder, { recursive: true }))

async function put(place: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(join(folder, place)), { recursive: true })
  await writeFile(join(folder, place), content)
}

async function readAll(entity: string): Promise<RawBatch> {
  const rows: RawBatch['rows'][number][] = []
  const problems: Finding[] = []
  for await (const batch of createConnector('files', { folder }).read(entity, never)) {
    rows.push(...batch.rows)
    problems.push(...batch.problems)
  }
  return { rows, problems }
}

const sites = 'site,name_zh,name_en,kind\n'

describe('the folder', () => {
  test('a missing one is named', async () => {
    const missing = join(folder, 'away')
    const connector = createConnector('files', { folder: missing })
    const error = { code: 'FOLDER_MISSING', params: { folder: missing } }
    await expect(connector.identify(never)).rejects.toMatchObject(error)
    await expect(connector.list(never)).rejects.toMatchObject(error)
  })

  test('files are found by name, in any case, three folders deep and no deeper', async () => {
    await put('Site.CSV', sites)
    await put('a/b/customer.tsv', 'customer\n')
    await put('a/b/c/item.csv', 'item\n')
    await put('notes.csv', 'x\n')
    await put('~$stock.xlsx', 'x')
    const listed = await createConnector('files', { folder }).list(never)
    expect(listed.map((e) => e.place)).toEqual(['a/b/customer.tsv', 'Site.CSV'])
  })

  test('two files of one entity are refused with both names', async () => {
    await put('a/site.csv', sites)
    await put('b/site.csv', sites)
    await expect(createConnector('files', { folder }).list(never)).rejects.toMatchObject({
      code: 'FILE_UNREADABLE',
      params: { file: 'a/site.csv, b/site.csv', reason: 'entity_twice' },
    })
  })

  test('the time is that of the file, or what a manifest says', async () => {
    await put('site.csv', sites)
    const time = new Date('2026-11-01T08:00:00Z')
    await utimes(join(folder, 'site.csv'), time, time)
    const asOf = async () => (await createConnector('files', { folder }).list(never))[0]?.asOf
    expect(await asOf()).toBe(time.toISOString())
    await put('manifest.json', '{"asOf": "2026-11-15", "by": "night job"}')
    expect(await asOf()).toBe('2026-11-15')
    await put('manifest.json', '{"asOf": "yesterday"}')
    await expect(asOf()).rejects.toMatchObject({ code: 'FILE_UNREADABLE' })
  })

  test.each([
    [{ folder: 'relative' }, 'folder', 'not_an_absolute_path'],
    [{}, 'folder', 'missing'],
    [{ folder: '/x', colour: 'red' }, 'colour', 'unknown_setting'],
    [{ folder: '/x', target: 'relative' }, 'target', 'not_an_absolute_path'],
    [{ folder: '/x', targetCreate: 'perhaps' }, 'targetCreate', 'not_valid'],
  ])('settings %j are refused', (settings, field, reason) => {
    const error = expect.objectContaining({
      code: 'CONNECTION_INVALID',
      params: { field, reason },
    })
    expect(() => createConnector('files', settings)).toThrow(error)
  })
})

describe('a text file', () => {
  test('broken rows are named with their line, and the others still come', async () => {
    await put(
      'site.csv',
      `${sites}P01,甲,A,plant\nP02,乙\n"P03,丙,C,plant\nP04,丁,D,plant,,\n,,,\nP05,戊,E,plant,x\nP06,己,F,plant\n`,
    )
    const { rows, problems } = await readAll('site')
    expect(rows.map((r) => [r.row, r.values.site])).toEqual([
      [2, 'P01'],
      [5, 'P04'],
      [8, 'P06'],
    ])
    expect(problems).toMatchObject([
      { kind: 'row_broken', place: 'site.csv', row: 3, expected: '4 (≠ 2)' },
      { kind: 'row_broken', place: 'site.csv', row: 4, value: '"P03,丙,C,plant' },
      { kind: 'row_broken', place: 'site.csv', row: 7, expected: '4 (≠ 5)' },
    ])
  })

  test('headings are matched as people write them; unknown ones are a warning', async () => {
    await put('site.csv', 'SITE; Name ZH ;nameEn;Kind;Remark\nP01;甲;A;plant;x\n')
    const { rows, problems } = await readAll('site')
    expect(rows[0]?.values).toEqual({ site: 'P01', name_zh: '甲', name_en: 'A', kind: 'plant' })
    expect(problems).toMatchObject([
      { severity: 'warning', kind: 'column_unknown', field: 'Remark', row: 1 },
    ])
  })

  test.each([
    ['a missing column', 'site,name_zh,kind\nP01,甲,plant\n', ['name_en']],
    ['nothing at all', '', ['site', 'name_zh', 'name_en', 'kind']],
  ])('%s is said once, and no row comes', async (_, text, fields) => {
    await put('site.csv', text)
    const { rows, problems } = await readAll('site')
    expect(rows).toEqual([])
    expect(problems.map((p) => [p.kind, p.field])).toEqual(fields.map((f) => ['column_missing', f]))
  })

  test.each([
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${sites}P01,甲厂,A,plant\n`)],
    ['UTF-16', Buffer.from(`\uFEFF${sites}P01,甲厂,A,plant\n`, 'utf16le')],
    [
      'GBK',
      Buffer.concat([
        Buffer.from(`${sites}P01,`),
        Buffer.from([0xbc, 0xd7, 0xb3, 0xa7]),
        Buffer.from(',A,plant\n'),
      ]),
    ],
    ['old Macintosh line ends', Buffer.from(`${sites}P01,甲厂,A,plant\n`.replaceAll('\n', '\r'))],
  ])('%s', async (_, bytes) => {
    await put('site.csv', bytes)
    const { rows, problems } = await readAll('site')
    expect(problems).toEqual([])
    expect(rows.map((r) => r.values.name_zh)).toEqual(['甲厂'])
  })

  test('bytes that are no text cost their row', async () => {
    await put(
      'site.csv',
      Buffer.concat([
        Buffer.from(`${sites}P01,甲,A,plant\nP02,`),
        Buffer.from('甲'.repeat(30_000)),
        Buffer.from(',B,plant\nP03,'),
        Buffer.from([0xff, 0xfe]),
        Buffer.from(',C,plant\nP04,丁,D,plant\n'),
      ]),
    )
    const { rows, problems } = await readAll('site')
    expect(rows.map((r) => r.values.site)).toEqual(['P01', 'P02', 'P04'])
    expect(problems).toMatchObject([{ kind: 'row_broken', row: 4, expected: 'UTF-8' }])
  })

  test('a file that is no table at all ends with its name', async () => {
    await put('site.csv', Buffer.alloc(3_000_000, 'x'))
    const error = {
      code: 'FILE_UNREADABLE',
      params: { file: 'site.csv:1', reason: 'line_without_end' },
    }
    await expect(readAll('site')).rejects.toMatchObject(error)
  })
})

describe('a workbook', () => {
  const book = (sheets: Record<string, unknown[][]>): Uint8Array => {
    const made = utils.book_new()
    for (const [name, rows] of Object.entries(sheets))
      utils.book_append_sheet(made, utils.aoa_to_sheet(rows, { UTC: true }), name)
    const bytes: unknown = write(made, { type: 'buffer', bookType: 'xlsx' })
    return Buffer.isBuffer(bytes) ? bytes : new Uint8Array()
  }
  const heading = ['family', 'month', 'quantity', 'revenue', 'gross_margin']

  test('the sheet named as the entity is read; dates are dates and empty rows nothing', async () => {
    const rows = [
      [],
      heading,
      ['air_fryer', new Date(Date.UTC(2026, 10, 1)), 10, 5.5, 1],
      [],
      ['blender', '2026-12', '1,000', 7, null],
    ]
    await put('budget.xlsx', book({ Notes: [['x']], Budget: rows }))
    const { rows: read, problems } = await readAll('budget')
    expect(problems).toEqual([])
    expect(read).toEqual([
      {
        row: 3,
        values: {
          family: 'air_fryer',
          month: '2026-11-01',
          quantity: 10,
          revenue: 5.5,
          gross_margin: 1,
        },
      },
      {
        row: 5,
        values: {
          family: 'blender',
          month: '2026-12',
          quantity: '1,000',
          revenue: 7,
          gross_margin: null,
        },
      },
    ])
  })

  test('a cell with an error costs its row', async () => {
    const sheet = utils.aoa_to_sheet([
      heading,
      ['a', '2026-11', 1, 1, 1],
      ['b', '2026-11', 1, 1, 1],
    ])
    sheet.C2 = { t: 'e', v: 0x07, w: '#DIV/0!' }
    const made = utils.book_new()
    utils.book_append_sheet(made, sheet, 'budget')
    const bytes: unknown = write(made, { type: 'buffer', bookType: 'xlsx' })
    await put('budget.xlsx', Buffer.isBuffer(bytes) ? bytes : '')
    const { rows, problems } = await readAll('budget')
    expect(rows.map((r) => r.row)).toEqual([3])
    expect(problems).toMatchObject([
      { kind: 'row_broken', row: 2, field: 'quantity', value: '#DIV/0!' },
    ])
  })

  test.each([
    ['text', Buffer.from('family,month\n')],
    ['half a workbook', Buffer.from(book({ budget: [heading] }).slice(0, 2_000))],
  ])('%s under its name is unreadable', async (_, bytes) => {
    await put('budget.xlsx', bytes)
    const params = { file: 'budget.xlsx', reason: 'not_a_workbook' }
    const error = { code: 'FILE_UNREADABLE', params }
    await expect(readAll('budget')).rejects.toMatchObject(error)
  })
})

describe('the target folder', () => {
  const send = (settings: Record<string, string>) =>
    createConnector('files', { folder, ...settings }).target?.send(
      documentOf('k', someLines()),
      { lastPublished: new Map() },
      never,
    )

  test('its parent must be there: a drive that is away is not made up', async () => {
    const target = join(folder, 'drive', 'published')
    const error = { code: 'FOLDER_MISSING', params: { folder: target } }
    await expect(send({ target })).rejects.toMatchObject(error)
  })

  test('it is made unless that is forbidden', async () => {
    const target = join(folder, 'published')
    await expect(send({ target, targetCreate: 'no' })).rejects.toMatchObject({
      code: 'FOLDER_MISSING',
    })
    await expect(send({ target })).resolves.toMatchObject({ kind: 'receipt' })
  })

  test('what a killed sender left behind is no obstacle', async () => {
    await put('published/.sending', `${(await import('node:os')).hostname()} 999999999`)
    await put('published/.draft-k/decision.json', '{')
    await expect(send({ target: join(folder, 'published') })).resolves.toMatchObject({
      kind: 'receipt',
    })
  })

  test('no target, no publishing', () => {
    expect(createConnector('files', { folder }).target).toBeUndefined()
  })
})
