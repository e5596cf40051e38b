/** What selected cells come to in the status line. */
import type { ViewRow } from '@shared/contract/planning-calls'
import { measureNamed } from '@shared/model/measures/measures'
import { expect, test } from 'vitest'
import { lowestRows, summarise } from '../../../renderer/features/plan/selection-summary'
import type { PlanBlock } from '../../../renderer/grid/plan-block'

const row = (code: string, depth: number, measure: string): ViewRow => ({
  id: `${code}:${measure}`,
  where: depth === 0 ? {} : { item: code },
  level: depth === 0 ? 'total' : 'item',
  code,
  name: { zh: code, en: code },
  depth,
  measure,
  editable: false,
  expandable: false,
  path: '',
  open: false,
  partial: false,
})

/** Rows with a figure for each of two periods. */
function selected(
  rows: readonly (readonly [ViewRow, number, number])[],
  pick = rows.map((_, k) => k),
) {
  const block: PlanBlock = {
    periods: [
      { period: '2026-12', kind: 'future' },
      { period: '2027-01', kind: 'future' },
    ],
    rows: rows.map(([one]) => one),
    values: Float64Array.from(rows.flatMap(([, a, b]) => [a, b])),
    flags: new Uint8Array(rows.length * 2),
  }
  const range = {
    side: 'demand' as const,
    rows: pick.map((k) => block.rows[k]!),
    blockRows: pick,
    columns: block.periods,
    blockColumns: [0, 1],
  }
  return summarise(block, range, (key) => measureNamed(key) ?? null)
}

test('count, sum, average, least and most of the cells that have a figure', () => {
  const summary = selected([
    [row('A', 1, 'baseline'), 10, 30],
    [row('B', 1, 'baseline'), Number.NaN, 20],
  ])
  expect(summary).toMatchObject({
    cells: 4,
    count: 3,
    unit: 'quantity',
    measure: 'baseline',
    total: 60,
    totalOf: 'sum',
    average: 20,
    least: 10,
    most: 30,
    nested: false,
  })
  expect(selected([[row('A', 1, 'baseline'), Number.NaN, Number.NaN]])).toBeNull()
})

test('a total is not counted beside the lines it is made of, unless they are of other measures', () => {
  const rows = [
    row('All', 0, 'baseline'),
    row('All', 0, 'pipeline'),
    row('A', 1, 'baseline'),
    row('B', 1, 'baseline'),
  ]
  expect(lowestRows(rows)).toEqual([1, 2, 3])
  const summary = selected([
    [rows[0]!, 30, 30],
    [rows[2]!, 10, 10],
    [rows[3]!, 20, 20],
  ])
  expect(summary).toMatchObject({ total: 60, count: 4, nested: true })
})

test('positions have a total at the end of the selection, not over time', () => {
  expect(
    selected([
      [row('A', 1, 'projected_stock'), 5, 7],
      [row('B', 1, 'projected_stock'), 1, 2],
    ]),
  ).toMatchObject({ total: 9, totalOf: 'end' })
})

test('a ratio is one sum over another, of rows that need not be selected', () => {
  const rows = [
    [row('A', 1, 'load'), 50, 50],
    [row('A', 1, 'capacity'), 100, 300],
    [row('A', 1, 'utilisation'), 0.5, 1 / 6],
  ] as const
  expect(selected(rows, [2])).toMatchObject({ unit: 'share', totalOf: 'ratio' })
  const { of, to } = measureNamed('utilisation')!.across as { of: string; to: string }
  expect([of, to]).toEqual(['load', 'capacity'])
  expect(selected(rows, [2])!.total).toBeCloseTo(0.25, 9)
})

test('measures of one unit are summed together, of several units only counted', () => {
  expect(
    selected([
      [row('A', 1, 'baseline'), 1, 2],
      [row('A', 1, 'pipeline'), 3, 4],
    ]),
  ).toMatchObject({ total: 10, measure: null, unit: 'quantity' })
  expect(
    selected([
      [row('A', 1, 'baseline'), 1, 2],
      [row('A', 1, 'revenue'), 3, 4],
    ]),
  ).toMatchObject({ total: null, unit: null, count: 4 })
})
