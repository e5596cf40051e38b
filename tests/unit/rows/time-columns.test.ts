/** Columns of months, quarters and years, and what a measure comes to in them. */
import { columnWith, timeColumns } from '@renderer/grid/grid-columns'
import type { PeriodColumn } from '@shared/contract/planning-calls'
import { measureNamed } from '@shared/model/measures/measures'
import { compileOwnMeasures } from '@shared/model/measures/own-measures'
import { totalOverTime } from '@shared/model/measures/total-over-time'
import { describe, expect, it } from 'vitest'

const periods: PeriodColumn[] = Array.from({ length: 18 }, (_, at) => ({
  period: `${2025 + Math.floor((at + 10) / 12)}-${String(((at + 10) % 12) + 1).padStart(2, '0')}`,
  kind: at < 5 ? 'past' : at === 5 ? 'current' : 'future',
}))
const idsOf = (wanted: Parameters<typeof timeColumns>[1]) =>
  timeColumns(periods, wanted).map(({ columns }) => columns.map(({ id }) => id))

describe('columns of time', () => {
  it('are months by year, quarters of what months there are, or years', () => {
    const months = idsOf({ size: 'month', foldedYears: [] })
    expect(months.map(({ length }) => length)).toEqual([2, 12, 4])
    expect(months[0]).toEqual(['p:2025-11', 'p:2025-12'])
    expect(idsOf({ size: 'quarter', foldedYears: [] })).toEqual([
      ['q:2025-4'],
      ['q:2026-1', 'q:2026-2', 'q:2026-3', 'q:2026-4'],
      ['q:2027-1', 'q:2027-2'],
    ])
    expect(idsOf({ size: 'year', foldedYears: [] })).toEqual([['y:2025'], ['y:2026'], ['y:2027']])
  })

  it('fold single years, and keep places apart from those of months', () => {
    const years = timeColumns(periods, { size: 'month', foldedYears: ['2025', '2027'] })
    expect(years.map(({ columns }) => columns.length)).toEqual([1, 12, 1])
    const indices = years.flatMap(({ columns }) => columns.map(({ index }) => index))
    expect(new Set(indices).size).toBe(14)
    expect(years[2]!.columns[0]).toMatchObject({ from: 14, to: 18, kind: 'future', index: 19 })
  })

  it('mark the one with the current month, and find the one of a month', () => {
    const years = timeColumns(periods, { size: 'quarter', foldedYears: [] })
    const kinds = years.flatMap(({ columns }) => columns.map(({ kind }) => kind))
    expect(kinds).toEqual(['past', 'past', 'current', 'future', 'future', 'future', 'future'])
    expect(columnWith(years, 5)?.id).toBe('q:2026-2')
  })
})

describe('a total over time', () => {
  const rows: Record<string, number[]> = {
    consensus_demand: [Number.NaN, 10, 20, 30],
    projected_stock: [5, 8, 3, Number.NaN],
    load: [50, 100, 0, 30],
    capacity: [100, 100, 50, 0],
    baseline: [1, 2, 3, 4],
  }
  const rowOf = (key: string) => rows[key]
  const total = (key: string) => totalOverTime(measureNamed(key)!, rowOf, 0, 4)

  it('adds up flows, and keeps the last known of a position', () => {
    expect(total('consensus_demand')).toBe(60)
    expect(total('projected_stock')).toBe(3)
  })

  it('divides the sums of a ratio', () => {
    expect(total('utilisation')).toBeCloseTo(180 / 250, 12)
    expect(totalOverTime(measureNamed('utilisation')!, rowOf, 3, 4)).toBeNaN()
  })

  it('works a planner’s ratio out from totals, and adds up a planner’s flow', () => {
    const own = (across: 'sum' | 'formula') =>
      compileOwnMeasures([
        {
          key: 'per_base',
          name: { zh: 'x', en: 'x' },
          level: 'demand',
          unit: 'share',
          formula: 'consensus_demand / baseline',
          across,
        },
      ])[0]!
    expect(
      totalOverTime(own('formula'), (key) => (key === 'per_base' ? [] : rows[key]), 0, 4),
    ).toBe(6)
    const summed = (key: string) => (key === 'per_base' ? [1, 2, Number.NaN, 4] : rows[key])
    expect(totalOverTime(own('sum'), summed, 0, 4)).toBe(7)
  })

  it('has no figure where there is none', () => {
    expect(totalOverTime(measureNamed('pipeline')!, rowOf, 0, 4)).toBeNaN()
    expect(totalOverTime(measureNamed('consensus_demand')!, rowOf, 0, 1)).toBeNaN()
  })
})
