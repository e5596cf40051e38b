/** Whatever a series holds, it is forecast or the reason why not is said: no exception, no NaN. */

import { forecastSeries } from '@main/engine/forecast/forecast-series'
import { availableMethods } from '@main/engine/forecast/method-registry'
import type { Series } from '@main/engine/forecast/series'
import { expect, test } from 'vitest'
import { awkwardSeries } from './awkward-series'

function faultsOf(series: Series, seed: number): string[] {
  const method = seed % 4 === 0 ? availableMethods[seed % availableMethods.length] : undefined
  const options = {
    horizon: 1 + (seed % 18),
    levels: [80, 95],
    leadTimes: [1, 3],
    ...(method ? { method } : {}),
  }
  const result = forecastSeries(series, options)
  const numbers = [
    ...result.forecast,
    ...result.intervals.flatMap(({ lower, upper }) => [...lower, ...upper]),
    ...result.sumIntervals.flatMap(({ sum, lower, upper }) => [sum, lower, upper]),
  ]
  const faults: string[] = []
  if (result.forecast.length !== options.horizon) faults.push('horizon')
  if (result.fitted.length !== series.values.length) faults.push('fitted')
  if (!numbers.every((value) => Number.isFinite(value))) faults.push('not finite')
  for (const { lower, upper } of result.intervals)
    if (lower.some((value, h) => value > upper[h]!)) faults.push('limits cross')
  if (!series.values.some((value) => value < 0) && numbers.some((value) => value < 0))
    faults.push('below zero')
  return faults.map((fault) => `${fault}: ${series.id}`)
}

test('ten thousand random series are forecast', () => {
  const faults: string[] = []
  for (let seed = 0; seed < 10_000; seed++) faults.push(...faultsOf(awkwardSeries(seed), seed))
  expect(faults).toEqual([])
  // Seconds of processor time, on a machine that may have others at work.
}, 180_000)

test('the same series is forecast the same', () => {
  for (let seed = 0; seed < 50; seed++) {
    const ask = () => forecastSeries(awkwardSeries(seed), { horizon: 12, levels: [95] })
    expect(ask()).toEqual(ask())
  }
})
