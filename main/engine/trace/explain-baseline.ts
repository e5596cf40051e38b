/** How the baseline of a line comes about: its item's forecast, and its customer's part of it. */

import { monthNumber } from '@shared/model/orders/order-summary'
import { itemForecast } from '../baseline/item-forecasts'
import { periodOf } from '../calendar/month-axis'
import type { SeriesForecast } from '../forecast/series-forecast'
import { type Explained, input } from './trace-parts'
import type { TraceReader } from './trace-reader'

/** Months of history that a forecast is shown with. */
const monthsShown = 24

export const itemBaseline = (r: TraceReader, item: string, t: number): number =>
  (r.model.demandOfItem.get(item) ?? []).reduce((sum, l) => sum + r.or0('baseline', l, t), 0)

/** The baseline of one line. */
export function explainBaseline(r: TraceReader, line: number, t: number): Explained {
  const { item } = r.model.demandLines[line]!.item
  return {
    formula: 'baseline',
    inputs: [
      input('item_baseline', itemBaseline(r, item, t), {
        place: r.place({ item }, 'item_baseline', t),
      }),
      // Lines of new items have no share of their own: their analogue's holds.
      input('customer_share', r.model.forecasts.shares[line] ?? shareNow(r, line, item, t)),
    ],
  }
}

function shareNow(r: TraceReader, line: number, item: string, t: number): number {
  const total = itemBaseline(r, item, t)
  return total > 0 ? r.or0('baseline', line, t) / total : 0
}

function formulaOf({ kind, method, reasons }: SeriesForecast) {
  if (reasons.includes('like_another')) return 'item_baseline_like'
  if (reasons.includes('joint_history')) return 'item_baseline_shared'
  if (kind === 'empty') return 'item_baseline_none'
  if (method !== 'combination') return 'item_baseline_pinned'
  return kind === 'intermittent' ? 'item_baseline_intermittent' : 'item_baseline_combination'
}

/** The forecast of an item, named by how it was made and shown with its history. */
export function explainItemBaseline(r: TraceReader, item: string, t: number): Explained {
  const made = itemForecast(r.model, item)
  const forecast = made?.forecast.forecast[t - r.current] ?? 0
  const baseline = itemBaseline(r, item, t)
  const shared = made?.part?.ahead[t - r.current] ?? 0
  const inputs =
    shared > 0
      ? [input('shared_forecast', forecast / shared), input('succession_share', shared)]
      : made?.own && (made.own[t - r.current] ?? 0) > 0
        ? [
            input('forecast', made.own[t - r.current]!),
            input('adding_up_factor', forecast / made.own[t - r.current]!),
          ]
        : [input('forecast', forecast)]
  const lifecycle = forecast === 0 ? 1 : baseline / forecast
  if (Math.abs(lifecycle - 1) > 1e-9) inputs.push(input('lifecycle_factor', lifecycle))
  if (!made) return { formula: 'item_baseline_none', inputs }
  const values = [...made.forecast.used]
  const first = monthNumber(made.history.start)
  return {
    formula: formulaOf(made.forecast),
    inputs,
    history: {
      periods: values.map((_, at) => periodOf(first + at)).slice(-monthsShown),
      values: values.slice(-monthsShown),
    },
  }
}
