/** How the baseline of a line comes about: its item's forecast, and its customer's part of it. */

import { monthOfYear } from '../calendar/month-axis'
import { readEventPercents } from '../demand/promotion-effects'
import { forecastMonths, seasonalIndices, smoothingOf } from '../forecast/seasonal-smoothing'
import { type Explained, input } from './trace-parts'
import type { TraceReader } from './trace-reader'
import type { TraceSource } from './trace-source'

/** Months of history that a forecast is shown with. */
const monthsShown = 24

/** By line: orders of each past period with the effect of events taken out. */
function cleanedHistory(r: TraceReader, lines: readonly number[], source: TraceSource): number[][] {
  const { model, current } = r
  const percents = readEventPercents(
    source,
    model.axis,
    lines.map((line) => model.demandLines[line]!),
  )
  return lines.map((line, k) =>
    Array.from({ length: current }, (_, t) => {
      const lift = 1 + (percents[k * r.count + t] ?? 0) / 100
      return r.or0('actual_orders', line, t) / Math.max(0.1, lift)
    }),
  )
}

const sumOf = (rows: readonly (readonly number[])[], past: number): number[] =>
  Array.from({ length: past }, (_, t) => rows.reduce((sum, row) => sum + (row[t] ?? 0), 0))

const linesOf = (r: TraceReader, of: 'item' | 'family', code: string): number[] =>
  [...r.model.demandLines.keys()].filter((i) => r.model.demandLines[i]?.item[of] === code)

export const itemBaseline = (r: TraceReader, item: string, t: number): number =>
  (r.model.demandOfItem.get(item) ?? []).reduce((sum, l) => sum + r.or0('baseline', l, t), 0)

/** The baseline of one line. */
export function explainBaseline(
  r: TraceReader,
  line: number,
  t: number,
  source: TraceSource,
): Explained {
  const { item } = r.model.demandLines[line]!.item
  const lines = [...(r.model.demandOfItem.get(item) ?? [])]
  const recent = cleanedHistory(r, lines, source).map((row) =>
    row.slice(-12).reduce((a, b) => a + b, 0),
  )
  const total = recent.reduce((a, b) => a + b, 0)
  const share = total > 0 ? (recent[lines.indexOf(line)] ?? 0) / total : 0
  return {
    formula: 'baseline',
    inputs: [
      input('item_baseline', itemBaseline(r, item, t), {
        place: r.place({ item }, 'item_baseline', t),
      }),
      input('customer_share', share),
    ],
  }
}

/** The forecast of an item, named by its method and shown with its history. */
export function explainItemBaseline(
  r: TraceReader,
  item: string,
  t: number,
  source: TraceSource,
): Explained {
  const { axis } = r.model
  const past = r.current
  const lines = [...(r.model.demandOfItem.get(item) ?? [])]
  const family = r.model.demandLines[lines[0] ?? 0]?.item.family ?? ''
  const history = sumOf(cleanedHistory(r, lines, source), past)
  const ofFamily = sumOf(cleanedHistory(r, linesOf(r, 'family', family), source), past)
  const first = monthOfYear(axis, 0)
  const ahead = forecastMonths(history, first, seasonalIndices(ofFamily, first), r.count - past)
  const forecast = ahead[t - past] ?? 0
  const baseline = itemBaseline(r, item, t)
  const inputs = [input('forecast', forecast)]
  const lifecycle = forecast === 0 ? 1 : baseline / forecast
  if (Math.abs(lifecycle - 1) > 1e-9) inputs.push(input('lifecycle_factor', lifecycle))
  return {
    formula: `item_baseline_${smoothingOf(history)}`,
    inputs,
    history: {
      periods: axis.periods.slice(0, past).slice(-monthsShown),
      values: history.slice(-monthsShown),
    },
  }
}
