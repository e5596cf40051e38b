/** Figures of nodes: their lines added up, ratios made from the sums. */
import type { Measure } from '@shared/model/measures/measure-shape'
import type { Plan } from '../plan/plan'
import type { PlanModel } from '../plan/plan-model'
import { daysOfCover } from '../supply/safety-stock'
import {
  addLine,
  type FigureSource,
  type FlatSource,
  figureSource,
  takeBlock,
} from './figure-source'
import { totalOf } from './plan-totals'
import { placeOfLines } from './rollup-shape'
import { weightedAverage } from './weighted-average'

export type { Plan }

/** Figures by period, NaN where there is none. */
export interface FigureReader {
  /** Sum over lines of an additive measure. */
  sum(key: string, lines: readonly number[]): Float64Array
  /** A measure over lines, whatever way it aggregates. */
  figures(measure: Measure, lines: readonly number[]): Float64Array
}

/** Reads a plan as it stands now; good until the plan changes. Lists of lines that are a node's own are read from the kept totals. */
export function readFigures(plan: Plan): FigureReader {
  const { model } = plan
  const count = model.axis.periods.length
  const sources = new Map<string, FigureSource | undefined>()
  const newRow = rowMaker(count)

  function sourceOf(key: string): FigureSource | undefined {
    if (!sources.has(key)) sources.set(key, figureSource(plan, key))
    return sources.get(key)
  }

  function sum(key: string, lines: readonly number[]): Float64Array {
    const source = sourceOf(key)
    const kept = source?.kind === 'flat' && snapshotSum(plan, key, source, lines)
    if (kept) return newRow(kept)
    const sums = newRow()
    if (source && !addTotal(plan, source, lines, sums))
      for (const line of lines) addLine(plan, source, line, sums)
    return sums
  }

  /** Days of supply of several lines together: their stock against their demand. */
  function coverOfTotal(lines: readonly number[]): Float64Array {
    const dependent = sum('dependent_demand', lines)
    const demand = sum('independent_demand', lines)
    const cover = sum('projected_stock', lines)
    for (let t = 0; t < count; t++) demand[t]! += dependent[t]!
    for (let t = 0; t < count; t++)
      if (!Number.isNaN(cover[t]!)) cover[t] = daysOfCover(demand, 0, t, count, cover[t]!)
    return cover
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

/** So many rows lie side by side in one array: an array of its own costs a row several times what its figures do. */
const rowsTogether = 32

/** Makes rows of NaN, or copies of a row. Written out: filling and copying short rows by a call costs several times as much. */
function rowMaker(count: number): (from?: Float64Array) => Float64Array {
  let rows = new Float64Array(0)
  let next = 0
  return (from) => {
    if (next === rows.length) {
      rows = new Float64Array(rowsTogether * count)
      next = 0
    }
    const row = rows.subarray(next, next + count)
    next += count
    if (from) for (let t = 0; t < count; t++) row[t] = from[t]!
    else for (let t = 0; t < count; t++) row[t] = Number.NaN
    return row
  }
}

/** Reads a node's kept total; false where the lines are no node of the source's side. */
function addTotal(
  plan: Plan,
  source: FigureSource,
  lines: readonly number[],
  sums: Float64Array,
): boolean {
  const found = source.kind === 'block' ? placeOfLines(lines) : undefined
  if (!found || source.kind !== 'block') return false
  const { shape, node } = found
  if (shape.model !== plan.model || shape.side !== source.side) return false
  const at = totalOf(plan.totals, shape, node)
  takeBlock(plan, source, plan.cube[shape.side].pool.cells, at, sums)
  return true
}

/** Node → measure → sums of what the snapshot says, the same for all its plans. */
const snapshotSums = new WeakMap<PlanModel, WeakMap<readonly number[], Map<string, Float64Array>>>()

/** The sums of a node, to be copied; undefined where a driver has a part in them or the lines are no node. */
function snapshotSum(
  plan: Plan,
  key: string,
  source: FlatSource,
  lines: readonly number[],
): Float64Array | undefined {
  if (source.assumed?.size || !placeOfLines(lines)) return undefined
  const ofModel = snapshotSums.get(plan.model) ?? new WeakMap<readonly number[], never>()
  snapshotSums.set(plan.model, ofModel)
  const kept = ofModel.get(lines) ?? new Map<string, Float64Array>()
  ofModel.set(lines, kept)
  const known = kept.get(key)
  if (known) return known
  const sums = new Float64Array(plan.model.axis.periods.length).fill(Number.NaN)
  for (const line of lines) addLine(plan, source, line, sums)
  kept.set(key, sums)
  return sums
}
