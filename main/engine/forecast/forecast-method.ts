/** What every forecasting method is: from values to a forecast, or a reason why not. */
import type { MethodKey, RefusalReason } from '@shared/model/forecast-words'

export interface MethodFit {
  /** Horizon long: the expected value of each period to come, in the unit of the values. */
  readonly forecast: Float64Array
  /** As long as the values: each forecast from the period before it; NaN where there was none yet. */
  readonly fitted: Float64Array
  /** Horizon long: standard deviation of the error of each period's forecast. */
  readonly spread: Float64Array
  /** Horizon long: standard deviation of the error of the sum of the first 1, 2, 3 … periods. */
  readonly sumSpread: Float64Array
  /** What was estimated, by name. */
  readonly parameters: Readonly<Record<string, number | string>>
  /**
   * Writes the forecasts as they would have been after the first `origin` values, with the same parameters, into `into`
   * (as many as it is long); false where the method could not have forecast from so few.
   */
  forecastFrom(origin: number, into: Float64Array): boolean
}

export interface MethodRefusal {
  readonly refused: RefusalReason
}

export interface ForecastMethod {
  readonly key: MethodKey
  /**
   * `values`: finite, at least one, oldest first, of any sign, of an order of magnitude near 1.
   * `seasonLength`: observations a season, 1 where there is none. Never throws; never answers NaN.
   */
  fit(values: Float64Array, seasonLength: number, horizon: number): MethodFit | MethodRefusal
}

export const isRefusal = (fit: MethodFit | MethodRefusal): fit is MethodRefusal => 'refused' in fit
