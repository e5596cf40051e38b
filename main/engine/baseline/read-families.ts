/** Families whose items' forecasts are made to add up with those of their totals. */
import type { ForecastSetting } from '@shared/model/forecast-setting'
import type { ReconciliationKey } from '@shared/model/reconciliation-words'
import type { MonthAxis } from '../calendar/month-axis'
import type { Item, MasterData } from '../model/master-data'
import type { FamilyTask } from './family-forecast'
import { type PoolTask, taskOf } from './forecast-task'
import { type ItemHistories, type ItemHistory, monthsOfHistory } from './item-history'
import type { Lives } from './lives'

/** An item among those of its family that add up. */
export interface FamilyPlace {
  readonly family: string
  readonly task: FamilyTask
  /** Which of the task's items it is. */
  readonly at: number
}

/** Fewer do not need a total, and say nothing of one. */
const fewestItems = 3
/** Items younger than this, that come or go, or that share a demand, stand apart. */
const fewestMonths = 24

interface Source {
  readonly axis: MonthAxis
  readonly master: Pick<MasterData, 'items'>
  readonly histories: ItemHistories
  readonly settings: ReadonlyMap<string, ForecastSetting>
  readonly lives: Lives
}

/** The way that most items of a family are set to; null where none is. */
function pinnedWay(
  settings: ReadonlyMap<string, ForecastSetting>,
  items: readonly Item[],
): ReconciliationKey | null {
  const ways = items.flatMap(({ item }) => settings.get(item)?.addUp ?? [])
  const [most] = [...Map.groupBy(ways, (way) => way)].sort((a, b) => b[1].length - a[1].length)
  return most?.[0] ?? null
}

const priceOf = ({ price }: Item): number => (price > 0 ? price : 1)

/** What items were ordered for together, as a history of its own. */
function together(
  { histories, axis }: Source,
  items: readonly { readonly item: Item; readonly history: ItemHistory }[],
): ItemHistory {
  const months = Math.max(...items.map(({ history }) => history.observed.length))
  const observed = new Float64Array(months)
  const cleaned = new Float64Array(months)
  for (const { item, history } of items) {
    const lift = new Map(history.promotions.map(({ period, percent }) => [period, percent]))
    const from = months - history.observed.length
    history.observed.forEach((value, t) => {
      const worth = value * priceOf(item)
      observed[from + t] = observed[from + t]! + worth
      cleaned[from + t] = cleaned[from + t]! + worth / (1 + (lift.get(t) ?? 0) / 100)
    })
  }
  const [first] = items
  const horizon = axis.periods.length - axis.current
  const family = first?.item.family ?? ''
  const factors = histories.known.factors(family, monthsOfHistory - months, cleaned, horizon)
  return {
    item: '',
    start: items.find(({ history }) => history.observed.length === months)!.history.start,
    observed,
    promotions: Array.from(observed, (value, period) => ({
      period,
      percent: (value / cleaned[period]! - 1) * 100,
    })).filter(({ percent }) => Number.isFinite(percent) && Math.abs(percent) > 1e-9),
    ...(factors ? { factors } : {}),
  }
}

/** By item, where it stands in its family; items that stand apart are not among them. */
export function readFamilies(source: Source): Map<string, FamilyPlace> {
  const { axis, master, histories, settings, lives } = source
  const horizon = axis.periods.length - axis.current
  const known = [...histories.byItem.values()].flatMap((history) => {
    const item = master.items.get(history.item)
    const apart =
      !item ||
      item.lifecycle === 'phase_out' ||
      item.lifecycle === 'end_of_life' ||
      history.observed.length < fewestMonths ||
      lives.joint.has(history.item) ||
      lives.like.has(history.item)
    return apart ? [] : [{ item, history }]
  })
  const places = new Map<string, FamilyPlace>()
  for (const [family, items] of Map.groupBy(known, ({ item }) => item.family)) {
    if (items.length < fewestItems) continue
    const categories = [...Map.groupBy(items, ({ item }) => item.category).values()]
    const middle = categories.length > 1 ? categories : []
    const leaves = categories.flat()
    const task: FamilyTask = {
      parents: [
        -1,
        ...middle.map(() => 0),
        ...categories.flatMap((ofOne, k) => ofOne.map(() => (middle.length > 0 ? k + 1 : 0))),
      ],
      tasks: [
        ...[leaves, ...middle].map((ofOne) => taskOf(together(source, ofOne), horizon)),
        ...leaves.map(({ item, history }) => taskOf(history, horizon, settings.get(item.item))),
      ],
      prices: [...[leaves, ...middle].map(() => 1), ...leaves.map(({ item }) => priceOf(item))],
      way: pinnedWay(
        settings,
        leaves.map(({ item }) => item),
      ),
    }
    leaves.forEach(({ item }, at) => {
      places.set(item.item, { family, task, at })
    })
  }
  return places
}

/** Every family once: first what is to be forecast of its totals, then the family itself. */
export function familyTasks(places: ReadonlyMap<string, FamilyPlace>): PoolTask[] {
  const tasks = new Set([...places.values()].map(({ task }) => task))
  return [...tasks].flatMap((task) => [...task.tasks.slice(0, totalsOf(task)), task])
}

const totalsOf = ({ parents }: FamilyTask): number => new Set(parents).size - 1
