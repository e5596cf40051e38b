/** Texts of records that want to do harm, or whose description cannot be right. */
import { describe, expect, test } from 'vitest'
import { columns, tried, typed } from './record-texts'

describe('hostile texts', () => {
  const segments = {
    by: 'segment',
    levels: [
      { starts: 'LIN', columns: { item: { at: '1' }, unit: { at: '2' }, qty: { at: '3' } } },
    ],
  }

  test.each([
    ['a segment without an end', `LIN+A+pc+1'LIN+${'x'.repeat(1_000_000)}`, segments, 'in.txt:2'],
    ['release characters without an end', `LIN+${"?'".repeat(300_000)}`, segments, 'in.txt:1'],
    [
      'a line without an end',
      `X${'y'.repeat(1_000_000)}`,
      { by: 'position', levels: [{ columns }] },
      'in.txt:1',
    ],
  ])('%s is refused with its place', async (_, text, records, file) => {
    await expect(tried(text, records)).rejects.toMatchObject({
      code: 'FILE_UNREADABLE',
      params: { file, reason: 'record_without_end' },
    })
  })

  test('bytes that do not fit the encoding cost their record', async () => {
    const bytes = Buffer.concat([
      Buffer.from("LIN+é+pc+1'LIN+"),
      Buffer.from([0xff, 0xfe]),
      Buffer.from("+pc+2'LIN+C+pc+3'"),
    ])
    const { rows, problems } = await tried(bytes, segments, { encoding: 'utf-8' })
    expect(rows.map(([row]) => row)).toEqual([1, 3])
    expect(problems).toEqual([['in.txt', 2, 'row_broken', 'UTF-8']])
  })

  test('bytes that do not fit where only their number parts records cost all that follow', async () => {
    const columns = { item: { from: 2, length: 4 }, qty: { from: 6, length: 3 } }
    const records = { by: 'position', length: 10, lines: false, counted_in: 'bytes' }
    const bytes = Buffer.from('XA1   12pcXB?    7kgXC3   34pcXD4   56pc')
    bytes[12] = 0xff
    const { rows, problems } = await tried(
      bytes,
      { ...records, levels: [{ columns: { ...columns, unit: { from: 9, length: 2 } } }] },
      { encoding: 'utf-8' },
    )
    expect(rows).toEqual([[1, 'A1', 'pc', '12']])
    expect(new Set(problems.map(([, , , expected]) => expected))).toEqual(new Set(['UTF-8']))
  })

  test('what is no segment is said, and the next line is read', async () => {
    const { rows, problems } = await tried("LIN+A+pc+1'<html>'LIN+C+pc+3'", segments)
    expect(rows.map(([row]) => row)).toEqual([3])
    expect(problems.map(([, row, , expected]) => [row, expected])).toEqual([
      [2, 'ABC'],
      [1, '≠ 2: <html>'],
    ])
  })

  test.each([
    [
      'positions beyond the length',
      { ...typed, length: 7 },
      'tables.all.records.levels.1.columns.qty',
    ],
    [
      'two levels of one type',
      { ...typed, levels: [typed.levels[0], typed.levels[0]] },
      'tables.all.records.levels.1.starts',
    ],
    [
      'records without ends of line and length',
      { by: 'position', lines: false, levels: [{ columns }] },
      'tables.all.records.length',
    ],
    [
      'bytes of no encoding',
      { by: 'position', counted_in: 'bytes', levels: [{ columns }] },
      'tables.all.encoding',
    ],
    ['levels without a type', { by: 'position', levels: typed.levels }, 'tables.all.records.type'],
  ])('a description with %s names its place', async (_, records, path) => {
    await expect(tried('', records)).rejects.toMatchObject({
      code: 'MAPPING_INVALID',
      params: { path },
    })
  })
})
