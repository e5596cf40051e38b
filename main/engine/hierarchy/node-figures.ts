/** Figures of nodes: their lines added up, ratios made from the sums. */
import type { Measure } from '@shared/model/measures/measure-shape'
import { type MeasureCells, measureCells } from '../plan/measure-cells'
import type { PlanCube } from '../plan/plan-cube'
import type { PlanModel } from '../plan/plan-model'
import type { PlanState } from '../plan/plan-state'
import { daysOfCover } from '../supply/safety-stock'
import { weightedAverage } from './weighted-average'

export interface Plan {
  readonly model: PlanModel
  readonly state: PlanState
  readonly cube: PlanCube
}

/** Figures by period, NaN where there is none. */
export interface FigureReader {
  /** Sum over lines of an additive measure. */
  sum(key: string, lines: readonly number[]): Float64Array
  /** A measure over lines, whatever way it aggregates. */
  figures(measure: Measure, lines: readonly number[]): Float64Array
}

/** Reads a plan as it stands now; good until the plan changes. */
export function readFigures(plan: Plan): FigureReader {
  const { model, state, cube } = plan
  const count = model.axis.periods.length
  const known = new Map<string, MeasureCells | undefined>()

  function cellsOf(key: string): MeasureCells | undefined {
    if (!known.has(key)) known.set(key, measureCells(model, state, cube, key))
    return known.get(key)
  }

  function sum(key: string, lines: readonly number[]): Float64Array {
    const sums = new Float64Array(count).fill(Number.NaN)
    const source = cellsOf(key)
    if (source) addUp(source, lines, count, sums)
    return sums
  }

  /** Days of supply of several lines together: their stock against their demand. */
  function coverOfTotal(lines: readonly number[]): Float64Array {
    const dependent = sum('dependent_demand', lines)
    const demand = sum('independent_demand', lines).map((v, t) => v + dependent[t]!)
    return sum('projected_stock', lines).map((stock, t) =>
      Number.isNaN(stock) ? stock : daysOfCover(demand, 0, t, count, stock),
    )
  }

  return {
    sum,
    figures(measure, lines) {
      if (measure.across.kind === 'ratio') {
        const { of, to, times } = measure.across
        const under = sum(to, lines)
        return sum(of, lines).map((over, t) =>
          under[t]! > 0 ? (over / under[t]!) * times : Number.NaN,
        )
      }
      if (measure.across.kind === 'weighted')
        return weightedAverage(plan, measure.key, measure.across.by, lines)
      const cover = measure.key === 'days_of_supply' && lines.length !== 1
      return cover ? coverOfTotal(lines) : sum(measure.key, lines)
    },
  }
}

function addUp(
  { cells, first, last }: MeasureCells,
  lines: readonly number[],
  count: number,
  sums: Float64Array,
): void {
  for (const line of lines) {
    const row = line * count
    for (let t = first; t < last; t++) {
      const value = cells[row + t]!
      if (Number.isNaN(value)) continue
      const before = sums[t]!
      sums[t] = Number.isNaN(before) ? value : before + value
    }
  }
}
