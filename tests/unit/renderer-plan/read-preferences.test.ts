import { readPreferences, usualMeasures } from '@renderer/features/plan/read-preferences'
import { describe, expect, it } from 'vitest'

describe('remembered preferences', () => {
  it('come back as they were', () => {
    const kept = {
      layout: 'stacked',
      rule: 'equal',
      chart: false,
      families: true,
      measures: { ...usualMeasures, demand: ['override'] },
    }
    expect(readPreferences(kept)).toEqual(kept)
  })

  it('of another version give way to the usual ones, piece by piece', () => {
    expect(readPreferences(undefined)).toEqual({})
    expect(readPreferences('old')).toEqual({})
    expect(
      readPreferences({ layout: 'circle', rule: 7, measures: { demand: ['baseline', 3] } }),
    ).toEqual({ measures: { ...usualMeasures, demand: ['baseline'] } })
  })
})
