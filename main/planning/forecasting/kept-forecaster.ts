import { type Forecaster, plainForecaster } from '@main/engine/baseline/forecast-task'
import { type ForecastReader, readForecasts } from '@main/store/reading'
import { forecastKey, readForecast } from './forecast-key'

/** Answers from the forecasts of this version that a workspace keeps, and makes those that it does not: the figures are the same. */
export function keptForecaster(workspace: string, version: string): Forecaster {
  const plain = plainForecaster()
  let kept: ForecastReader | undefined
  const reader = (): ForecastReader => {
    kept ??= readForecasts(workspace)
    return kept
  }
  return {
    expected: (task) => reader().expected(forecastKey(version, task)) ?? plain.expected(task),
    forecast(task) {
      const whole = reader().whole(forecastKey(version, task))
      return whole ? readForecast(whole) : plain.forecast(task)
    },
  }
}
