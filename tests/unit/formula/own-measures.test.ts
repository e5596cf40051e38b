import {
  checkOwnFormula,
  compileOwnMeasures,
  isFreeKey,
  type OwnMeasure,
  readersOf,
} from '@shared/model/measures/own-measures'
import { describe, expect, test } from 'vitest'

const own = (key: string, formula: string, over: Partial<OwnMeasure> = {}): OwnMeasure => ({
  key,
  name: { zh: key, en: key },
  level: 'demand',
  unit: 'quantity',
  formula,
  across: 'sum',
  ...over,
})

const faultOf = (formula: string, others: OwnMeasure[] = [], key = 'mine') => {
  const result = checkOwnFormula({ key, level: 'demand', formula }, others)
  return result.ok ? null : result.fault
}

describe('the formula of an own measure', () => {
  test('reads measures of its own level', () => {
    expect(faultOf('revenue - cost_of_goods')).toBeNull()
    expect(faultOf('revenue - costs')).toMatchObject({
      code: 'unknown_measure',
      start: 10,
      end: 15,
      params: { name: 'costs' },
    })
    expect(faultOf('revenue / load')).toMatchObject({
      code: 'other_level',
      start: 10,
      params: { measure: 'load', level: 'resource', expected: 'demand' },
    })
  })

  test('the first fault from the left is the one that is told', () => {
    expect(faultOf('foo + bar')).toMatchObject({ params: { name: 'foo' } })
    expect(faultOf('max(foo) + 1')).toMatchObject({ code: 'arguments', start: 0, end: 8 })
  })

  test.each([
    ['if(revenue, 1)', 'arguments', 0, { name: 'if', expected: '3', given: 2 }],
    ['max(revenue)', 'arguments', 0, { name: 'max', expected: '2–20', given: 1 }],
    ['lag(revenue)', 'arguments', 0, { name: 'lag', expected: '2', given: 1 }],
    ['lag(revenue, pipeline)', 'whole_number_expected', 13, { name: 'lag', least: 1, most: 60 }],
    ['lag(revenue, 1.5)', 'whole_number_expected', 13, {}],
    ['lag(revenue, 0)', 'whole_number_expected', 13, {}],
    ['lag(revenue, -1)', 'whole_number_expected', 13, {}],
    ['round(revenue, 7)', 'whole_number_expected', 15, { least: -6, most: 6 }],
    ['month_of_year(1)', 'arguments', 0, { expected: '0' }],
  ])('%s is refused', (formula, code, start, params) => {
    expect(faultOf(formula)).toMatchObject({ code, start, params })
  })

  test('makes no circle, directly or by way of others, not even of earlier months', () => {
    const others = [own('second', 'third + 1'), own('third', 'lag(first, 1)')]
    expect(faultOf('first * 2', [], 'first')).toMatchObject({
      code: 'circle',
      start: 0,
      end: 5,
      params: { path: 'first → first' },
    })
    expect(faultOf('revenue + second', others, 'first')).toMatchObject({
      code: 'circle',
      start: 10,
      params: { path: 'first → second → third → first' },
    })
  })
})

test('a key is a small word that nothing else is called', () => {
  expect(['net_price', 'x', 'a1'].every(isFreeKey)).toBe(true)
  expect(['Net', '1a', 'a b', '', 'revenue', 'lag', 'x'.repeat(41)].some(isFreeKey)).toBe(false)
})

test('readers of a measure are the ones whose formula names it', () => {
  const all = [own('a', 'revenue'), own('b', 'a * 2'), own('c', 'b'), own('d', 'lag(a, 1) + b')]
  expect(readersOf('a', all).map(({ key }) => key)).toEqual(['b', 'd'])
  expect(readersOf('c', all)).toEqual([])
})

test('what cannot be worked out is left out, with what reads it', () => {
  const all = [
    own('good', 'revenue * 2'),
    own('reads_good', 'good / 2', { across: 'formula' }),
    own('wrong', 'no_such_measure'),
    own('reads_wrong', 'wrong + 1'),
    own('revenue', 'consensus_demand'),
    own('circle', 'other_half'),
    own('other_half', 'circle'),
  ]
  const compiled = compileOwnMeasures(all)
  expect(compiled.map(({ key, from }) => [key, from])).toEqual([
    ['good', ['revenue']],
    ['reads_good', ['good']],
  ])
  expect(compiled[1]?.inputs.get('good')).toBe(compiled[0])
})

test('many measures that read each other are checked at once', () => {
  const levels = Array.from({ length: 60 }, (_, i) =>
    own(`m${i}`, i === 0 ? 'revenue' : `m${i - 1} + m${i - 1} / 2 + m${Math.max(0, i - 2)}`),
  )
  expect(compileOwnMeasures(levels)).toHaveLength(60)
})
