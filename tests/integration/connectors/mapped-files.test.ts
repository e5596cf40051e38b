/** Files of any shape through a mapping: rows, sums and joins, and findings that name file, row, field and value. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Connector, RawRow } from '@main/connectors/connector'
import { createConnector } from '@main/connectors/create-connector'
import type { Finding } from '@shared/contract/contract-types'
import { EvenkeelError } from '@shared/contract/error-codes'
import { describe, expect, test } from 'vitest'
import { utils, write } from 'xlsx'
import { temporaryFolder } from '../store/store-support'

const signal = new AbortController().signal
const names = { name_zh: 'id', name_en: 'id' }

interface Trial {
  readonly rows: readonly RawRow[]
  readonly problems: readonly Finding[]
}

/** Reads one entity of `files` through a mapping of these tables and queries. */
async function mapped(
  files: Readonly<Record<string, string | Uint8Array>>,
  tables: unknown,
  entity: string,
  queries: unknown,
): Promise<Trial> {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'in'))
  for (const [name, content] of Object.entries(files))
    writeFileSync(join(folder, 'in', name), content)
  const mapping = join(folder, 'trial.json')
  const document = {
    format: 'evenkeel-mapping/1',
    name: { zh: '试', en: 'Trial' },
    tables,
    entities: { [entity]: queries },
  }
  writeFileSync(mapping, JSON.stringify(document))
  const connector = createConnector('files', { folder: join(folder, 'in'), mapping })
  const rows: RawRow[] = []
  const problems: Finding[] = []
  for await (const batch of connector.read(entity, signal)) {
    rows.push(...batch.rows)
    problems.push(...batch.problems)
  }
  return { rows, problems }
}

const stockOf = (tables: Record<string, unknown>) => ({
  tables: {
    ...tables,
    sums: {
      from: 'bins',
      group: { by: ['id'], take: { stock: { sum: 'qty' }, bins: { count: 'rows' } } },
    },
  },
  queries: [
    {
      from: 'sums',
      fields: {
        item: 'id',
        site: { constant: 'P' },
        on_hand: 'stock',
        quality_hold: 0,
        reserved: 'bins',
      },
    },
  ],
})

describe('tables', () => {
  test('a file without headings, separated by tabs, in UTF-16 gives what its columns are declared to be', async () => {
    const text = Buffer.from('\ufeffA1\t3\t"a ""b"""\nA2\t4\tc\n', 'utf16le')
    const { tables, queries } = stockOf({
      bins: {
        file: 'bins.txt',
        delimiter: '\t',
        encoding: 'utf-16le',
        headings: ['id', 'qty', 'text'],
      },
    })
    const { rows, problems } = await mapped({ 'bins.txt': text }, tables, 'stock', queries)
    expect(problems).toEqual([])
    expect(rows.map(({ row, values }) => [row, values.item, values.on_hand])).toEqual([
      [1, 'A1', 3],
      [2, 'A2', 4],
    ])
  })

  test('several rows make one, and name the line of the first', async () => {
    const { tables, queries } = stockOf({ bins: { file: 'bins.csv', skip_lines: 1 } })
    const text = 'exported by hand\nid;qty\nA1;3\nA2;4\nA1;5\nA1;\n'
    const { rows } = await mapped({ 'bins.csv': text }, tables, 'stock', queries)
    expect(rows).toEqual([
      { row: 3, values: { item: 'A1', site: 'P', on_hand: 8, quality_hold: 0, reserved: 3 } },
      { row: 4, values: { item: 'A2', site: 'P', on_hand: 4, quality_hold: 0, reserved: 1 } },
    ])
  })

  test('a sheet of a workbook is a table as well', async () => {
    const sheet = utils.aoa_to_sheet([
      ['id', 'qty'],
      ['A1', 3],
      ['A1', 4],
    ])
    const bytes = write(
      { SheetNames: ['Other', 'Bins'], Sheets: { Other: utils.aoa_to_sheet([]), Bins: sheet } },
      { type: 'buffer' },
    )
    const { tables, queries } = stockOf({ bins: { file: 'book.xlsx', sheet: 'Bins' } })
    const { rows } = await mapped({ 'book.xlsx': bytes }, tables, 'stock', queries)
    expect(rows.map(({ values }) => values.on_hand)).toEqual([7])
  })

  test('header and detail are joined by key, two sources make one entity, months are written out', async () => {
    const files = {
      'heads.csv': 'order,day\nO1,2026-01-15\nO2,2026-02-03\n',
      'lines.csv': 'order,n,kind\nO1,5,x\nO2,6,x\nO3,7,y\n',
    }
    const day = { do: 'lookup', table: 'heads', by: { order: 'order' }, column: 'day' }
    const fields = {
      resource: 'order',
      month: 'when',
      regular_hours: 'n',
      overtime_hours: 0,
      overtime_cost_per_hour: 0,
    }
    const { rows } = await mapped(
      files,
      { heads: { file: 'heads.csv' }, lines: { file: 'lines.csv' } },
      'capacity',
      [
        {
          from: 'lines',
          columns: { day },
          where: { is: 'filled', of: 'day' },
          fields: { ...fields, month: { do: 'month', of: 'day' } },
        },
        {
          from: 'lines',
          repeat: { as: 'when', from: { constant: '2026-12' }, months: 2 },
          where: { is: 'equal', of: ['kind', { constant: 'y' }] },
          fields,
        },
      ],
    )
    expect(
      rows.map(({ values }) => `${values.resource} ${values.month} ${values.regular_hours}`),
    ).toEqual(['O1 2026-01 5', 'O2 2026-02 6', 'O3 2026-12 7', 'O3 2027-01 7'])
  })
})

