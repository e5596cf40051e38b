/** What a planner wants of the statistical forecast of an item. */
import { z } from 'zod'
import { forecastChoices, methodKeys } from './forecast-words'
import { findingKinds } from './history-words'

/** A planner's word on what was found in a month of history. */
export const historyDecision = z.strictObject({
  /** `YYYY-MM`. */
  month: z.string(),
  kind: z.enum(findingKinds),
  /** False: the month counts as it was observed. */
  accepted: z.boolean(),
})
export type HistoryDecision = z.infer<typeof historyDecision>

export const forecastSetting = z.strictObject({
  /** `combination`, or the one method that is pinned. */
  method: z.enum(forecastChoices),
  /** Members that the combination does without. */
  leaveOut: z.array(z.enum(methodKeys)),
  decisions: z.array(historyDecision),
})
export type ForecastSetting = z.infer<typeof forecastSetting>

/** Of every item for which nobody has asked for anything else. */
export const usualSetting: ForecastSetting = { method: 'combination', leaveOut: [], decisions: [] }

/** The same wish in one way of writing, of decisions on the same thing the last; null where it is the usual one. */
export function tidySetting(setting: ForecastSetting): ForecastSetting | null {
  const { method } = setting
  const leaveOut = methodKeys.filter((key) => setting.leaveOut.includes(key))
  const decisions = [...new Map(setting.decisions.map((one) => [`${one.month} ${one.kind}`, one]))]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, one]) => one)
  if (method === 'combination' && leaveOut.length === 0 && decisions.length === 0) return null
  return { method, leaveOut, decisions }
}
