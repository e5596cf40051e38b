/** How good the layers of demand were, by lag: what cycles published against what was then ordered. */
import {
  type Accuracy,
  type AccuracyLevel,
  accuracyLayers,
  type LayerAccuracy,
} from '@shared/contract/indicator-calls'
import type { Selection } from '@shared/contract/planning-calls'
import type { PublishedCycle } from '../archive/published-cycles'
import { selectDemandLines } from '../hierarchy/select-lines'
import type { DemandLine } from '../model/plan-lines'
import type { PlanModel } from '../plan/plan-model'
import {
  bias,
  mae,
  mape,
  mase,
  rmse,
  smape,
  trackingSignal,
  valueAdded,
  wmape,
} from './forecast-errors'

const measuredLayers = accuracyLayers.filter((layer) => layer !== 'seasonal_naive')

export interface AccuracyQuestion {
  readonly where: Selection
  /** Months back from the current one whose orders are known. */
  readonly months: number
  readonly lags: readonly number[]
  /** What a forecast is measured for; each item where left out. */
  readonly level?: AccuracyLevel
}

/** An item (or what else the level says) in a month: what was ordered, what a layer had said, and what the same month a year before was. */
interface Pair {
  readonly of: string
  readonly t: number
  actual: number
  forecast: number
  naive: number
  readonly lines: Set<number>
}

/** What is measured apart: lines, items, families, or everything together. */
const placeOf = ({ item, key }: DemandLine, level: AccuracyLevel): string =>
  ({ line: key, item: item.item, family: item.family, total: '' })[level]

/**
 * Errors are measured per item and month, so that customers' misses within an item cancel out and items' do not. A
 * figure that was published of several customers together counts where all of them are selected. The seasonal naive
 * forecast is measured on the pairs of the consensus; value added is the WMAPE of the seasonal naive forecast on a layer's
 * own pairs, less the layer's.
 */
export function forecastAccuracy(
  model: PlanModel,
  cycles: readonly PublishedCycle[],
  { where, months, lags, level = 'item' }: AccuracyQuestion,
): Accuracy {
  return accuracyOf(model, cycles, selectDemandLines(model, where), { months, lags, level })
}

/** The same of some demand lines. */
export function accuracyOf(
  model: PlanModel,
  cycles: readonly PublishedCycle[],
  lines: readonly number[],
  { months, lags, level }: Required<Omit<AccuracyQuestion, 'where'>>,
): Accuracy {
  const { axis } = model
  const first = Math.max(0, axis.current - months)
  const chosen = new Set(lines)
  const concerned = cycles
    .map((cycle) => ({
      ...cycle,
      rows: cycle.rows.filter(({ lines }) => lines.every((line) => chosen.has(line))),
    }))
    .filter(({ rows }) => rows.length > 0)
  const byPeriod = new Map(concerned.map((cycle) => [cycle.period, cycle]))
  const measured = lags.flatMap((lag) => {
    const pairsOf = (layer: string): Pair[] => {
      const pairs: Pair[] = []
      for (let t = first; t < axis.current; t++)
        pairs.push(...pairsIn(model, byPeriod.get(t - lag), layer, t, level))
      return pairs
    }
    const own = measuredLayers.map((layer) => ({ layer, pairs: pairsOf(layer) }))
    const agreed = own.find(({ layer }) => layer === 'consensus_demand')?.pairs ?? []
    const naive = agreed.map((pair) => ({ ...pair, forecast: pair.naive }))
    return [{ layer: 'seasonal_naive' as const, pairs: naive }, ...own].map(({ layer, pairs }) => ({
      layer,
      lag,
      ...errorsOf(model, pairs, first),
    }))
  })
  return {
    months: axis.periods.slice(first, axis.current),
    cycles: concerned.map(({ asOf }) => asOf),
    layers: measured,
  }
}

/** What a cycle said of a month, item by item. */
function pairsIn(
  { axis, demandLines, layers: known }: PlanModel,
  cycle: PublishedCycle | undefined,
  layer: string,
  t: number,
  level: AccuracyLevel,
): Pair[] {
  const count = axis.periods.length
  const byPlace = new Map<string, Pair>()
  for (const row of cycle?.rows ?? []) {
    const said = row.cells[t]!
    if (row.measure !== layer || Number.isNaN(said)) continue
    const line = demandLines[row.lines[0] ?? -1]
    // What was said of several lines together is said of none of them.
    if (!line || (level === 'line' && row.lines.length > 1)) continue
    const of = placeOf(line, level)
    const pair = byPlace.get(of) ?? {
      of,
      t,
      actual: 0,
      forecast: 0,
      naive: 0,
      lines: new Set<number>(),
    }
    byPlace.set(of, pair)
    pair.forecast += said
    for (const line of row.lines) {
      pair.lines.add(line)
      pair.actual += known.actualOrders[line * count + t]!
      pair.naive += t >= 12 ? known.actualOrders[line * count + t - 12]! : Number.NaN
    }
  }
  return [...byPlace.values()]
}

type Errors = Omit<LayerAccuracy, 'layer' | 'lag'>

function errorsOf(model: PlanModel, pairs: readonly Pair[], first: number): Errors {
  const actual = pairs.map((pair) => pair.actual)
  const forecast = pairs.map((pair) => pair.forecast)
  const naive = pairs.map((pair) => pair.naive)
  const byMonth = [...Map.groupBy(pairs, ({ t }) => t).values()]
  const total = (of: 'actual' | 'forecast') =>
    byMonth.map((month) => month.reduce((sum, pair) => sum + pair[of], 0))
  const error = wmape(actual, forecast)
  const benchmark = naive.some(Number.isNaN) ? null : wmape(actual, naive)
  return {
    pairs: pairs.length,
    wmape: orNull(error),
    mape: orNull(mape(actual, forecast)),
    smape: orNull(smape(actual, forecast)),
    mase: orNull(meanMase(model, pairs, first)),
    bias: orNull(bias(actual, forecast)),
    tracking_signal: orNull(trackingSignal(total('actual'), total('forecast'))),
    mae: orNull(mae(actual, forecast)),
    rmse: orNull(rmse(actual, forecast)),
    value_added: orNull(valueAdded(benchmark, error)),
  }
}

const orNull = (value: number | null): number | null =>
  value === null || Number.isNaN(value) ? null : value

/** Each item (or what else is measured) against its own history before the measured months; their mean, items without a scale left out. */
function meanMase({ axis, layers: known }: PlanModel, pairs: readonly Pair[], first: number) {
  const count = axis.periods.length
  const scaled: number[] = []
  for (const own of Map.groupBy(pairs, ({ of }) => of).values()) {
    const lines = new Set(own.flatMap((pair) => [...pair.lines]))
    const history = Array.from({ length: first }, (_, t) =>
      [...lines].reduce((sum, line) => sum + known.actualOrders[line * count + t]!, 0),
    )
    const training = history.slice(history.findIndex((quantity) => quantity !== 0))
    const error = mase(
      own.map((pair) => pair.actual),
      own.map((pair) => pair.forecast),
      training,
    )
    if (error !== null) scaled.push(error)
  }
  return scaled.length > 0 ? scaled.reduce((a, b) => a + b, 0) / scaled.length : null
}
