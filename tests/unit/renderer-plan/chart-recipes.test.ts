import { chartPoints } from '@renderer/charts/chart-series'
import { sparkPath } from '@renderer/charts/sparkline'
import { drawnFrom, recipes } from '@renderer/features/plan/chart-recipes'
import { fullOverrides } from '@renderer/features/plan/node-series'
import { sides } from '@shared/contract/planning-calls'
import { measuresOf } from '@shared/model/measures/measures'
import { describe, expect, it } from 'vitest'

describe('charts of the plan', () => {
  it.each(sides)('draw only measures of their side: %s', (side) => {
    const shown = measuresOf(side).map(({ key }) => key)
    for (const { measure } of recipes[side]) expect(shown).toContain(measure)
  })

  it('show two years of history for demand and none elsewhere', () => {
    const periods = Array.from({ length: 60 }, (_, at) => ({
      period: `p${at}`,
      kind: at < 36 ? ('past' as const) : at === 36 ? ('current' as const) : ('future' as const),
    }))
    expect(drawnFrom('demand', periods)).toBe(12)
    expect(drawnFrom('supply', periods)).toBe(36)
    expect(drawnFrom('demand', [])).toBe(0)
  })

  it('mark an override only where it is the whole figure', () => {
    const consensus_demand = Float64Array.of(100, 100, 100, 100)
    const measures = new Map([['consensus_demand', consensus_demand]])
    const shown = fullOverrides(Float64Array.of(100.4, 40, Number.NaN, 100), measures)
    expect([...shown]).toEqual([100.4, Number.NaN, Number.NaN, 100])
    expect([...fullOverrides(Float64Array.of(5), new Map())]).toEqual([Number.NaN])
  })

  it('leave a gap where there is no figure', () => {
    const values = [1, Number.NaN, null]
    const series = [{ key: 'a', label: 'A', kind: 'line' as const, colour: 'red', values }]
    expect(chartPoints({ labels: ['x', 'y', 'z'], series })).toEqual([
      { label: 'x', a: 1 },
      { label: 'y', a: null },
      { label: 'z', a: null },
    ])
  })

  it('draw a sparkline inside its box, whatever the figures', () => {
    expect(sparkPath([0, 10], 50, 20)).toBe('M0.0 19.0L50.0 1.0')
    for (const values of [[], [5], [0, 0, 0], [Number.NaN, 3]])
      expect(sparkPath(values, 50, 20)).not.toMatch(/NaN|Infinity/)
  })
})
