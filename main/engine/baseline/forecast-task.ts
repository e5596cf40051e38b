/** One series to forecast, and who forecasts it. */
import { type ForecastSetting, usualSetting } from '@shared/model/forecast-setting'
import { monthNumber } from '@shared/model/orders/order-summary'
import type { ForecastOptions } from '../forecast/forecast-options'
import { forecastSeries } from '../forecast/forecast-series'
import { cleanHistory } from '../forecast/history/clean-history'
import type { HistoryFacts } from '../forecast/history/history-finding'
import { factorsFor, withoutFactors } from '../forecast/known-factors'
import type { Series } from '../forecast/series'
import type { RollingErrors, SeriesForecast } from '../forecast/series-forecast'
import {
  earlierTimes,
  type FamilyForecast,
  type FamilyTask,
  reconcileFamily,
} from './family-forecast'
import type { ItemHistory } from './item-history'

/** Can be cloned between threads. Equal tasks have equal forecasts, bit for bit. */
export interface ForecastTask {
  readonly series: Series
  readonly options: ForecastOptions
}

/** A series, or a family whose nodes are forecast already. */
export type PoolTask = ForecastTask | FamilyTask

/** Makes forecasts, or knows where they are kept; either way they are the same. */
export interface Forecaster {
  /** The expected values alone, as many as the task's horizon. */
  expected(task: ForecastTask): Float64Array
  forecast(task: ForecastTask): BenchedForecast
  family(task: FamilyTask): FamilyForecast
}

/** A forecast, and beside it the errors of the benchmark that it has to beat. */
export interface BenchedForecast extends SeriesForecast {
  /** Of seasonal naive on the same history. */
  readonly benchmark: RollingErrors | null
  /** History as it went into the forecast: cleaned of what is known of it and found in it. */
  readonly used: Float64Array
}

/** Makes a task's forecast. Never throws. */
export function makeForecast({ series, options }: ForecastTask): BenchedForecast {
  const naive = forecastSeries(series, {
    ...options,
    method: 'seasonal_naive',
    levels: [],
    leadTimes: [],
  })
  return {
    ...forecastSeries(series, options),
    benchmark: naive.method === 'seasonal_naive' ? naive.errors : null,
    used: usedHistory({ series, options }),
  }
}

/** Percent of the futures that the limits hold. */
export const intervalLevels = [80, 95] as const

/** Periods added up from the first on whose sums have limits too. */
const leadTimes = [1, 2, 3, 4, 5, 6, 9, 12]
export const leadTimesWithin = (horizon: number): number[] =>
  leadTimes.filter((periods) => periods <= horizon)

/** Forecasts on the spot, and remembers it as long as the history is held. */
export function plainForecaster(): Forecaster {
  const known = new WeakMap<Float64Array, Map<string, BenchedForecast>>()
  function forecast(task: ForecastTask): BenchedForecast {
    const { series, options } = task
    const ofSeries = known.get(series.values) ?? new Map<string, BenchedForecast>()
    known.set(series.values, ofSeries)
    const key = JSON.stringify(options)
    const made = ofSeries.get(key) ?? makeForecast(task)
    ofSeries.set(key, made)
    return made
  }
  const families = new WeakMap<FamilyTask, FamilyForecast>()
  function family(task: FamilyTask): FamilyForecast {
    const made = families.get(task) ?? reconcileFamily(task, forecast)
    families.set(task, made)
    return made
  }
  return { forecast, family, expected: (task) => forecast(task).forecast }
}

/** What is known of an item's history, and what planners decided about it. */
function factsOf(
  { start, promotions }: ItemHistory,
  { decisions }: ForecastSetting,
): HistoryFacts | undefined {
  if (promotions.length === 0 && decisions.length === 0) return undefined
  const first = monthNumber(start)
  return {
    promotions,
    decisions: decisions.map(({ month, kind, accepted }) => ({
      period: monthNumber(month) - first,
      kind,
      accepted,
    })),
  }
}

/** History as it goes into the forecast: cleaned of what is known of it and found in it. */
function usedHistory({ series, options }: ForecastTask): Float64Array {
  const factors = factorsFor(options.factors ?? [], series.values.length)
  const plain = withoutFactors(series.values, factors)
  const { values } = cleanHistory(plain, series.seasonLength, options.facts)
  return values.map((value, t) => value * factors[t]!)
}

/** What is to be forecast of an item, `horizon` months ahead. */
export function taskOf(
  history: ItemHistory,
  horizon: number,
  setting: ForecastSetting = usualSetting,
): ForecastTask {
  const { method, leaveOut } = setting
  const { factors, observed, launch } = history
  const facts = factsOf(history, setting)
  return {
    series: {
      // Items with equal histories share a forecast.
      id: '',
      category: '',
      seasonLength: 12,
      start: history.start,
      values: observed,
    },
    options: {
      horizon,
      levels: intervalLevels,
      leadTimes: leadTimesWithin(horizon),
      earlier: earlierTimes,
      mayBeNegative: false,
      ...(method === 'combination' ? {} : { method }),
      ...(leaveOut.length === 0 ? {} : { leaveOut }),
      ...(facts ? { facts } : {}),
      ...(factors ? { factors: factors.slice(0, observed.length + horizon) } : {}),
      // A method that a planner pinned is what is wanted, new or not.
      ...(launch && method === 'combination' ? { launch } : {}),
    },
  }
}
