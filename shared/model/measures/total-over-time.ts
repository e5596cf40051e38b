/** What a measure comes to over several periods, by its own way of adding up. */
import { evaluateFormula } from '../formula/evaluate-formula'
import type { Measure } from './measure-shape'
import { isFormulaMeasure } from './own-measures'

/** Figures by period of a measure of the same row; undefined where there are none. */
export type RowOfMeasure = (key: string) => ArrayLike<number> | undefined

/**
 * Flows add up, positions keep the last value there is, ratios are made from the sums of what they divide, averages are
 * weighed, and a planner's formula is applied to the totals of what it reads. `to` is left out. NaN where nothing is known.
 */
export function totalOverTime(
  measure: Measure,
  rowOf: RowOfMeasure,
  from: number,
  to: number,
): number {
  const row = rowOf(measure.key) ?? []
  if (measure.overTime === 'sum') return sumOf(row, from, to)
  if (measure.overTime === 'last') return lastOf(row, from, to)
  const { across } = measure
  if (across.kind === 'ratio') {
    const over = sumOf(rowOf(across.of) ?? [], from, to)
    const under = sumOf(rowOf(across.to) ?? [], from, to)
    return under > 0 ? (over / under) * across.times : Number.NaN
  }
  if (across.kind === 'weighted') return weighed(row, rowOf(across.by) ?? [], from, to)
  if (!isFormulaMeasure(measure)) return Number.NaN
  const { formula, inputs } = measure
  return evaluateFormula(formula, {
    count: 1,
    monthOf: () => 1,
    rowOf(key) {
      const input = inputs.get(key)
      return Float64Array.of(input ? totalOverTime(input, rowOf, from, to) : Number.NaN)
    },
  })[0]!
}

function sumOf(row: ArrayLike<number>, from: number, to: number): number {
  let sum = Number.NaN
  for (let t = from; t < to; t++) {
    const value = row[t] ?? Number.NaN
    if (!Number.isNaN(value)) sum = Number.isNaN(sum) ? value : sum + value
  }
  return sum
}

function lastOf(row: ArrayLike<number>, from: number, to: number): number {
  for (let t = to - 1; t >= from; t--) {
    const value = row[t] ?? Number.NaN
    if (!Number.isNaN(value)) return value
  }
  return Number.NaN
}

function weighed(
  row: ArrayLike<number>,
  weights: ArrayLike<number>,
  from: number,
  to: number,
): number {
  let over = 0
  let under = 0
  for (let t = from; t < to; t++) {
    const [value, weight] = [row[t] ?? Number.NaN, weights[t] ?? Number.NaN]
    if (Number.isNaN(value) || Number.isNaN(weight)) continue
    over += value * weight
    under += weight
  }
  return under === 0 ? Number.NaN : over / under
}
