/** A history is cleaned of what distorts it, and of nothing else. */

import { cleanHistory } from '@main/engine/forecast/history/clean-history'
import type { HistoryFacts } from '@main/engine/forecast/history/history-finding'
import { describe, expect, test } from 'vitest'
import { awkwardSeries, randomFrom } from '../awkward-series'

/** Seasonal demand that grows a little, with noise of about six in a hundred. */
function ordinary(seed: number, length = 48): Float64Array {
  const random = randomFrom(seed)
  const noise = (): number => random() + random() + random() + random() - 2
  return Float64Array.from({ length }, (_, t) =>
    Math.round((200 + t) * (1 + 0.4 * Math.sin((t * Math.PI) / 6)) * (1 + 0.1 * noise())),
  )
}

const changed = (values: Float64Array, period: number, value: number): Float64Array =>
  values.with(period, value)

const found = (values: Float64Array, facts: HistoryFacts = {}) =>
  cleanHistory(values, 12, facts).findings.map(
    ({ period, kind, reason, applied }) => `${period} ${kind} ${reason} ${applied}`,
  )

describe('clean', () => {
  test('ordinary histories come back as they were', () => {
    let suggestions = 0
    for (let seed = 0; seed < 300; seed++) {
      const values = ordinary(seed, 24 + (seed % 60))
      const { values: used, findings } = cleanHistory(values, 12)
      expect(used).toEqual(values)
      suggestions += findings.length
    }
    expect(suggestions).toBeLessThan(9)
  })

  test.each([
    ['empty', []],
    ['one', [5]],
    ['constant', Array(40).fill(7)],
    ['zero', Array(40).fill(0)],
    ['growing', Array.from({ length: 40 }, (_, t) => 3 * t)],
    ['intermittent', Array.from({ length: 40 }, (_, t) => (t % 5 === 0 ? 3 + (t % 4) : 0))],
  ])('%s', (_name, values) => {
    expect(found(Float64Array.from(values))).toEqual([])
  })

  test('ten thousand random series are cleaned without NaN among what was known', () => {
    const faults: string[] = []
    for (let seed = 0; seed < 10_000; seed++) {
      const { id, values, seasonLength } = awkwardSeries(seed)
      const facts = {
        stockOuts: [seed % 40],
        promotions: [{ period: seed % 30 }, { period: seed % 20, percent: (seed % 300) - 50 }],
      }
      const { values: used, findings } = cleanHistory(values, seasonLength, facts)
      if (used.length !== values.length) faults.push(`length ${id}`)
      const lost = used.some((v, t) => Math.abs(values[t]!) <= 1e100 && !Number.isFinite(v))
      if (lost) faults.push(`lost ${id}`)
      if (findings.some(({ used: by }) => !Number.isFinite(by))) faults.push(`no figure ${id}`)
    }
    expect(faults).toEqual([])
  })
})

