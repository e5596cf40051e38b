/** `check` on the command line: files of real companies, tables in both languages, and what a mapping says of its files. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { sharedData } from '../../support/shared-data'
import { cliInProcess } from './cli-in-process'

const cli = cliInProcess()

test('a file without defects ends with 0, one with defects with 1; both are described', async () => {
  const clean = join(cli.folder, 'plants.csv')
  await writeFile(clean, 'plant;opened\nP1;2026-01-05\nP2;2026-02-05\n')
  const good = await cli.run(['check', clean])
  expect(good.exit).toBe(0)
  expect(good.out).toContain('YYYY-MM-DD')
  const messy = join(cli.folder, 'messy.csv')
  await writeFile(
    messy,
    'plant;opened\nP1;2026-01-05\nP1;2026-02-05\n\nP3;2024-02-30\nP4;2026-03-05\nP5;2026-04-05\nP6;2026-04-06\nP7;2026-04-07\nP8;2026-04-08\nP9;2026-04-09\nP10;2026-04-10\nP11;2026-04-11\n',
  )
  const { exit, document } = await cli.json('check', messy)
  expect(exit).toBe(1)
  expect(document).toMatchObject({
    files: [
      {
        path: messy,
        encoding: 'utf-8',
        delimiter: ';',
        heading: 1,
        rows: 11,
        key: ['plant'],
        refused: null,
      },
    ],
    counts: { empty_line: 1, key_repeated: 1, date_impossible: 1 },
  })
  const chinese = await cli.run(['check', messy, '--lang', 'zh-CN'])
  expect(chinese.out).toContain('不存在的日期')
  expect(chinese.out).toContain('键重复')
})

test('a mapping says how its files are to be opened', async () => {
  const file = join(cli.folder, 'BIN.TXT')
  await writeFile(file, 'export of bins\nA1~5\nA2~7\n')
  const mapping = join(cli.folder, 'bins.json')
  await writeFile(
    mapping,
    JSON.stringify({
      format: 'evenkeel-mapping/1',
      name: { zh: '库位', en: 'Bins' },
      tables: {
        bins: { file: 'BIN.TXT', delimiter: '~', headings: ['code', 'qty'], skip_lines: 1 },
      },
      entities: {},
    }),
  )
  const { document } = await cli.json('check', file, '--mapping', mapping)
  expect(document).toMatchObject({
    files: [
      { delimiter: '~', rows: 2, columns: [{ name: 'code' }, { name: 'qty', type: 'number' }] },
    ],
    counts: {},
  })
})

test('a path that is not there is named', async () => {
  const { exit, document } = await cli.json('check', join(cli.folder, 'absent.csv'))
  expect(exit).toBe(3)
  expect(document).toMatchObject({
    error: { code: 'FILE_UNREADABLE', params: { reason: 'ENOENT' } },
  })
})

const real = ['maven-crm', 'northwind', 'adventureworks'] as const
const known = {
  'maven-crm': { value_missing: 1925, reference_unknown: 1480, surrounding_space: 1 },
  northwind: { value_missing: 42 },
  adventureworks: {
    value_missing: 4884,
    placeholder: 290,
    date_style_mixed: 56046,
    reference_unknown: 54,
  },
} as const
describe.each(real)('%s', (name) => {
  const { path, there } = sharedData(name)
  test.skipIf(!there)(
    'holds exactly the defects it is known for',
    { timeout: 200_000 },
    async () => {
      const { document } = await cli.json('check', path)
      expect(document).toMatchObject({ counts: known[name] })
      expect(Object.keys((document as { counts: object }).counts).sort()).toEqual(
        Object.keys(known[name]).sort(),
      )
    },
  )
})
