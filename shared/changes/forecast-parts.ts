/** Forecast settings taken apart by matter, so that two people may choose on different matters of one item. */
import {
  type ForecastPiece,
  type ForecastSetting,
  tidySetting,
  usualSetting,
} from '../model/forecast-setting'

export const forecastParts = ['method', 'leave_out', 'tie', 'add_up', 'decision'] as const
export type ForecastPart = (typeof forecastParts)[number]

export interface PartOfSetting {
  readonly part: ForecastPart
  /** The fields that it is about. */
  readonly piece: ForecastPiece
}

/** By a name for each: `method`, `leave_out`, `tie`, `add_up`, and `decision MONTH KIND` for every decision. What is as usual is not there. */
export function partsOfSetting(setting: ForecastSetting | null): Map<string, PartOfSetting> {
  const parts = new Map<string, PartOfSetting>()
  if (!setting) return parts
  const { method, leaveOut, decisions, follows, like, addUp } = setting
  const add = (name: string, part: ForecastPart, piece: ForecastPiece): void => {
    parts.set(name, { part, piece })
  }
  if (method !== 'combination') add('method', 'method', { method })
  if (leaveOut.length > 0) add('leave_out', 'leave_out', { leaveOut })
  if (follows) add('tie', 'tie', { follows })
  else if (like) add('tie', 'tie', { like })
  if (addUp) add('add_up', 'add_up', { addUp })
  for (const one of decisions)
    add(`decision ${one.month} ${one.kind}`, 'decision', { decisions: [one] })
  return parts
}

/** The part that a name of `partsOfSetting` stands for. */
export const partNamed = (name: string): ForecastPart =>
  forecastParts.find((part) => part === name) ?? 'decision'

/** The setting with other pieces under some names; null under a name takes its part back to the usual. Null where all of it is usual then. */
export function withParts(
  setting: ForecastSetting | null,
  pieces: ReadonlyMap<string, ForecastPiece | null>,
): ForecastSetting | null {
  const parts = new Map([...partsOfSetting(setting)].map(([name, { piece }]) => [name, piece]))
  for (const [name, piece] of pieces) {
    if (piece) parts.set(name, piece)
    else parts.delete(name)
  }
  const all = [...parts.values()]
  return tidySetting({
    ...Object.assign({}, usualSetting, ...all),
    decisions: all.flatMap(({ decisions = [] }) => decisions),
  })
}