describe('found', () => {
  test('a wild month is taken out and put near its season', () => {
    for (let seed = 0; seed < 50; seed++) {
      const values = ordinary(seed)
      const period = 6 + (seed % 36)
      const { findings, values: used } = cleanHistory(
        changed(values, period, 4 * values[period]!),
        12,
      )
      expect(findings.map((finding) => [finding.period, finding.applied])).toContainEqual([
        period,
        true,
      ])
      expect(Math.abs(used[period]! / values[period]! - 1)).toBeLessThan(0.45)
    }
  })

  test('one of the latest two months is only suggested', () => {
    const values = ordinary(1)
    expect(found(changed(values, 46, 5 * values[46]!))).toEqual(['46 outlier far_above false'])
  })

  test('none where there is always some looks like a stock-out', () => {
    const { findings, values } = cleanHistory(changed(ordinary(2), 20, 0), 12)
    expect(findings).toMatchObject([{ kind: 'stock_out', reason: 'none_where_always_some' }])
    expect(values[20]).toBeGreaterThan(100)
  })

  test('a dip that the next month makes up for, a peak that it pays for', () => {
    const values = ordinary(3)
    const dip = changed(changed(values, 25, 0.15 * values[25]!), 26, 1.9 * values[26]!)
    expect(found(dip)).toContain('25 stock_out dip_and_rebound true')
    const peak = changed(changed(values, 25, 2.8 * values[25]!), 26, 0.4 * values[26]!)
    expect(found(peak)).toContain('25 promotion peak_and_dip true')
  })

  test('a new level is suggested, and lifts the earlier months when accepted', () => {
    const before = ordinary(4, 30).map((value) => value / 3)
    const values = Float64Array.of(...before, ...ordinary(4, 54).subarray(30))
    const { findings, values: unchanged } = cleanHistory(values, 12)
    const shift = findings.find(({ kind }) => kind === 'level_shift')
    expect(shift).toMatchObject({ applied: false, reason: 'new_level' })
    expect(Math.abs(shift!.period - 30)).toBeLessThanOrEqual(1)
    expect(unchanged).toEqual(values)
    const decision = { period: shift!.period, kind: 'level_shift', accepted: true } as const
    const lifted = cleanHistory(values, 12, { decisions: [decision] }).values
    expect(lifted[10]! / values[10]!).toBeGreaterThan(2.3)
    expect(lifted.subarray(32)).toEqual(values.subarray(32))
  })

  test('a gap is filled by trend and season', () => {
    const values = ordinary(5)
    const { values: used } = cleanHistory(changed(values, 30, Number.NaN), 12)
    expect(Math.abs(used[30]! / values[30]! - 1)).toBeLessThan(0.35)
  })

  test('more returned than ordered is taken off what was ordered before; the total stays', () => {
    const values = Float64Array.of(10, 12, 5, -8, 11, 9)
    const { values: used, findings } = cleanHistory(values, 1)
    expect([...used]).toEqual([10, 9, 0, 0, 11, 9])
    expect(findings.map(({ period, reason }) => [period, reason])).toEqual([
      [1, 'returned_later'],
      [2, 'returned_later'],
      [3, 'more_returned_than_ordered'],
    ])
  })

  test('a series that is below zero as often as above is no demand with returns', () => {
    const values = Float64Array.from({ length: 20 }, (_, t) => (t % 2 === 0 ? 5 : -4))
    expect(found(values)).toEqual([])
  })
})

describe('known', () => {
  test('a stock-out is filled up to what was expected, never lowered', () => {
    const values = ordinary(6)
    const low = changed(values, 22, 0.6 * values[22]!)
    const filled = cleanHistory(low, 12, { stockOuts: [22] }).values[22]!
    expect(filled).toBeGreaterThan(0.75 * values[22]!)
    const high = changed(values, 22, 1.5 * values[22]!)
    expect(cleanHistory(high, 12, { stockOuts: [22] }).values).toEqual(high)
  })

  test('a promotion of known uplift is divided by it, one of unknown uplift comes down to the usual', () => {
    const values = ordinary(7)
    const lifted = changed(values, 18, 1.25 * values[18]!)
    const known = cleanHistory(lifted, 12, { promotions: [{ period: 18, percent: 25 }] })
    expect(known.values[18]).toBeCloseTo(values[18]!, 6)
    const unknown = cleanHistory(lifted, 12, { promotions: [{ period: 18 }] })
    expect(unknown.values[18]).toBeLessThan(lifted[18]!)
    expect(unknown.findings).toMatchObject([{ kind: 'promotion', reason: 'promoted' }])
  })
})

describe('decided', () => {
  const wild = changed(ordinary(8), 20, 2000)

  test('a refused finding stays a finding and changes nothing', () => {
    const decisions = [{ period: 20, kind: 'outlier', accepted: false }] as const
    const { values, findings } = cleanHistory(wild, 12, { decisions })
    expect(values).toEqual(wild)
    expect(findings).toMatchObject([{ period: 20, applied: false, observed: 2000 }])
  })

  test("a planner's own figure is used", () => {
    const decisions = [{ period: 20, kind: 'outlier', accepted: true, used: 321 }] as const
    expect(cleanHistory(wild, 12, { decisions }).values[20]).toBe(321)
  })

  test('a refused return stays below zero', () => {
    const values = Float64Array.of(10, 12, 5, -8, 11, 9, 8)
    const decisions = [{ period: 3, kind: 'return', accepted: false }] as const
    const { values: used, findings } = cleanHistory(values, 1, { decisions })
    expect(used).toEqual(values)
    expect(findings).toMatchObject([{ period: 3, applied: false, used: 0 }])
  })
})
