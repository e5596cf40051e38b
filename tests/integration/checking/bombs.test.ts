/** Files made to use up memory or time are refused with their reason, at once. */

import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkFiles } from '@main/services/checking/check-files'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeWorkbook, makeZip, sheetXml, type ZipPart } from '../../support/messy-files/made-zip'

let home = ''
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'evenkeel-bombs-'))
})
afterAll(() => rm(home, { recursive: true, force: true }))

const mega = 1024 * 1024
const cell = '<row r="1"><c r="A1"><v>1</v></c></row>'
/** Text that hardly packs, so that the ratio says nothing. */
const noise = (length: number): string => randomBytes(length).toString('base64').slice(0, length)

const laughs = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>${sheetXml(
  '<row r="1"><c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row>',
)}`
const deep = sheetXml(`${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}`)
const manyRows = sheetXml(
  Array.from(
    { length: 200_100 },
    (_, at) => `<row r="${at + 1}"><c><v>${(at * 7919) % 99991}</v></c></row>`,
  ).join(''),
)
const farRow = sheetXml(`<row r="1048576"><c r="A1048576"><v>1</v></c></row>`)
const wideRows = sheetXml(
  Array.from(
    { length: 2_500 },
    (_, at) => `<row r="${at + 1}"><c r="XFD${at + 1}"><v>${noise(8)}</v></c></row>`,
  ).join(''),
)
const inner = makeZip([{ name: 'a.bin', content: Buffer.alloc(3 * mega) }])
const nested: ZipPart[] = Array.from({ length: 6_000 }, (_, at) => ({
  name: `nested/${at}.zip`,
  content: inner.subarray(0, 64),
}))

const bombs: readonly (readonly [string, () => Buffer, string])[] = [
  [
    'a ratio that no table has',
    () => makeWorkbook(sheetXml(cell + ' '.repeat(40 * mega))),
    'packed_too_densely',
  ],
  [
    'a declared size beyond the limit',
    () =>
      makeWorkbook(sheetXml(cell), undefined, [
        { name: 'xl/a.bin', content: 'x', declared: 900 * mega },
      ]),
    'too_large_unpacked',
  ],
  [
    'more than it declares',
    () =>
      makeZip([
        { name: '_rels/.rels', content: '<a/>' },
        { name: 'xl/workbook.xml', content: noise(2 * mega), declared: 1000 },
      ]),
    'holds_more_than_declared',
  ],
  ['entities that expand', () => makeWorkbook(laughs), 'holds_entities'],
  ['XML a hundred thousand tags deep', () => makeWorkbook(deep), 'nested_too_deeply'],
  ['too many rows', () => makeWorkbook(manyRows), 'too_many_rows'],
  ['a row far down', () => makeWorkbook(farRow), 'too_many_rows'],
  ['few rows of sixteen thousand columns', () => makeWorkbook(wideRows), 'too_many_cells'],
  [
    'more parts than a workbook has',
    () => makeWorkbook(sheetXml(cell), undefined, nested),
    'too_many_parts',
  ],
  [
    'shared texts without end',
    () => makeWorkbook(sheetXml(cell), `<sst>${'<si><t>x</t></si>'.repeat(6_000_000)}</sst>`),
    'packed_too_densely',
  ],
]

test.each(bombs)('%s', { timeout: 60_000 }, async (name, make, reason) => {
  const path = join(home, `${name.replaceAll(' ', '-')}.xlsx`)
  await writeFile(path, make())
  const before = process.cpuUsage()
  const { files } = await checkFiles([path], {
    now: new Date(),
    signal: new AbortController().signal,
  })
  const { user } = process.cpuUsage(before)
  expect(files.map(({ refused }) => refused?.reason)).toEqual([reason])
  // Processor time, with room for a machine much slower than the one it was measured on.
  expect(user / 1e6).toBeLessThan(3)
})

test('a zip within a zip is never unpacked', async () => {
  const path = join(home, 'nested.xlsx')
  const parts = nested.slice(0, 10).map((part) => ({ ...part, content: inner }))
  await writeFile(path, makeWorkbook(sheetXml(cell), undefined, parts))
  const { files } = await checkFiles([path], {
    now: new Date(),
    signal: new AbortController().signal,
  })
  expect(files).toMatchObject([{ refused: null, sheet: 'Sheet1' }])
})

test('a century and a half without figures, forty thousand times, is no gap', async () => {
  const path = join(home, 'series.csv')
  const months = ['1901-01', '1990-01', '2060-01']
  const series = Array.from({ length: 40_000 }, (_, at) =>
    months.map((month, figure) => `S${at},${month},${figure + (at % 7)}\n`).join(''),
  )
  await writeFile(path, `item,month,quantity\n${series.join('')}`)
  const before = process.memoryUsage.rss()
  const { findings } = await checkFiles([path], {
    now: new Date(),
    signal: new AbortController().signal,
  })
  expect(findings.map(({ kind }) => kind)).not.toContain('period_missing')
  expect((process.memoryUsage.rss() - before) / mega).toBeLessThan(500)
})

test.each([
  ['a text of fifty thousand columns', `${'a,'.repeat(50_000)}\n`.repeat(3), 'too_many_columns'],
  ['a text of one endless line', 'x,'.repeat(2 * mega), 'line_without_end'],
  [
    'a picture',
    Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      randomBytes(4096),
    ]),
    'not_a_table',
  ],
])('%s', async (name, content, reason) => {
  const path = join(home, `${name.replaceAll(' ', '-')}.csv`)
  await writeFile(path, content)
  const { files } = await checkFiles([path], {
    now: new Date(),
    signal: new AbortController().signal,
  })
  expect(files.map(({ refused }) => refused?.reason)).toEqual([reason])
})
