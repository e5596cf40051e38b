import { fitToDisplays, parseWindowState, smallest } from '@main/desktop/window-state'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

const main = { x: 0, y: 0, width: 1920, height: 1050 }
const left = { x: -2560, y: 0, width: 2560, height: 1400 }
const state = (x: number, y: number, width = 1200, height = 800, maximised = false) => ({
  x,
  y,
  width,
  height,
  maximised,
})

describe('window state', () => {
  test('survives being written and read', () => {
    const last = state(10, 20, 1200, 800, true)
    expect(parseWindowState(JSON.stringify(last))).toEqual(last)
  })

  test.each([
    '',
    'null',
    '[]',
    '"x"',
    '{',
    '{"x":1}',
    '{"x":0.5,"y":0,"width":9,"height":9}',
    '{"x":"0","y":0,"width":9,"height":9}',
  ])('%j is none', (text) => {
    expect(parseWindowState(text)).toBeUndefined()
  })

  test('is restored as it was, on whichever display it was', () => {
    expect(fitToDisplays(state(100, 50), [main, left])).toEqual(state(100, 50))
    expect(fitToDisplays(state(-2000, 50), [main, left])).toEqual(state(-2000, 50))
  })

  test('goes to the main display when its own is gone', () => {
    expect(fitToDisplays(state(-2000, 50, 1200, 800, true), [main])).toEqual(
      state(360, 125, 1200, 800, true),
    )
  })

  test('shrinks to a smaller display, and does not open too small', () => {
    expect(fitToDisplays(state(0, 0, 4000, 3000), [main])).toEqual(state(0, 0, 1920, 1050))
    expect(fitToDisplays(state(0, 0, 10, 10), [main])).toMatchObject(smallest)
    expect(fitToDisplays(undefined, [{ x: 0, y: 0, width: 800, height: 500 }])).toEqual(
      state(0, 0, 800, 500),
    )
  })

  test('always leaves the title bar within reach', () => {
    const number = fc.integer({ min: -10_000, max: 10_000 })
    const size = fc.integer({ min: 1, max: 10_000 })
    fc.assert(
      fc.property(number, number, size, size, (x, y, width, height) => {
        const areas = [main, left]
        const fitted = fitToDisplays(state(x, y, width, height), areas)
        const reachable = areas.some(
          (area) =>
            fitted.y >= area.y &&
            fitted.y < area.y + area.height &&
            fitted.x < area.x + area.width &&
            fitted.x + fitted.width > area.x,
        )
        expect(reachable).toBe(true)
      }),
    )
  })
})
