import {
  bias,
  mae,
  mape,
  mase,
  rmse,
  smape,
  trackingSignal,
  valueAdded,
  wmape,
} from '@main/engine/indicators/forecast-errors'
import { describe, expect, test } from 'vitest'

describe('worked cases', () => {
  const actual = [1000, 10]
  const forecast = [950, 25]

  test('WMAPE is 65/1010 = 6.4 % where MAPE says 77.5 %', () => {
    expect(wmape(actual, forecast)).toBeCloseTo(65 / 1010, 12)
    expect(mape(actual, forecast)).toBeCloseTo(0.775, 12)
  })

  test('mean and root mean square error of the same', () => {
    expect(mae(actual, forecast)).toBe(32.5)
    expect(rmse(actual, forecast)).toBeCloseTo(Math.sqrt((2500 + 225) / 2), 12)
  })

  test('bias and tracking signal are above zero where the forecast was too high', () => {
    expect(bias([100, 100], [110, 120])).toBeCloseTo(0.15, 12)
    expect(trackingSignal([100, 100], [110, 120])).toBe(2)
    expect(trackingSignal([100, 100], [90, 80])).toBe(-2)
  })

  test('sMAPE runs from 0 to 2, and two zeros are right', () => {
    expect(smape([100], [100])).toBe(0)
    expect(smape([0], [5])).toBe(2)
    expect(smape([0, 100], [0, 50])).toBeCloseTo((2 * 50) / 150 / 2, 12)
  })

  test('MASE is scaled by the seasonal naive error of the training data', () => {
    const training = [10, 20, 14, 26]
    expect(mase([30], [25], training, 2)).toBeCloseTo(5 / 5, 12)
    expect(mase([30], [25], training, 1)).toBeCloseTo(5 / ((10 + 6 + 12) / 3), 12)
  })

  test('38 % after 40 % is a value of 2 points; statistics, analyst and executive against naive', () => {
    expect(valueAdded(0.4, 0.38)).toBeCloseTo(0.02, 12)
    const added = [12.3, 13.6, 15.3].map((step, i, all) => valueAdded(all[i - 1] ?? 14.6, step)!)
    expect(added.map((points) => Number(points.toFixed(1)))).toEqual([2.3, -1.3, -1.7])
    expect(valueAdded(14.6, 15.3)).toBeCloseTo(-0.7, 12)
  })
})

describe('where a formula is undefined', () => {
  test('nothing is said', () => {
    for (const indicator of [mae, rmse, mape, wmape, smape, bias, trackingSignal])
      expect(indicator([], [])).toBeNull()
    expect(wmape([0, 0], [3, 4])).toBeNull()
    expect(bias([0], [3])).toBeNull()
    expect(mape([0], [3])).toBeNull()
    expect(trackingSignal([5], [5])).toBeNull()
    expect(mase([1], [2], [5, 5, 5], 1)).toBeNull()
    expect(mase([1], [2], [5, 6], 12)).toBeNull()
    expect(valueAdded(null, 0.3)).toBeNull()
  })

  test('periods without demand are left out of MAPE and kept in WMAPE', () => {
    expect(mape([0, 100], [50, 90])).toBeCloseTo(0.1, 12)
    expect(wmape([0, 100], [50, 90])).toBeCloseTo(0.6, 12)
  })
})
