import type { ForecastWish } from '@shared/contract/forecast-calls'
import { type ForecastSetting, tidySetting, usualSetting } from '@shared/model/forecast-setting'

/** A setting as a planner wants it from now on; null where that is the usual forecast. */
export function applyWish(
  before: ForecastSetting | null,
  { method, leaveOut, decisions = [], follows, like, addUp, usual }: ForecastWish,
): ForecastSetting | null {
  const from = (usual ? null : before) ?? usualSetting
  const next = follows === undefined ? (like ? null : from.follows) : follows
  const as = like === undefined ? (follows ? null : from.like) : like
  const way = addUp === undefined ? from.addUp : addUp
  return tidySetting({
    method: method ?? from.method,
    leaveOut: leaveOut ?? from.leaveOut,
    decisions: [...from.decisions, ...decisions],
    ...(next ? { follows: next } : {}),
    ...(as ? { like: as } : {}),
    ...(way ? { addUp: way } : {}),
  })
}
