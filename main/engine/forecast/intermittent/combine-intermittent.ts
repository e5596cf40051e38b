/** The usual forecast of intermittent demand: three methods averaged, corrected by their own past. */
import { demandPattern } from './demand-pattern'
import type { FlatForecast } from './flat-forecast'
import { smoothSimply } from './simple-smoothing'
import { forecastImapa } from './temporal-aggregation'
import { forecastTeunterSyntetosBabai } from './teunter-syntetos-babai'
import { demandInUnits, largestMagnitude } from './unit-scale'

/** Constants that erred least on rolling origins of the car parts; chosen once, not per series, which loses. */
const smoothingConstant = 0.15
const sizeConstant = 0.3
const probabilityConstant = 0.11

/** Periods looked back over for a standing bias, and how many periods without one it is weighed against. */
const biasWindow = 36
const biasDoubt = 48

/** Periods without demand that every history is taken to have had besides its own. */
const doubtedPeriods = 0.3

/** What the forecasts were too high or too low by, drawn towards 1. */
function standingBias(series: Float64Array, { level, fitted }: FlatForecast): number {
  let came = biasDoubt * level
  let expected = biasDoubt * level
  for (let t = Math.max(6, series.length - biasWindow); t < series.length; t++) {
    const value = series[t]!
    if (!Number.isFinite(value)) continue
    came += value
    expected += fitted[t]!
  }
  return expected > 0 ? came / expected : 1
}

/**
 * Simple smoothing, Teunter-Syntetos-Babai and IMAPA averaged (combinations: Petropoulos and
 * Kourentzes 2015), times their standing bias over the last 36 periods drawn towards 1, and a
 * little below that, since a mean of few large demands errs less in squares when it is drawn
 * towards nothing (Searls 1964). Demand that ended is forecast as none. Never negative, never NaN.
 */
export function combineIntermittent(history: Float64Array): FlatForecast {
  const scale = largestMagnitude(history)
  const series = demandInUnits(history, scale)
  const { pattern } = demandPattern(history)
  const fitted = new Float64Array(series.length)
  if (pattern === 'none') return { level: 0, fitted }
  const members = [
    smoothSimply(series, smoothingConstant),
    forecastTeunterSyntetosBabai(series, sizeConstant, probabilityConstant),
    forecastImapa(series, smoothingConstant),
  ]
  for (const member of members)
    for (let t = 0; t < fitted.length; t++)
      fitted[t] = fitted[t]! + member.fitted[t]! / members.length
  const level = members.reduce((sum, member) => sum + member.level, 0) / members.length
  const bias = standingBias(series, { level, fitted })
  const drawn = (bias * scale) / (1 + doubtedPeriods * smoothingConstant)
  const ahead = pattern === 'ended' ? 0 : level * drawn
  return { level: ahead, fitted: fitted.map((value) => value * scale) }
}
