/**
 * Works a formula out over a row of periods. NaN is "no figure" and passes through everything but `coalesce` and the
 * functions over several periods; a division by zero, and whatever no number can hold, gives no figure. Comparisons give
 * 1 or 0; what is not zero counts as true.
 */
import { constantOf } from './check-formula'
import type { FunctionName } from './formula-functions'
import type { Formula, Operator } from './formula-shape'
import { cumulated, moving, shifted } from './window-figures'

export interface FormulaRows {
  /** How many periods. */
  readonly count: number
  /** Figures of a measure by period. */
  rowOf(key: string): Float64Array
  /** Month of a period, 1 for January. */
  monthOf(t: number): number
}

/** Figures by period of a formula that was checked; NaN where there is none, never infinite. */
export function evaluateFormula(formula: Formula, rows: FormulaRows): Float64Array {
  switch (formula.kind) {
    case 'number':
      return new Float64Array(rows.count).fill(formula.value)
    case 'measure':
      return rows.rowOf(formula.key)
    case 'negative':
      return evaluateFormula(formula.of, rows).map((value) => -value)
    case 'binary': {
      const left = evaluateFormula(formula.left, rows)
      const right = evaluateFormula(formula.right, rows)
      const work = operations[formula.operator]
      return left.map((a, t) => {
        const b = right[t] ?? Number.NaN
        return Number.isNaN(a) || Number.isNaN(b) ? Number.NaN : finite(work(a, b))
      })
    }
    case 'call':
      return call(formula.name, formula.arguments, rows)
  }
}

const finite = (value: number): number => (Number.isFinite(value) ? value : Number.NaN)

const operations: Readonly<Record<Operator, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '<': (a, b) => Number(a < b),
  '<=': (a, b) => Number(a <= b),
  '>': (a, b) => Number(a > b),
  '>=': (a, b) => Number(a >= b),
  '=': (a, b) => Number(a === b),
  '<>': (a, b) => Number(a !== b),
}

/** Halves go away from zero, as people round; the scaled number is mended of its binary dust first. */
function rounded(value: number, digits: number): number {
  const scale = 10 ** Math.abs(digits)
  const scaled = Number(
    (digits < 0 ? Math.abs(value) / scale : Math.abs(value) * scale).toPrecision(15),
  )
  const whole = Math.sign(value) * Math.round(scaled)
  return finite(digits < 0 ? whole * scale : whole / scale)
}

/** Functions of one period: they see figures only, since one missing argument makes the answer missing. */
const plain: Readonly<Partial<Record<FunctionName, (values: readonly number[]) => number>>> = {
  min: (values) => Math.min(...values),
  max: (values) => Math.max(...values),
  abs: ([value = Number.NaN]) => Math.abs(value),
  round: ([value = Number.NaN, digits = 0]) => rounded(value, digits),
  and: (values) => Number(values.every((value) => value !== 0)),
  or: (values) => Number(values.some((value) => value !== 0)),
  not: ([value]) => Number(value === 0),
}

function call(name: FunctionName, values: readonly Formula[], rows: FormulaRows): Float64Array {
  const { count, monthOf } = rows
  const [first, second, third] = values
  const row = (formula: Formula | undefined): Float64Array =>
    formula ? evaluateFormula(formula, rows) : new Float64Array(count).fill(Number.NaN)
  const length = (second && constantOf(second)) ?? 1
  switch (name) {
    case 'month_of_year':
      return new Float64Array(count).map((_, t) => monthOf(t))
    case 'if': {
      const [then, otherwise] = [row(second), row(third)]
      return row(first).map((condition, t) =>
        Number.isNaN(condition)
          ? condition
          : ((condition === 0 ? otherwise : then)[t] ?? Number.NaN),
      )
    }
    case 'coalesce': {
      const all = values.map(row)
      return row(first).map((_, t) => all.find((one) => !Number.isNaN(one[t]))?.[t] ?? Number.NaN)
    }
    case 'prev':
      return shifted(row(first), 1)
    case 'lag':
      return shifted(row(first), length)
    case 'lead':
      return shifted(row(first), -length)
    case 'cumulate':
      return cumulated(row(first))
    case 'year_to_date':
      return cumulated(row(first), (t) => monthOf(t) === 1)
    case 'moving_sum':
      return moving(row(first), length, false)
    case 'moving_average':
      return moving(row(first), length, true)
    default: {
      const all = values.map(row)
      const work = plain[name]
      return new Float64Array(count).map((_, t) => {
        const given = all.map((one) => one[t] ?? Number.NaN)
        return given.some(Number.isNaN) ? Number.NaN : (work?.(given) ?? Number.NaN)
      })
    }
  }
}
