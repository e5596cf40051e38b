/** What a planner wants of the statistical forecast of an item. */
import { z } from 'zod'
import { forecastChoices, methodKeys } from './forecast-words'
import { findingKinds } from './history-words'
import { rampShapes } from './ramp-words'
import { reconciliationKeys } from './reconciliation-words'

/** A planner's word on what was found in a month of history. */
export const historyDecision = z.strictObject({
  /** `YYYY-MM`. */
  month: z.string(),
  kind: z.enum(findingKinds),
  /** False: the month counts as it was observed. */
  accepted: z.boolean(),
})
export type HistoryDecision = z.infer<typeof historyDecision>

const month = z.string().regex(/^\d{4}-\d{2}$/)
const item = z.string().min(1).max(200)
const change = {
  /** The month in which it begins. */
  from: month,
  /** Months until it is complete, and how it goes. */
  months: z.number().int().min(0).max(60),
  shape: z.enum(rampShapes),
}

/** That an item takes the place of another: the demand of both is one, and moves over. */
export const succession = z.strictObject({
  predecessor: item,
  ...change,
  /** Part of the predecessor's demand that goes over, 0 to 1; the rest stays where it is. */
  share: z.number().gt(0).max(1),
  /** Units of the successor that take the place of one of the predecessor's. */
  factor: z.number().gt(0).max(1000),
})
export type Succession = z.infer<typeof succession>

/** That a new item will sell as another does, and comes to that by a ramp. */
export const likeness = z.strictObject({
  analogue: item,
  ...change,
  /** Units of the new item, once its ramp is over, for one of the analogue's. */
  scale: z.number().gt(0).max(100),
})
export type LikenessSetting = z.infer<typeof likeness>

/** Why an item's tie to another has no effect: the other is unknown, its own history or a chosen method tells, or it shares a demand. */
export const idleTies = ['unknown_item', 'own_history', 'shared_demand'] as const
export type IdleTie = (typeof idleTies)[number]

export const forecastSetting = z.strictObject({
  /** `combination`, or the one method that is pinned. */
  method: z.enum(forecastChoices),
  /** Members that the combination does without. */
  leaveOut: z.array(z.enum(methodKeys)),
  decisions: z.array(historyDecision),
  // At most one of the two.
  follows: succession.optional(),
  like: likeness.optional(),
  /** How the forecasts of its family are made to add up; the way that erred least where it is not said. */
  addUp: z.enum(reconciliationKeys).optional(),
})
export type ForecastSetting = z.infer<typeof forecastSetting>

/** Some fields of a setting. */
export const forecastPiece = forecastSetting.partial()
export type ForecastPiece = z.infer<typeof forecastPiece>

/** Of every item for which nobody has asked for anything else. */
export const usualSetting: ForecastSetting = { method: 'combination', leaveOut: [], decisions: [] }

/** The same wish in one way of writing, of decisions on the same thing the last; null where it is the usual one. */
export function tidySetting(setting: ForecastSetting): ForecastSetting | null {
  const { method, follows, like, addUp } = setting
  const leaveOut = methodKeys.filter((key) => setting.leaveOut.includes(key))
  const decisions = [...new Map(setting.decisions.map((one) => [`${one.month} ${one.kind}`, one]))]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, one]) => one)
  const tied = {
    ...(follows ? { follows } : {}),
    ...(like && !follows ? { like } : {}),
    ...(addUp ? { addUp } : {}),
  }
  const chosen = method !== 'combination' || leaveOut.length > 0 || decisions.length > 0
  return chosen || follows || like || addUp ? { method, leaveOut, decisions, ...tied } : null
}
