/** The statistical forecasts that a model's baseline is made of. */
import type { ForecastSetting } from '@shared/model/forecast-setting'
import type { MonthAxis } from '../calendar/month-axis'
import { type BenchedForecast, type Forecaster, type ForecastTask, taskOf } from './forecast-task'
import type { ItemHistories, ItemHistory } from './item-history'
import { type BaselineParts, spreadBaseline } from './spread-baseline'

export interface ItemForecasts extends ItemHistories {
  /** What planners want of items; the usual forecast where nothing is said. */
  readonly settings: ReadonlyMap<string, ForecastSetting>
  readonly forecaster: Forecaster
}

export const noSettings: ReadonlyMap<string, ForecastSetting> = new Map()

const horizonOf = ({ axis }: { readonly axis: MonthAxis }): number =>
  axis.periods.length - axis.current

interface Forecast {
  readonly axis: MonthAxis
  readonly forecasts: ItemForecasts
}

/** What is forecast of an item under the settings; undefined for items without a history of their own, such as new ones. */
export function itemTask(model: Forecast, item: string): ForecastTask | undefined {
  const { byItem, settings } = model.forecasts
  const history = byItem.get(item)
  return history && taskOf(history, horizonOf(model), settings.get(item))
}

export interface MadeForecast {
  readonly history: ItemHistory
  readonly task: ForecastTask
  readonly forecast: BenchedForecast
}

/** An item's forecast in full; undefined where it has no history of its own. */
export function itemForecast(model: Forecast, item: string): MadeForecast | undefined {
  const task = itemTask(model, item)
  const history = model.forecasts.byItem.get(item)
  if (!task || !history) return undefined
  return { history, task, forecast: model.forecasts.forecaster.forecast(task) }
}

/** Lines × periods, planned periods only, of every item. */
export function baselineOf(
  parts: BaselineParts,
  forecasts: ItemForecasts,
  demandOfItem: ReadonlyMap<string, readonly number[]>,
): Float64Array {
  const baseline = new Float64Array(parts.demandLines.length * parts.axis.periods.length)
  const model = { axis: parts.axis, forecasts }
  for (const [item, lines] of demandOfItem) {
    const task = itemTask(model, item)
    if (task) spreadBaseline(baseline, parts, lines, forecasts.forecaster.expected(task))
  }
  return baseline
}
