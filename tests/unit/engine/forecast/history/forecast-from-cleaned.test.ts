/** A forecast is made from the cleaned history, and says what was cleaned. */
import { forecastSeries } from '@main/engine/forecast/forecast-series'
import { expect, test } from 'vitest'
import { randomFrom } from '../awkward-series'

const random = randomFrom(11)
const values = Float64Array.from({ length: 48 }, (_, t) =>
  Math.round(300 * (1 + 0.3 * Math.sin((t * Math.PI) / 6)) * (0.95 + 0.1 * random())),
)
const series = (of: Float64Array) => ({
  id: 'a',
  category: '',
  seasonLength: 12,
  start: '2022-01',
  values: of,
})
const total = (forecast: Float64Array): number => forecast.reduce((a, b) => a + b, 0)

test('one wild month hardly moves the forecast, unless the planner lets it stand', () => {
  const clean = forecastSeries(series(values), { horizon: 12 })
  expect(clean.findings).toEqual([])
  const wild = series(values.with(40, 3000))
  const cleaned = forecastSeries(wild, { horizon: 12 })
  expect(cleaned.findings).toMatchObject([{ period: 40, kind: 'outlier', applied: true }])
  expect(total(cleaned.forecast) / total(clean.forecast)).toBeCloseTo(1, 1)
  const decisions = [{ period: 40, kind: 'outlier', accepted: false }] as const
  const kept = forecastSeries(wild, { horizon: 12, facts: { decisions } })
  expect(total(kept.forecast) - total(clean.forecast)).toBeGreaterThan(
    3 * Math.abs(total(cleaned.forecast) - total(clean.forecast)),
  )
})

test('what was put in is not what the errors are measured on', () => {
  const wild = forecastSeries(series(values.with(40, 3000)), { horizon: 6 })
  const clean = forecastSeries(series(values), { horizon: 6 })
  expect(wild.errors?.mae).toBeLessThan(1.5 * (clean.errors?.mae ?? 0))
})
