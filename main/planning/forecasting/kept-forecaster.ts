import {
  type FamilyForecast,
  type FamilyTask,
  reconcileFamily,
} from '@main/engine/baseline/family-forecast'
import {
  type BenchedForecast,
  type Forecaster,
  type ForecastTask,
  plainForecaster,
} from '@main/engine/baseline/forecast-task'
import { type ForecastReader, readForecasts } from '@main/store/reading'
import { familyKey, forecastKey, readFamily, readForecast } from './forecast-key'

/** Answers from the forecasts of this version that a workspace keeps, and makes those that it does not: the figures are the same. */
export function keptForecaster(workspace: string, version: string): Forecaster {
  const plain = plainForecaster()
  const families = new WeakMap<FamilyTask, FamilyForecast>()
  let kept: ForecastReader | undefined
  const reader = (): ForecastReader => {
    kept ??= readForecasts(workspace)
    return kept
  }
  function forecast(task: ForecastTask): BenchedForecast {
    const whole = reader().whole(forecastKey(version, task))
    return whole ? readForecast(whole) : plain.forecast(task)
  }
  return {
    expected: (task) => reader().expected(forecastKey(version, task)) ?? plain.expected(task),
    forecast,
    family(task) {
      const known = families.get(task)
      if (known) return known
      const whole = reader().whole(familyKey(version, task))
      const made = whole ? readFamily(whole) : reconcileFamily(task, forecast)
      families.set(task, made)
      return made
    },
  }
}
