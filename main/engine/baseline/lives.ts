/** How planners tie the lives of items together: who takes whose place, and who sells as who. */
import type { ForecastSetting } from '@shared/model/forecast-setting'
import type { MonthAxis } from '../calendar/month-axis'
import type { MasterData } from '../model/master-data'
import { type ItemHistories, type ItemHistory, type ItemLookup, noHistory } from './item-history'
import { type JointPart, jointParts } from './joint-demand'
import { type LikeAnother, likeAnother } from './like-another'
import { successionTrees } from './succession-trees'

export interface Lives {
  /** By item, its part of the demand that it shares with those before and after it. */
  readonly joint: ReadonlyMap<string, JointPart>
  /** New items that sell as another does; none that are old enough by now, or that a method is pinned for their own history. */
  readonly like: ReadonlyMap<string, LikeAnother>
}

export const noLives: Lives = { joint: new Map(), like: new Map() }

type Settings = ReadonlyMap<string, ForecastSetting>

/** Whatever the settings tie together and the data know. */
export function readLives(
  axis: MonthAxis,
  { items }: Pick<MasterData, 'items'>,
  { byItem, known }: ItemHistories,
  settings: Settings,
): Lives {
  const now = axis.periods[axis.current]!
  const historyOf = (item: string): ItemHistory =>
    byItem.get(item) ?? { ...noHistory, item, start: now }
  const lookup: ItemLookup = {
    now,
    horizon: axis.periods.length - axis.current,
    histories: historyOf,
    lifecycle: (item) => items.get(item)?.lifecycle,
    factors: (item, from, values, horizon) =>
      known.factors(items.get(item)?.family ?? '', from, values, horizon),
  }
  const usable = new Map([...settings].filter(([item]) => items.has(item)))
  const joint = new Map<string, JointPart>()
  for (const tree of successionTrees(usable))
    if (tree.members.every((item) => items.has(item)))
      for (const [item, part] of jointParts(tree, lookup)) joint.set(item, part)
  const like = new Map<string, LikeAnother>()
  for (const [item, setting] of usable) {
    // A pinned method is for a history: without one there is nothing else to go by.
    const sold = historyOf(item).observed.some((value) => value > 0)
    const alone = setting.method !== 'combination' && sold
    if (!setting.like || alone || joint.has(item)) continue
    const found = canBeLike(items, byItem, usable, setting.like.analogue)
      ? likeAnother(setting.like, historyOf(item), now)
      : undefined
    if (found) like.set(item, found)
  }
  return { joint, like }
}

/** Whether there is something to go by for items that sell as `analogue` does: orders, or another that it is tied to. */
export function canBeLike(
  items: MasterData['items'],
  byItem: ItemHistories['byItem'],
  settings: Settings,
  analogue: string,
): boolean {
  const { follows, like } = settings.get(analogue) ?? {}
  return items.has(analogue) && (byItem.has(analogue) || (follows ?? like) !== undefined)
}

/** Every item whose forecast depends on those of `changed` under the settings: it shares a demand with one of them, or sells as one of them does. */
export function dependants(settings: Settings, changed: Iterable<string>): Set<string> {
  const all = new Set(changed)
  for (const { members } of successionTrees(settings))
    if (members.some((member) => all.has(member))) for (const member of members) all.add(member)
  for (let grown = true; grown; ) {
    grown = false
    for (const [item, { like }] of settings) {
      if (!like || all.has(item) || !all.has(like.analogue)) continue
      all.add(item)
      grown = true
    }
  }
  return all
}
