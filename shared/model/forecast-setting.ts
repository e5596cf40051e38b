/** What a planner wants of the statistical forecast of an item. */
import { z } from 'zod'
import { forecastChoices, methodKeys } from './forecast-words'

export const forecastSetting = z.strictObject({
  /** `combination`, or the one method that is pinned. */
  method: z.enum(forecastChoices),
  /** Members that the combination does without, in the order of the methods. */
  leaveOut: z.array(z.enum(methodKeys)),
  /** Months whose history is used as it was observed, whatever was found odd about it; ascending. */
  asObserved: z.array(z.string()),
})
export type ForecastSetting = z.infer<typeof forecastSetting>

/** Of every item for which nobody has asked for anything else. */
export const usualSetting: ForecastSetting = { method: 'combination', leaveOut: [], asObserved: [] }

/** The same wish in one way of writing; null where it is the usual one. */
export function tidySetting(setting: ForecastSetting): ForecastSetting | null {
  const { method } = setting
  const leaveOut = methodKeys.filter((key) => setting.leaveOut.includes(key))
  const asObserved = [...new Set(setting.asObserved)].sort()
  if (method === 'combination' && leaveOut.length === 0 && asObserved.length === 0) return null
  return { method, leaveOut, asObserved }
}
