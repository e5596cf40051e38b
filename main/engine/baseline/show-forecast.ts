/** The forecast of a node as planners look at it. */
import type { ItemForecastDetail, ShownForecast } from '@shared/contract/forecast-calls'
import type { Selection } from '@shared/contract/planning-calls'
import type { ForecastChoice } from '@shared/model/forecast-words'
import { monthNumber } from '@shared/model/orders/order-summary'
import { periodOf } from '../calendar/month-axis'
import type { ForecastInterval } from '../forecast/series-forecast'
import { selectDemandLines } from '../hierarchy/select-lines'
import type { PlanModel } from '../plan/plan-model'
import { addHistories, addIntervals, errorsTogether, type ForecastPart } from './add-forecasts'
import { waysOf } from './family-forecast'
import { forecastDetail } from './forecast-detail'
import { basisOf, itemForecast, type MadeForecast } from './item-forecasts'

/** Items whose forecasts are added up at most: more are only said to be too many. */
const mostItems = 1000

export type ForecastOfNode = Omit<ShownForecast, 'scenario' | 'position' | 'detail'> & {
  readonly detail: Omit<ItemForecastDetail, 'setBy'> | null
}

/** Among other items one has its own part of months that it shared with those before and after it, so that none counts twice. */
function partOf(made: MadeForecast, share: number, among: boolean): ForecastPart {
  const { forecast, part } = made
  const life = (values: Float64Array): Float64Array =>
    values.map((value, h) => value * made.life[h]!)
  const past = (values: Float64Array): Float64Array =>
    part && among ? values.map((value, t) => value * part.past[t]!) : values
  return {
    share,
    used: past(forecast.used),
    fitted: past(forecast.fitted),
    expected: life(forecast.forecast),
    intervals: forecast.intervals.map(
      ({ level, lower, upper }): ForecastInterval => ({
        level,
        lower: life(lower),
        upper: life(upper),
      }),
    ),
  }
}

/** Of the demand lines that are selected; null where none is. */
export function showForecast(model: PlanModel, where: Selection): ForecastOfNode | null {
  const { axis, demandLines, demandOfItem, forecasts, layers } = model
  const lines = selectDemandLines(model, where)
  if (lines.length === 0) return null
  const count = axis.periods.length
  const byItem = Map.groupBy(lines, (line) => demandLines[line]!.item.item)
  const parts: ForecastPart[] = []
  const methods = new Map<ForecastChoice, number>()
  let only: { readonly item: string; readonly made: MadeForecast } | null = null
  let months = 0
  for (const [item, own] of byItem.size > mostItems ? [] : byItem) {
    const made = itemForecast(model, item)
    if (!made) continue
    // The whole item, whatever rounding its shares carry.
    const whole = own.length === demandOfItem.get(item)?.length
    const share = whole ? 1 : own.reduce((sum, line) => sum + forecasts.shares[line]!, 0)
    parts.push(partOf(made, share, byItem.size > 1))
    methods.set(made.forecast.method, (methods.get(made.forecast.method) ?? 0) + 1)
    months = Math.max(months, made.history.observed.length)
    only = { item, made }
  }
  const single = byItem.size === 1 ? only : null
  const baseline = new Float64Array(count - axis.current)
  for (const line of lines)
    for (let h = 0; h < baseline.length; h++)
      baseline[h] = baseline[h]! + layers.baseline[line * count + axis.current + h]!
  const together = parts.length > 1 ? errorsTogether(parts) : null
  const now = monthNumber(axis.periods[axis.current]!)
  return {
    history: Array.from({ length: months }, (_, t) => periodOf(now - months + t)),
    planned: axis.periods.slice(axis.current),
    observed: observedOf(model, byItem, months),
    ...addHistories(parts, months),
    baseline,
    intervals: addIntervals(parts, baseline, together ?? 1),
    items: [...byItem.keys()].filter((item) => basisOf(model, item) !== undefined).length,
    methods: [...methods]
      .map(([method, items]) => ({ method, items }))
      .sort((a, b) => b.items - a.items || (a.method < b.method ? -1 : 1)),
    together,
    addingUp: addingUpOf(model, byItem.keys()),
    detail: single ? forecastDetail(model, single.item, single.made) : null,
  }
}

/** How the forecasts of the one family add up that the items are of; null for several, and where too few of it take part. */
function addingUpOf(
  { forecasts, master }: PlanModel,
  items: Iterable<string>,
): ForecastOfNode['addingUp'] {
  const families = new Set([...items].map((item) => master.items.get(item)?.family))
  const [family] = families
  const place = [...forecasts.families.values()].find((one) => one.family === family)
  if (families.size !== 1 || family === undefined || !place) return null
  const { way, measured } = forecasts.forecaster.family(place.task)
  return {
    family,
    name: master.attributeNames.get(`family:${family}`) ?? { zh: family, en: family },
    way,
    pinned: place.task.way !== null,
    ways: waysOf(place.task),
    items: place.task.tasks.length - new Set(place.task.parents).size + 1,
    measured: [...measured],
  }
}

/** Orders of whole items as they were; of some of an item's customers by their share of it before the months of the axis. */
function observedOf(
  { axis, demandOfItem, forecasts, layers }: PlanModel,
  byItem: ReadonlyMap<string, readonly number[]>,
  months: number,
): Float64Array {
  const count = axis.periods.length
  const observed = new Float64Array(months)
  for (const [item, lines] of byItem) {
    const history = forecasts.byItem.get(item)?.observed
    if (!history) continue
    const whole = lines.length === demandOfItem.get(item)?.length
    const share = lines.reduce((sum, line) => sum + forecasts.shares[line]!, 0)
    for (let back = 1; back <= history.length; back++) {
      const t = axis.current - back
      const ordered = lines.reduce(
        (sum, line) => sum + (layers.actualOrders[line * count + t] ?? 0),
        0,
      )
      const all = history[history.length - back]!
      const at = months - back
      observed[at] = observed[at]! + (whole ? all : t >= 0 ? ordered : all * share)
    }
  }
  return observed
}
