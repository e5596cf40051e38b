/** What a planner's wish comes to: the settings it writes, and what is to be forecast under them. */
import type { ForecastWrite } from '@shared/changes/plan-change'
import { EvenkeelError } from '@shared/contract/error-codes'
import type { ForecastWish } from '@shared/contract/forecast-calls'
import type { Selection } from '@shared/contract/planning-calls'
import { selectDemandLines } from '../hierarchy/select-lines'
import type { PlanModel } from '../plan/plan-model'
import { applyWish } from './apply-wish'
import type { PoolTask } from './forecast-task'
import { itemTask } from './item-forecasts'
import { dependants, readLives } from './lives'
import { familyTasks, readFamilies } from './read-families'
import { followsItself, sellsAsItself } from './succession-trees'

export interface PreparedWish {
  readonly items: ForecastWrite[]
  /** Those of them that are kept need not be made again. */
  readonly tasks: PoolTask[]
}

/** The one item that is to be tied to another. Throws NOTHING_SELECTED, NOT_FOUND, SUCCESSION_CIRCULAR. */
function tiedItem(model: PlanModel, where: Selection, { follows, like }: ForecastWish): string {
  const { item } = where
  if (item === undefined || Object.keys(where).length > 1)
    throw new EvenkeelError('NOTHING_SELECTED')
  const { byItem, settings } = model.forecasts
  for (const code of [item, follows?.predecessor, like?.analogue])
    if (code !== undefined && !model.master.items.has(code))
      throw new EvenkeelError('NOT_FOUND', { what: code })
  const other = follows?.predecessor ?? like?.analogue
  if (other !== undefined && !byItem.has(other) && !settings.has(other))
    throw new EvenkeelError('NOTHING_SELECTED')
  const circular =
    (follows && followsItself(settings, item, follows.predecessor)) ||
    (like && sellsAsItself(settings, item, like.analogue))
  if (other === item || circular)
    throw new EvenkeelError('SUCCESSION_CIRCULAR', { item, other: other ?? item })
  return item
}

/** The items that a wish is about: all of a family for how it adds up; methods and decisions of a shared demand are those of its eldest item, which `usual` takes back with the item's own. */
function wishedItems(model: PlanModel, where: Selection, wish: ForecastWish): string[] {
  const { byItem, lives } = model.forecasts
  if (wish.follows !== undefined || wish.like !== undefined) return [tiedItem(model, where, wish)]
  const lines = selectDemandLines(model, where)
  const named = new Set(lines.map((line) => model.demandLines[line]!.item.item))
  if (wish.addUp !== undefined) {
    const families = new Set([...named].map((item) => model.master.items.get(item)?.family))
    return [...byItem.keys()].filter((item) => families.has(model.master.items.get(item)?.family))
  }
  const known = [...named].filter(
    (item) => byItem.has(item) || lives.like.has(item) || lives.joint.has(item),
  )
  const eldest = known.map((item) => lives.joint.get(item)?.root ?? item)
  return [...new Set(wish.usual ? [...known, ...eldest] : eldest)]
}

/** Nothing is applied. Throws NOTHING_SELECTED, NOT_FOUND, SUCCESSION_CIRCULAR. */
export function prepareWish(model: PlanModel, where: Selection, wish: ForecastWish): PreparedWish {
  const { settings } = model.forecasts
  const named = wishedItems(model, where, wish)
  if (named.length === 0) throw new EvenkeelError('NOTHING_SELECTED')
  const after = new Map(settings)
  const items = named.flatMap((item): ForecastWrite[] => {
    const before = settings.get(item) ?? null
    const setting = applyWish(before, wish)
    if (JSON.stringify(before) === JSON.stringify(setting)) return []
    if (setting) after.set(item, setting)
    else after.delete(item)
    return [{ item, before, after: setting }]
  })
  const changed = items.map(({ item }) => item)
  const concerned = new Set([...dependants(settings, changed), ...dependants(after, changed)])
  const { axis, master, forecasts: histories } = model
  const lives = readLives(axis, master, histories, after)
  const families = readFamilies({ axis, master, histories, settings: after, lives })
  const forecasts = { ...histories, settings: after, lives, families }
  const tasks: PoolTask[] = [...concerned].flatMap(
    (item) => itemTask({ axis, forecasts }, item) ?? [],
  )
  const touched = new Set([...concerned].map((item) => master.items.get(item)?.family))
  const ofFamilies = [...families].filter(([, { family }]) => touched.has(family))
  return { items, tasks: [...tasks, ...familyTasks(new Map(ofFamilies))] }
}
