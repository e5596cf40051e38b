import { evaluateFormula } from '@shared/model/formula/evaluate-formula'
import { functionNames } from '@shared/model/formula/formula-functions'
import { parseFormula } from '@shared/model/formula/parse-formula'
import { describe, expect, test } from 'vitest'
import { randomFormula, randomSource } from './random-formulas'

const none = Number.NaN
/** Six months from November. */
const rows: Record<string, readonly number[]> = {
  a: [1, 2, 3, 4, 5, 6],
  b: [10, 0, 10, 0, none, 10],
  past: [7, 8, none, none, none, none],
}

function evaluate(text: string): number[] {
  const result = parseFormula(text)
  if (!result.ok) throw new Error(JSON.stringify(result.fault))
  return [
    ...evaluateFormula(result.formula, {
      count: 6,
      rowOf: (key) => Float64Array.from(rows[key] ?? Array(6).fill(none)),
      monthOf: (t) => ((10 + t) % 12) + 1,
    }),
  ]
}

describe('evaluating', () => {
  test.each([
    ['a + 2 * 3', [7, 8, 9, 10, 11, 12]],
    ['-a + 1', [0, -1, -2, -3, -4, -5]],
    ['a / b', [0.1, none, 0.3, none, none, 0.6]],
    ['a >= 3', [0, 0, 1, 1, 1, 1]],
    ['a <> 3', [1, 1, 0, 1, 1, 1]],
    ['if(b > 0, a, -a)', [1, -2, 3, -4, none, 6]],
    ['if(a < 9, a, b / 0)', [1, 2, 3, 4, 5, 6]],
    ['coalesce(b, past, -1)', [10, 0, 10, 0, -1, 10]],
    ['min(a, b)', [1, 0, 3, 0, none, 6]],
    ['max(a, 3)', [3, 3, 3, 4, 5, 6]],
    ['abs(a - 4)', [3, 2, 1, 0, 1, 2]],
    ['round(a / 4, 0)', [0, 1, 1, 1, 1, 2]],
    ['round(-a / 4, 1)', [-0.3, -0.5, -0.8, -1, -1.3, -1.5]],
    ['round(a * 1234, -3)', [1000, 2000, 4000, 5000, 6000, 7000]],
    ['round(1.005 * a, 2)', [1.01, 2.01, 3.02, 4.02, 5.03, 6.03]],
    ['and(a > 1, a < 4)', [0, 1, 1, 0, 0, 0]],
    ['or(a = 1, not(a < 6))', [1, 0, 0, 0, 0, 1]],
    ['prev(a)', [none, 1, 2, 3, 4, 5]],
    ['lag(a, 2)', [none, none, 1, 2, 3, 4]],
    ['lead(a, 1)', [2, 3, 4, 5, 6, none]],
    ['cumulate(b)', [10, 10, 20, 20, 20, 30]],
    ['cumulate(lag(b, 1))', [none, 10, 10, 20, 20, 20]],
    ['year_to_date(a)', [1, 3, 3, 7, 12, 18]],
    ['moving_sum(a, 3)', [1, 3, 6, 9, 12, 15]],
    ['moving_average(b, 2)', [10, 5, 5, 5, 0, 10]],
    ['moving_sum(past, 2)', [7, 15, 8, none, none, none]],
    ['month_of_year()', [11, 12, 1, 2, 3, 4]],
    ['1e308 * 10 + a', Array(6).fill(none)],
  ])('%s', (text, expected) => {
    expect(evaluate(text)).toEqual(expected)
  })

  test('every function answers a row for every argument it takes, and never an infinite figure', () => {
    const random = randomSource(31)
    const seen = new Set<string>()
    for (let i = 0; i < 3000; i++) {
      const formula = randomFormula(random, 3)
      if (formula.kind === 'call') seen.add(formula.name)
      const row = evaluateFormula(formula, {
        count: 6,
        rowOf: (key) => Float64Array.from(rows[key === 'gap' ? 'b' : 'a'] ?? []),
        monthOf: (t) => t + 1,
      })
      expect(row).toHaveLength(6)
      expect([...row].some((v) => v === Infinity || v === -Infinity)).toBe(false)
    }
    expect([...seen].sort()).toEqual([...functionNames].sort())
  })
})
