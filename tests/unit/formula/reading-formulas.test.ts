import { type Formula, formulaFaults } from '@shared/model/formula/formula-shape'
import { parseFormula } from '@shared/model/formula/parse-formula'
import { printFormula } from '@shared/model/formula/print-formula'
import { checkOwnFormula } from '@shared/model/measures/own-measures'
import { describe, expect, test } from 'vitest'
import { randomFormula, randomSource, randomText } from './random-formulas'

const read = (text: string): Formula => {
  const result = parseFormula(text)
  if (!result.ok) throw new Error(`${text}: ${JSON.stringify(result.fault)}`)
  return result.formula
}

const faultOf = (text: string) => {
  const result = parseFormula(text)
  return result.ok ? null : [result.fault.code, result.fault.start, result.fault.end]
}

const withoutPlaces = (formula: Formula): unknown =>
  JSON.parse(JSON.stringify(formula, (name, value) => (name === 'place' ? undefined : value)))

describe('reading', () => {
  test.each([
    ['1 + 2 * 3', '1 + 2 * 3'],
    ['(1 + 2) * 3', '(1 + 2) * 3'],
    ['1 - (2 - 3)', '1 - (2 - 3)'],
    ['(1 - 2) - 3', '1 - 2 - 3'],
    ['a / b / c', 'a / b / c'],
    ['-a * b', '-a * b'],
    ['-(a * b)', '-(a * b)'],
    ['2 * -a', '2 * -a'],
    ['IF(Gap<0,-gap,0)', 'if(gap < 0, -gap, 0)'],
    ['a ≤ b', 'a <= b'],
    ['a != b', 'a <> b'],
    ['（a ＋ 1，5）', null],
    ['max（a，１）× ２ ÷ 4', 'max(a, 1) * 2 / 4'],
    ['month_of_year( )', 'month_of_year()'],
    ['.5 + 1e3', '0.5 + 1000'],
  ])('%s is %s', (text, printed) => {
    const result = parseFormula(text)
    expect(result.ok ? printFormula(result.formula) : null).toBe(printed)
  })

  test('what is written out reads as the same formula', () => {
    const random = randomSource(5)
    for (let i = 0; i < 2000; i++) {
      const formula = randomFormula(random, 5)
      const text = printFormula(formula)
      const result = parseFormula(text)
      if (!result.ok && result.fault.code === 'too_long') continue
      expect(withoutPlaces(read(text)), text).toEqual(withoutPlaces(formula))
    }
  })
})

describe('faults say where', () => {
  test.each([
    ['', ['empty', 0, 0]],
    ['   ', ['empty', 0, 3]],
    ['revenue +', ['unfinished', 9, 9]],
    ['revenue * / 2', ['value_expected', 10, 11]],
    ['revenue cost', ['operator_expected', 8, 12]],
    ['1,200', ['operator_expected', 1, 2]],
    ['(revenue', ['bracket_unclosed', 0, 1]],
    ['max(revenue, 1', ['bracket_unclosed', 3, 4]],
    ['revenue)', ['bracket_unopened', 7, 8]],
    ['revenue ^ 2', ['unknown_character', 8, 9]],
    ['1 + 收入', ['unknown_character', 4, 5]],
    ['1 + 😀', ['unknown_character', 4, 6]],
    ['12abc', ['number_malformed', 0, 5]],
    ['1.2.3', ['number_malformed', 0, 5]],
    ['9e999', ['number_malformed', 0, 5]],
    ['1 < 2 < 3', ['comparison_twice', 6, 7]],
    ['1 + sqrt(2)', ['unknown_function', 4, 8]],
    ['1 + lag', ['function_without_brackets', 4, 7]],
    ['max(1,)', ['value_expected', 6, 7]],
    ['constructor(1)', ['unknown_function', 0, 11]],
  ])('%j', (text, fault) => {
    expect(faultOf(text)).toEqual(fault)
  })

  test('a formula is at most 2,000 characters long and 100 brackets deep', () => {
    expect(faultOf('1'.padEnd(2000, ' '))).toBeNull()
    expect(faultOf('1'.padEnd(2001, ' '))).toEqual(['too_long', 2000, 2001])
    expect(faultOf(`${'('.repeat(100)}1${')'.repeat(100)}`)).toBeNull()
    expect(faultOf(`${'('.repeat(101)}1${')'.repeat(101)}`)).toEqual(['too_deep', 101, 102])
    expect(faultOf('-'.repeat(1999) + 1)?.[0]).toBe('too_deep')
    expect(faultOf(`${'1+'.repeat(999)}1`)).toBeNull()
  })

  test('ten thousand random texts are read or refused, never anything else', () => {
    const random = randomSource(23)
    let refused = 0
    for (let i = 0; i < 10_000; i++) {
      const text = randomText(random)
      const result = checkOwnFormula({ key: 'mine', level: 'demand', formula: text }, [])
      if (result.ok) continue
      refused += 1
      const { code, start, end } = result.fault
      expect(formulaFaults).toContain(code)
      expect(start).toBeLessThanOrEqual(end)
      expect(end).toBeLessThanOrEqual(text.length)
    }
    expect(refused).toBeGreaterThan(5000)
  })
})
