/** Forecasts are kept beside the workspace; what is damaged is as good as never kept, and nothing else suffers. */
import { readFileSync, writeFileSync } from 'node:fs'
import { forecastFile, readForecasts } from '@main/store/reading'
import { openForecasts } from '@main/store/writing'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { temporaryFolder } from './store-support'

const now = '2026-11-22T08:00:00Z'
const kept = (key: string, value: number) => ({
  key,
  expected: Float64Array.of(value, Number.NaN, 1 / 3),
  whole: Buffer.from(`all about ${key}`),
})

test('what was put is read again bit for bit, by another connection too', () => {
  const folder = temporaryFolder()
  const store = openForecasts(folder)
  store.put([kept('a', 1), kept('b', 2)], now)
  expect(store.missing(['a', 'c', 'b'])).toEqual(['c'])
  const reader = readForecasts(folder)
  expect(reader.expected('b')).toEqual(kept('b', 2).expected)
  expect(reader.whole('a')?.toString()).toBe('all about a')
  expect(reader.expected('c')).toBeUndefined()
  reader.close()
  store.close()
})

test('what nothing has used for long is forgotten', () => {
  const store = openForecasts(temporaryFolder())
  store.put([kept('old', 1)], '2026-01-01T00:00:00Z')
  store.put([kept('used', 2)], '2026-01-01T00:00:00Z')
  store.complete('mark', ['used'], now, '2026-08-24T00:00:00Z')
  expect(store.isComplete('mark')).toBe(true)
  expect(store.missing(['old', 'used'])).toEqual(['old'])
  store.close()
})

test('a row that is not what was written is passed over', () => {
  const folder = temporaryFolder()
  const store = openForecasts(folder)
  store.put([kept('a', 1), kept('b', 2)], now)
  store.close()
  const database = new Database(forecastFile(folder))
  database.exec("UPDATE forecast SET expected = zeroblob(24) WHERE key = 'a'")
  database.close()
  const reader = readForecasts(folder)
  expect(reader.expected('a')).toBeUndefined()
  expect(reader.expected('b')?.[0]).toBe(2)
  reader.close()
})

test('a file that is none, or of another version, gives way to an empty one', () => {
  const folder = temporaryFolder()
  writeFileSync(forecastFile(folder), 'no database at all, and longer than a header of SQLite is')
  expect(readForecasts(folder).expected('a')).toBeUndefined()
  const store = openForecasts(folder)
  expect(store.missing(['a'])).toEqual(['a'])
  store.close()
  expect(readFileSync(forecastFile(folder)).subarray(0, 6).toString()).toBe('SQLite')
})
