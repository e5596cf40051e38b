import { unwritable } from '@main/connectors/files/file-errors'
import { readPlanLines, writePlanLines } from '@main/connectors/files/target/plan-lines-file'
import { folderOf } from '@main/connectors/files/target/record-folder'
import { textCell, textOfCell } from '@main/connectors/files/target/safe-cell'
import { findConflicts } from '@main/connectors/find-conflicts'
import type { PublishedLine } from '@shared/contract/contract-types'
import fc from 'fast-check'
import { expect, test } from 'vitest'

const line = (item: string, quantity: number): PublishedLine => ({
  item,
  customer: null,
  site: 'P01',
  month: '2027-01',
  measure: 'planned_supply',
  quantity,
})

test.each(['=1+1', '+1', '-1', '@x', '\tx', "'x"])('%j is no formula in a spreadsheet', (text) => {
  expect(textCell(text).replaceAll('"', '').startsWith("'")).toBe(true)
  expect(textOfCell(textCell(text))).toBe(text)
})

test('numbers stay numbers', () => {
  expect(writePlanLines([line('A', -5.25)])).toBe(
    'measure,item,customer,site,month,quantity\nplanned_supply,A,,P01,2027-01,-5.25\n',
  )
})

test('lines come back as they were written', () => {
  const item = fc.string({ minLength: 1, maxLength: 12 }).filter((s) => !s.includes('\0'))
  fc.assert(
    fc.property(
      fc.array(fc.tuple(item, fc.float({ noNaN: true, noDefaultInfinity: true }))),
      (given) => {
        const lines = given.map(([name, quantity]) => line(name, quantity === 0 ? 0 : quantity))
        expect(readPlanLines(writePlanLines(lines), 'x.csv')).toEqual(lines)
      },
    ),
  )
})

test('a figure that a person spoiled is named with its line', () => {
  const text = writePlanLines([line('A', 1), line('B', 2)]).replace(',2\n', ',many\n')
  const error = expect.objectContaining({
    code: 'FILE_UNREADABLE',
    params: { file: 'x.csv:3', reason: 'plan_line_not_understood', detail: 3 },
  })
  expect(() => readPlanLines(text, 'x.csv')).toThrow(error)
})

test('a key is a folder name, whatever it holds', () => {
  expect(['a-1', '../x', '.', '..', 'a/b', 'c:d*'].map(folderOf)).toEqual([
    'a-1',
    '%2E%2E%2Fx',
    '%2E',
    '%2E%2E',
    'a%2Fb',
    'c%3Ad%2A',
  ])
})

test('a conflict is a figure that is neither ours nor the one we published last', () => {
  const lines = [line('A', 10), line('B', 10), line('C', 10), line('D', 10)]
  const key = (item: string) => `planned_supply|${item}||P01|2027-01`
  const theirs = new Map([
    [key('A'), 10],
    [key('B'), 8],
    [key('C'), 7],
  ])
  const last = new Map([
    [key('B'), 8],
    [key('C'), 8],
    [key('D'), 8],
  ])
  expect(findConflicts(lines, theirs, last).conflicts).toMatchObject([
    { line: 'C||P01', theirs: 7, ours: 10, lastPublished: 8 },
  ])
})

test.each([
  ['ENOSPC', 'DISK_FULL'],
  ['EDQUOT', 'DISK_FULL'],
  ['EROFS', 'FOLDER_MISSING'],
  ['EACCES', 'FOLDER_MISSING'],
])('%s while writing is %s', (code, expected) => {
  const error = Object.assign(new Error(code), { code })
  expect(unwritable('/target', '/target/x', error)).toMatchObject({ code: expected })
})
