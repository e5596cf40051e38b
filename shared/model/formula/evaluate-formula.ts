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
      return each(evaluateFormula(formula.of, rows), (value) => -value)
    case 'binary':
      return pairwise(
        evaluateFormula(formula.left, rows),
        evaluateFormula(formula.right, rows),
        operations[formula.operator],
      )
    case 'call':
      return call(formula.name, formula.arguments, rows)
  }
}

const finite = (value: number): number => (Number.isFinite(value) ? value : Number.NaN)

// Plain loops: own measures are worked out line by line, and a plan has ten thousand lines and more.
function each(row: Float64Array, work: (value: number, t: number) => number): Float64Array {
  const answer = new Float64Array(row.length)
  for (let t = 0; t < row.length; t++) answer[t] = work(row[t]!, t)
  return answer
}

/** No figure where either has none: what `work` answers for NaN is not asked for. */
function pairwise(
  left: Float64Array,
  right: Float64Array,
  work: (a: number, b: number) => number,
): Float64Array {
  const answer = new Float64Array(left.length)
  for (let t = 0; t < left.length; t++) {
    const [a, b] = [left[t]!, right[t]!]
    answer[t] = Number.isNaN(a) || Number.isNaN(b) ? Number.NaN : finite(work(a, b))
  }
  return answer
}

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
  const size = Math.abs(value)
  const scaled = Number((digits < 0 ? size / scale : size * scale).toPrecision(15))
  const whole = Math.sign(value) * Math.round(scaled)
  return finite(digits < 0 ? whole * scale : whole / scale)
}

/** Functions that take their arguments two by two; one missing argument makes the answer missing. */
const folds: Readonly<Partial<Record<FunctionName, (a: number, b: number) => number>>> = {
  min: (a, b) => Math.min(a, b),
  max: (a, b) => Math.max(a, b),
  and: (a, b) => Number(a !== 0 && b !== 0),
  or: (a, b) => Number(a !== 0 || b !== 0),
}

function call(name: FunctionName, values: readonly Formula[], rows: FormulaRows): Float64Array {
  const { count, monthOf } = rows
  const [first, second, third] = values
  if (!first) return each(new Float64Array(count), (_, t) => monthOf(t))
  const row = evaluateFormula(first, rows)
  const rest = values.slice(1)
  const fold = folds[name]
  if (fold)
    return rest.reduce((one, other) => pairwise(one, evaluateFormula(other, rows), fold), row)
  const constant = (second && constantOf(second)) ?? 1
  switch (name) {
    case 'coalesce': {
      const all = rest.map((other) => evaluateFormula(other, rows))
      return each(row, (value, t) =>
        Number.isNaN(value) ? (all.find((one) => !Number.isNaN(one[t]))?.[t] ?? value) : value,
      )
    }
    case 'if':
      return second && third
        ? chosen(row, evaluateFormula(second, rows), evaluateFormula(third, rows))
        : row
    case 'abs':
      return each(row, Math.abs)
    case 'round':
      return each(row, (value) => rounded(value, constant))
    case 'not':
      return each(row, (value) => (Number.isNaN(value) ? value : Number(value === 0)))
    case 'prev':
      return shifted(row, 1)
    case 'lag':
      return shifted(row, constant)
    case 'lead':
      return shifted(row, -constant)
    case 'cumulate':
      return cumulated(row)
    case 'year_to_date':
      return cumulated(row, (t) => monthOf(t) === 1)
    case 'moving_sum':
      return moving(row, constant, false)
    case 'moving_average':
      return moving(row, constant, true)
    default:
      return row
  }
}

const chosen = (condition: Float64Array, then: Float64Array, otherwise: Float64Array) =>
  each(condition, (value, t) =>
    Number.isNaN(value) ? value : (value === 0 ? otherwise : then)[t]!,
  )