describe('what is wrong', () => {
  const sites = (file: string) => ({ sites: { file } })
  const query = (more: Record<string, unknown> = {}) => [
    { from: 'sites', fields: { site: 'id', ...names, kind: { constant: 'plant' }, ...more } },
  ]

  test('a value that does not fit costs its row, named by file, row, field and value', async () => {
    const kind = { do: 'map', of: 'sort', to: { w: 'warehouse' } }
    const text = 'id,sort\nA,w\nB,z\n"C,w\nD,w\n'
    const { rows, problems } = await mapped(
      { 's.csv': text },
      sites('s.csv'),
      'site',
      query({ kind }),
    )
    expect(rows.map(({ values }) => values.site)).toEqual(['A', 'D'])
    expect([...problems].sort((a, b) => (a.row ?? 0) - (b.row ?? 0))).toMatchObject([
      {
        place: 's.csv',
        row: 3,
        field: 'kind',
        value: 'z',
        expected: 'w',
        kind: 'value_not_allowed',
      },
      { place: 's.csv', row: 4, kind: 'row_broken' },
    ])
  })

  test('a value in a sum that is no number is left out of it and said', async () => {
    const { tables, queries } = stockOf({ bins: { file: 'bins.csv' } })
    const { rows, problems } = await mapped(
      { 'bins.csv': 'id,qty\nA,1\nA,many\n' },
      tables,
      'stock',
      queries,
    )
    expect(rows.map(({ values }) => values.on_hand)).toEqual([1])
    expect(problems).toMatchObject([
      { row: 3, value: 'many', kind: 'value_not_a_number', place: 'bins.csv' },
    ])
  })

  test('a column that is not there is said once and no row is read', async () => {
    const text = `id\n${Array.from({ length: 2500 }, (_, i) => `S${i}`).join('\n')}\n`
    const { rows, problems } = await mapped(
      { 's.csv': text },
      sites('s.csv'),
      'site',
      query({ kind: 'sort' }),
    )
    expect(rows).toEqual([])
    expect(problems).toMatchObject([{ kind: 'column_missing', field: 'sort', place: 's.csv' }])
  })

  test.each([
    ['is not there', 'other.csv', 'file_missing'],
    ['lies outside the folder', '../trial.json', 'outside_folder'],
  ])('a file that %s ends the reading', async (_, file, reason) => {
    await expect(mapped({ 's.csv': 'id\n' }, sites(file), 'site', query())).rejects.toMatchObject({
      code: 'FILE_UNREADABLE',
      params: { reason },
    })
  })

  test('a mapping that is not there is refused with the setting', () => {
    const settings = { folder: '/tmp', mapping: '/tmp/no-such-mapping.json' }
    expect(() => createConnector('files', settings)).toThrow(EvenkeelError)
    expect(() => createConnector('files', settings)).toThrow(/CONNECTION_INVALID.*no_such_mapping/)
  })
})

describe('very many rows that are wrong', () => {
  const lines = (broken: number) => `id,unit\nA,pcs\n${'B\n'.repeat(broken)}`
  const tables = { parts: { file: 'parts.csv' }, units: { file: 'units.csv' } }
  const unit = { do: 'lookup', table: 'units', by: { id: 'id' }, column: 'unit' }
  const fields = { item: 'id', from_unit: unit, to_unit: { constant: 'x' }, factor: 1 }
  const write = (broken: number): Connector => {
    const folder = temporaryFolder()
    const mapping = join(folder, 'trial.json')
    writeFileSync(join(folder, 'parts.csv'), 'id\nA\n')
    writeFileSync(join(folder, 'units.csv'), lines(broken))
    const document = {
      format: 'evenkeel-mapping/1',
      name: { zh: '试', en: 'Trial' },
      tables,
      entities: { unit_conversion: [{ from: 'parts', fields }] },
    }
    writeFileSync(mapping, JSON.stringify(document))
    return createConnector('files', { folder, mapping })
  }

  async function told(connector: Connector) {
    const sizes: number[] = []
    const values: unknown[] = []
    for await (const { rows, problems } of connector.read('unit_conversion', signal)) {
      sizes.push(problems.length)
      values.push(...rows.map((row) => row.values.from_unit))
    }
    return { most: Math.max(...sizes), all: sizes.reduce((a, b) => a + b, 0), values }
  }

  test('in a table that is looked up are all told, a batch at a time', async () => {
    expect(await told(write(200_000))).toEqual({ most: 1_000, all: 200_000, values: ['pcs'] })
  })

  test.each([
    ['few', 300, true],
    ['many', 12_000, false],
  ])('%s are told once where a mark was asked before', async (_, broken, marked) => {
    const connector = write(broken)
    const mark = await connector.changes?.mark('unit_conversion', signal)
    expect(mark !== null).toBe(marked)
    expect(await told(connector)).toMatchObject({ all: broken, values: ['pcs'] })
  })
})
