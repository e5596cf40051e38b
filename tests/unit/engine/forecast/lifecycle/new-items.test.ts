/** New items: forecast by items like them, and more and more by themselves. */

import { findAnalogues } from '@main/engine/forecast/lifecycle/find-analogues'
import { forecastNewItem } from '@main/engine/forecast/lifecycle/forecast-new-item'
import { rampUp, runDown } from '@main/engine/forecast/lifecycle/ramp-curves'
import { describe, expect, test } from 'vitest'
import { randomFrom } from '../awkward-series'

const shapes = ['step', 'linear', 's_curve', 'quick'] as const

describe.each(shapes)('%s', (shape) => {
  test('rises from nothing to all of it, and what rises and what falls are one', () => {
    const up = rampUp(shape, 12, 0, 15)
    for (let h = 1; h < 15; h++) expect(up[h]!).toBeGreaterThanOrEqual(up[h - 1]!)
    expect(up[12]).toBe(1)
    expect(up.every((part) => part >= 0 && part <= 1)).toBe(true)
    const down = runDown(shape, 12, 0, 15)
    up.forEach((part, h) => {
      expect(part + down[h]!).toBeCloseTo(1, 12)
    })
  })

  test('starts where it is: before the launch nothing, later further on', () => {
    expect([...rampUp(shape, 6, -2, 2)]).toEqual([0, 0])
    expect([...rampUp(shape, 6, 4, 2)]).toEqual([...rampUp(shape, 6, 0, 6).subarray(4)])
  })
})

test('a linear ramp counts the middle of each period', () => {
  expect([...rampUp('linear', 4, 0, 5)]).toEqual([0.125, 0.375, 0.625, 0.875, 1])
})

describe('analogues', () => {
  const item = { item: 'new', attributes: { family: 'kettle', price: 100, colour: 'red' } }
  const other = (name: string, family: string, price: number, colour: string | null) => ({
    item: name,
    attributes: { family, price, colour },
  })
  const weights = { family: 2, price: 1, colour: 1 }

  test('by weighted likeness of what both have; an unknown word is like none', () => {
    const found = findAnalogues(
      item,
      [
        other('far', 'cooker', 400, 'blue'),
        other('near', 'kettle', 141.42135623730951, 'blue'),
        other('same', 'kettle', 100, 'red'),
        other('unknown', 'kettle', 100, null),
        { ...item },
      ],
      weights,
    )
    expect(found.map(({ item: name }) => name)).toEqual(['same', 'unknown', 'near'])
    expect(found.map(({ likeness }) => likeness)).toEqual([1, 0.75, expect.closeTo(0.625, 9)])
  })

  test('none without weights, at most as many as asked', () => {
    const candidates = [other('a', 'kettle', 100, 'red'), other('b', 'kettle', 100, 'red')]
    expect(findAnalogues(item, candidates, {})).toEqual([])
    expect(findAnalogues(item, candidates, weights, 1).map((found) => found.item)).toEqual(['a'])
  })
})

describe('forecast', () => {
  const ramp = rampUp('s_curve', 6, 0, 12)
  /** Analogues that reach `level` in a straight line over six periods. */
  const analogue = (level: number, likeness = 1) => ({
    sinceLaunch: rampUp('linear', 6, 0, 18).map((part) => part * level),
    likeness,
  })
  const analogues = [analogue(80), analogue(100), analogue(120)]

  test('before launch: the shape and the level of its analogues', () => {
    const { forecast, level, ownPart } = forecastNewItem(
      { sold: new Float64Array(), analogues, ramp },
      18,
    )
    expect(level).toBeCloseTo(100, 6)
    expect(ownPart).toBe(0)
    expect(forecast[17]).toBeCloseTo(100, 0)
    expect(forecast[2]! / 100).toBeGreaterThan(0.3)
    expect(forecast[2]! / 100).toBeLessThan(0.55)
  })

  test('what is planned stands for the level where it is given', () => {
    const item = { sold: new Float64Array(), analogues, ramp, plannedLevel: 300 }
    expect(forecastNewItem(item, 18).level).toBe(300)
  })

  test('its own sales take over, and the limits draw in', () => {
    const sells = (periods: number) =>
      forecastNewItem(
        { sold: rampUp('linear', 6, 0, periods).map((part) => part * 250), analogues, ramp },
        6,
      )
    const [first, third, tenth] = [sells(1), sells(3), sells(10)]
    expect(first.level).toBeLessThan(third.level)
    expect(third.level).toBeLessThan(tenth.level)
    expect(Math.abs(tenth.level / 250 - 1)).toBeLessThan(0.2)
    expect(tenth.ownPart).toBeGreaterThan(0.6)
    const width = ({ lower, upper, forecast }: typeof first) =>
      (upper[5]! - lower[5]!) / forecast[5]!
    expect(width(tenth)).toBeLessThan(width(third))
    expect(width(third)).toBeLessThan(width(first))
  })

  test('with no analogue the ramp that is assumed, with nothing at all nothing', () => {
    const sold = Float64Array.of(10, 30)
    const alone = forecastNewItem({ sold, analogues: [], ramp }, 10)
    expect(alone.ownPart).toBe(1)
    expect(alone.forecast[9]).toBeGreaterThan(alone.forecast[0]!)
    const nothing = forecastNewItem({ sold: new Float64Array(), analogues: [], ramp }, 4)
    expect([...nothing.forecast, ...nothing.upper]).toEqual(Array(8).fill(0))
  })

  test('whatever the histories are, no NaN and nothing below zero', () => {
    for (let seed = 0; seed < 2_000; seed++) {
      const random = randomFrom(seed)
      const wild = (length: number): Float64Array =>
        Float64Array.from({ length }, () =>
          random() < 0.2
            ? Number.NaN
            : random() < 0.2
              ? 0
              : (random() - 0.2) * 10 ** (12 * random()),
        )
      const { forecast, lower, upper } = forecastNewItem(
        {
          sold: wild(Math.floor(6 * random())),
          analogues: Array.from({ length: Math.floor(4 * random()) }, () => ({
            sinceLaunch: wild(Math.floor(20 * random())),
            likeness: random(),
          })),
          ramp: random() < 0.1 ? new Float64Array() : ramp,
        },
        8,
      )
      for (const value of [...forecast, ...lower, ...upper])
        expect(Number.isFinite(value) && value >= 0).toBe(true)
      expect(lower.every((value, h) => value <= forecast[h]! && forecast[h]! <= upper[h]!)).toBe(
        true,
      )
    }
  })
})
