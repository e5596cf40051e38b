import type { ForecastSetting } from '../model/forecast-setting'
import type { JournalStep } from './plan-change'

/** Whether a step changes how items are forecast. */
export const changesForecasts = ({ changes }: JournalStep): boolean =>
  changes.some(({ kind }) => kind === 'set_forecasts')

/** By item, what stands after the steps; items that are forecast as usual are not among them. */
export function forecastSettings(steps: Iterable<JournalStep>): Map<string, ForecastSetting> {
  const settings = new Map<string, ForecastSetting>()
  for (const { changes } of steps)
    for (const change of changes)
      if (change.kind === 'set_forecasts')
        for (const { item, after } of change.items) {
          if (after) settings.set(item, after)
          else settings.delete(item)
        }
  return settings
}
