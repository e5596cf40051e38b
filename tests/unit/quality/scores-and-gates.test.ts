import { plainName } from '@main/store/quality/quality-functions'
import { deviation, median } from '@main/store/quality/robust-statistics'
import { createRowMarks } from '@main/store/quality/row-marks'
import { blocksOf, gateOf } from '@shared/model/quality/quality-gate'
import { meanScore, scoreEntity } from '@shared/model/quality/quality-score'
import fc from 'fast-check'
import { expect, test } from 'vitest'

const count = {
  entity: 'item',
  connection: 'files',
  rows: 90,
  rejected: 10,
  errorRows: 10,
  warningRows: 5,
  asOf: '2026-11-01T00:00:00.000Z',
}
const terms = { previous: { item: 200 }, sealedAt: '2026-11-15T00:00:00.000Z', freshDays: 7 }

test('a score worked out by hand', () => {
  // 10 bad rows and 5 with warnings of 100; half the rows of last time; 14 days old where 7 are fresh and 28 are not.
  expect(scoreEntity(count, terms)).toMatchObject({
    accuracy: 1 - 11 / 100,
    completeness: 0.5,
    freshness: 1 - 7 / 21,
  })
  expect(scoreEntity(count, terms).score).toBeCloseTo(60 * 0.89 + 20 * 0.5 + 20 * (2 / 3), 9)
  expect(meanScore([{ score: 50 }, { score: 100 }])).toBe(75)
  expect(meanScore([])).toBeNull()
})

test('a score is between 0 and 100, and no better with more bad rows', () => {
  const rows = fc.nat(1000)
  fc.assert(
    fc.property(rows, rows, rows, rows, rows, (good, rejected, errorRows, warningRows, before) => {
      const of = (bad: number) =>
        scoreEntity(
          { ...count, rows: good, rejected, errorRows: bad, warningRows },
          { ...terms, previous: { item: before } },
        ).score
      expect(of(errorRows)).toBeGreaterThanOrEqual(0)
      expect(of(errorRows)).toBeLessThanOrEqual(100)
      expect(of(errorRows + 1)).toBeLessThanOrEqual(of(errorRows))
    }),
  )
})

test('rows are marked once, an error over a warning', () => {
  const row = fc.record({ row: fc.nat(5000), isError: fc.boolean() })
  fc.assert(
    fc.property(fc.array(row), (found) => {
      const marks = createRowMarks()
      for (const { row: at, isError } of found) marks.mark(at, isError)
      const errors = new Set(found.filter(({ isError }) => isError).map(({ row: at }) => at))
      const all = new Set(found.map(({ row: at }) => at))
      expect(marks.counts()).toEqual({ errors: errors.size, warnings: all.size - errors.size })
    }),
  )
})

test('median and spread are unmoved by one absurd value', () => {
  expect([median([3, 1, 2]), median([4, 1, 2, 3]), median([])]).toEqual([2, 2.5, null])
  expect(deviation([1, 2, 3, 4, 5])).toBe(1)
  expect(deviation([1, 2, 3, 4, 1e9])).toBe(1)
})

test('names that people would call the same are the same', () => {
  expect(plainName('ACME  Ltd.')).toBe(plainName('acme ltd'))
  expect(plainName('ＡＣＭＥ（上海）')).toBe(plainName('acme 上海'))
  expect(plainName('Acme 1')).not.toBe(plainName('Acme 2'))
})

test('the gate of a cycle goes before that of every cycle; what is ignored does not block', () => {
  const every = { cycle: null, severities: [], rules: ['half_loaded'] }
  const november = { cycle: '2026-11', severities: ['error' as const], rules: [] }
  expect(gateOf([every, november], '2026-11-15')).toBe(november)
  expect(gateOf([every, november], '2026-12-15')).toBe(every)
  const counts = [
    { rule: 'stock_below_zero', severity: 'error' as const, things: 3, rows: 3 },
    { rule: 'promise_past', severity: 'warning' as const, things: 9, rows: 9 },
  ]
  expect(blocksOf(november, counts, new Map([['stock_below_zero', 1]]))).toEqual([
    { rule: 'stock_below_zero', things: 2 },
  ])
  expect(blocksOf(november, counts, new Map([['stock_below_zero', 3]]))).toEqual([])
})
