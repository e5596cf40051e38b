/** The methods for intermittent demand as the engine calls them. */
import type { MethodKey } from '@shared/model/forecast-words'
import { errorSize, spreadOf } from '../error-spread'
import type { ForecastMethod } from '../forecast-method'
import { forecastCroston, forecastSyntetosBoylan } from './croston'
import type { FlatForecast } from './flat-forecast'
import { smoothSimply } from './simple-smoothing'
import { correctStandingBias } from './standing-bias'
import { forecastAdida, forecastImapa } from './temporal-aggregation'
import { forecastTeunterSyntetosBabai } from './teunter-syntetos-babai'
import { demandInUnits } from './unit-scale'

/** Constants that erred least on rolling origins of car parts: one for all series, since choosing by series loses. */
const smoothing = 0.15
const sizeConstant = 0.3
const probabilityConstant = 0.11
/** As Syntetos and Boylan (2005) found for Croston's method and their own. */
const crostonConstant = 0.1

function flatMethod(
  key: MethodKey,
  parameters: Readonly<Record<string, number>>,
  forecast: (series: Float64Array) => FlatForecast,
): ForecastMethod {
  const constant = Object.values(parameters).at(-1) ?? smoothing
  return {
    key,
    fit(values, _seasonLength, horizon) {
      const series = demandInUnits(values, 1)
      if (!series.some((value) => value > 0)) return { refused: 'no_demand' }
      const { level, fitted } = forecast(series)
      const response = new Float64Array(horizon).fill(constant)
      if (horizon > 0) response[0] = 1
      return {
        forecast: new Float64Array(horizon).fill(level),
        fitted,
        ...spreadOf(errorSize(values, fitted, 0), response),
        parameters,
        forecastFrom(origin, into) {
          if (origin < 1 || origin > values.length) return false
          into.fill(origin < values.length ? fitted[origin]! : level)
          return true
        },
      }
    },
  }
}

/** A method whose forecasts are corrected by their standing bias: the members of the usual combination. */
const corrected =
  (forecast: (series: Float64Array) => FlatForecast) =>
  (series: Float64Array): FlatForecast =>
    correctStandingBias(series, forecast(series))

/** Simple smoothing, Croston, Syntetos-Boylan, Teunter-Syntetos-Babai, ADIDA and IMAPA. Values below zero count as no demand. */
export const intermittentMethods: readonly ForecastMethod[] = [
  flatMethod(
    'simple_smoothing',
    { alpha: smoothing },
    corrected((series) => smoothSimply(series, smoothing)),
  ),
  flatMethod('croston', { alpha: crostonConstant }, (series) =>
    forecastCroston(series, crostonConstant),
  ),
  flatMethod('sba', { alpha: crostonConstant }, (series) =>
    forecastSyntetosBoylan(series, crostonConstant),
  ),
  flatMethod(
    'tsb',
    { alpha: sizeConstant, beta: probabilityConstant },
    corrected((series) => forecastTeunterSyntetosBabai(series, sizeConstant, probabilityConstant)),
  ),
  flatMethod(
    'adida',
    { alpha: smoothing },
    corrected((series) => forecastAdida(series, smoothing)),
  ),
  flatMethod(
    'imapa',
    { alpha: smoothing },
    corrected((series) => forecastImapa(series, smoothing)),
  ),
]
