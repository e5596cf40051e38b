import type { FamilyForecast } from '@main/engine/baseline/family-forecast'
import type { BenchedForecast, Forecaster, ForecastTask } from '@main/engine/baseline/forecast-task'
import { familyKey, forecastKey } from './forecast-key'

/** The same forecaster, asked once for equal tasks: for plans made one after the other of nearly the same data. */
export function rememberingForecaster(inner: Forecaster, version: string): Forecaster {
  const expected = new Map<string, Float64Array>()
  const families = new Map<string, FamilyForecast>()
  const whole = new Map<string, BenchedForecast>()
  const known = <T>(map: Map<string, T>, task: ForecastTask, make: () => T): T => {
    const key = forecastKey(version, task)
    const found = map.get(key) ?? make()
    map.set(key, found)
    return found
  }
  return {
    expected: (task) => known(expected, task, () => inner.expected(task)),
    family: (task) => {
      const key = familyKey(version, task)
      const found = families.get(key) ?? inner.family(task)
      families.set(key, found)
      return found
    },
    forecast: (task) => known(whole, task, () => inner.forecast(task)),
  }
}
