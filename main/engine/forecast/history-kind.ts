/** Tells what kind of history a series has, and which methods are combined for it. */
import type { HistoryKind, MethodKey } from '@shared/model/forecast-words'
import { hasSeason } from './intermittent/seasonal-demand'
import { shorterSeasons } from './season/several-seasons'

/** Fewer observations than this are too few to estimate anything from. */
const shortest = 6

/**
 * Share of periods without demand from which on demand counts as intermittent: where one in eight
 * is empty, methods for intermittent demand err less on car parts than those for smooth demand.
 */
const intermittentShare = 1 / 8

/** `values` without missing ones. Syntetos, Boylan and Croston (2005) for the interval between demands. */
export function historyKindOf(values: Float64Array, seasonLength = 1): HistoryKind {
  if (values.length === 0) return 'empty'
  const first = values[0]!
  let constant = true
  let zeros = 0
  let negatives = 0
  for (const value of values) {
    if (value !== first) constant = false
    if (value === 0) zeros += 1
    if (value < 0) negatives += 1
  }
  // A single sale says nothing about how sales vary.
  if (constant && (values.length > 1 || first === 0)) return 'constant'
  // From the first demand on: what is not sold yet is not intermittent.
  const lead = values.findIndex((value) => value !== 0)
  const known = values.length - lead
  if (known < shortest) return 'short'
  const seldom = negatives === 0 && (zeros - lead) / known > intermittentShare
  // A shop that is closed on Sundays sells every week.
  const seasons = [seasonLength, ...shorterSeasons(seasonLength)]
  if (seldom && !seasons.some((length) => hasSeason(values.subarray(lead), length)))
    return 'intermittent'
  return 'smooth'
}

/** What is combined for a kind of history, and how. */
export interface CombinationRule {
  readonly members: readonly MethodKey[]
  readonly by: 'median' | 'mean' | 'trimmed_mean'
}

/** The default combination of each kind of history; an empty one has none and is forecast as nothing. */
const combinationRules: Readonly<Record<Exclude<HistoryKind, 'smooth'>, CombinationRule>> = {
  empty: { members: [], by: 'mean' },
  constant: { members: ['mean'], by: 'mean' },
  short: { members: ['mean'], by: 'mean' },
  intermittent: { members: ['simple_smoothing', 'tsb', 'imapa'], by: 'mean' },
}

const ofSeasons: CombinationRule = {
  members: ['ets', 'theta', 'damped_trend', 'arima', 'dynamic_theta'],
  by: 'trimmed_mean',
}

/** Of quarters: few observations a year, in which the lines of theta that are fitted to the series know more than the standard one. */
const ofQuarters: CombinationRule = {
  members: ['ets', 'damped_trend', 'optimised_theta', 'dynamic_theta', 'arima'],
  by: 'mean',
}

/** Of short histories without a season, such as years: any member may go astray. */
const ofYears: CombinationRule = {
  members: ['ets', 'theta', 'damped_trend', 'arima'],
  by: 'median',
}

/** Of long histories without a season: their trend is told by the latest values, where theta takes half of the line through all. */
const ofLongRuns: CombinationRule = { members: ['ets', 'damped_trend', 'arima'], by: 'mean' }

/** From so many values on a history without a season is long. */
const longRun = 45

/** What is combined by default for `length` values of a kind of history with so many observations a season. */
export function combinationFor(
  kind: HistoryKind,
  seasonLength: number,
  length: number,
): CombinationRule {
  if (kind !== 'smooth') return combinationRules[kind]
  if (seasonLength === 1) return length < longRun ? ofYears : ofLongRuns
  return seasonLength === 4 ? ofQuarters : ofSeasons
}
