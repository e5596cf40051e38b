import { isDate, isMonth, readMonths, writeMonths } from '@renderer/features/outside/read-months'
import { expect, test } from 'vitest'

test('months are read as spreadsheets copy them', () => {
  const text = '2026-01\t104.2\n2026/2 1,250\n2026年3月 1.250,5\r\n\n2026-04-01;-7\n202605: 3'
  expect(readMonths(text)).toEqual({
    values: { '2026-01': 104.2, '2026-02': 1250, '2026-03': 1250.5, '2026-04': -7, '2026-05': 3 },
    wrong: null,
  })
})

test('the first line that is none is named', () => {
  expect(readMonths('2026-01 5\n2026-13 5').wrong).toEqual({ line: 2, text: '2026-13 5' })
  expect(readMonths('January 5').wrong?.line).toBe(1)
  expect(readMonths('2026-01').wrong?.line).toBe(1)
})

test('what is written is read again', () => {
  const values = { '2026-02': 2.5, '2026-01': 1 }
  expect(writeMonths(values)).toBe('2026-01\t1\n2026-02\t2.5')
  expect(readMonths(writeMonths(values)).values).toEqual(values)
})

test('dates and months exist', () => {
  expect(isDate('2027-02-28')).toBe(true)
  expect(isDate('2027-02-29')).toBe(false)
  expect(isMonth('2027-13')).toBe(false)
  expect(isMonth('2027-12')).toBe(true)
})
