/** All layers of demand that come from the snapshot alone: made once, shared by every scenario on it. */
import { lastCycleDemand, type PublishedCycle } from '../archive/published-cycles'
import { baselineOf, type ForecastSource } from '../baseline/item-forecasts'
import type { DemandLine } from '../model/plan-lines'
import type { PlanSource } from '../source/plan-source'
import type { DemandSignals } from './demand-signals'
import { readEventPercents } from './promotion-effects'

export interface DemandLayers extends DemandSignals {
  /** Orders of the same month a year before; NaN where that month is not over. */
  readonly lastYear: Float64Array
  /** What the cycle before the present one published as consensus demand; NaN where it said nothing. */
  readonly lastCycle: Float64Array
  /** The sales forecast as it was submitted, before others took the place of items; undefined where none does. */
  readonly salesSubmitted?: Float64Array
  /** The same, and the baseline, before new items took from those before them; undefined where there are none. */
  readonly salesBeforeNew?: Float64Array
  readonly baselineBeforeNew?: Float64Array
  readonly baseline: Float64Array
  readonly driverUplift: Float64Array
  /** Lines with an event ahead: by period, percent of their baseline. */
  readonly eventPercents: ReadonlyMap<number, Float64Array>
  /** By line: orders of the last twelve months, the weights for splitting by history. */
  readonly yearWeight: Float64Array
}

/** Lines × periods each; `sales_forecast` is NaN where nothing was submitted. */
export function readDemandLayers(
  source: PlanSource,
  model: ForecastSource,
  lines: readonly DemandLine[],
  signals: DemandSignals,
  cycles: readonly PublishedCycle[],
  demandOfItem: ReadonlyMap<string, readonly number[]>,
): DemandLayers {
  const { axis, forecasts } = model
  const count = axis.periods.length
  const percents = readEventPercents(source, axis, lines)
  const { shares } = forecasts
  const baseline = baselineOf(model, { axis, demandLines: lines, shares }, demandOfItem)
  const eventPercents = new Map<number, Float64Array>()
  const lastYear = new Float64Array(lines.length * count).fill(Number.NaN)
  const driverUplift = new Float64Array(lines.length * count)
  const yearWeight = new Float64Array(lines.length)
  for (let line = 0; line < lines.length; line++) {
    const row = line * count
    const ahead = percents.subarray(row + axis.current, row + count)
    if (ahead.some((percent) => percent !== 0))
      eventPercents.set(line, percents.slice(row, row + count))
    for (let t = 0; t < count; t++) {
      const source12 = t - 12
      if (source12 >= 0 && source12 < axis.current)
        lastYear[row + t] = signals.actualOrders[row + source12] ?? 0
      if (t >= axis.current)
        driverUplift[row + t] = ((baseline[row + t] ?? 0) * (percents[row + t] ?? 0)) / 100
    }
    for (let t = Math.max(0, axis.current - 12); t < axis.current; t++)
      yearWeight[line] = (yearWeight[line] ?? 0) + (signals.actualOrders[row + t] ?? 0)
  }
  const lastCycle = lastCycleDemand(cycles, axis, yearWeight)
  return { ...signals, baseline, lastYear, lastCycle, driverUplift, eventPercents, yearWeight }
}
