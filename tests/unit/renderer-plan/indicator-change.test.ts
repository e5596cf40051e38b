import { changeOf, senseOf } from '@renderer/features/scenarios/indicator-change'
import { describe, expect, it } from 'vitest'

describe('differences of indicators', () => {
  it('are absolute and relative, without dust', () => {
    expect(changeOf(120, 100)).toEqual({ size: 20, share: 0.2 })
    expect(changeOf(50, 0)).toEqual({ size: 50, share: null })
    expect(changeOf(-50, -100)).toEqual({ size: 50, share: 0.5 })
    expect(changeOf(0.1 + 0.2, 0.3)).toEqual({ size: 0, share: 0 })
  })

  it('are good or bad by what the indicator means', () => {
    expect(senseOf('revenue', 1)).toBe('better')
    expect(senseOf('shortage', 1)).toBe('worse')
    expect(senseOf('stock_value', -1)).toBe('better')
    expect(senseOf('utilisation', 1)).toBe('neutral')
    expect(senseOf('revenue', 0)).toBe('neutral')
  })
})
