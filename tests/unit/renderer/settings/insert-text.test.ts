import { insertAt, suggestKey } from '@renderer/features/settings/insert-text'
import { formulaFunctions, functionNames } from '@shared/model/formula/formula-functions'
import { parseFormula } from '@shared/model/formula/parse-formula'
import { expect, test } from 'vitest'

test('a measure is written where the caret stands, set off from the word before', () => {
  expect(insertAt('gap + ', 6, 6, 'load|')).toEqual({ formula: 'gap + load', caret: 10 })
  expect(insertAt('gap', 3, 3, 'load|')).toEqual({ formula: 'gap load', caret: 8 })
  expect(insertAt('gap + old * 2', 6, 9, 'load|')).toEqual({ formula: 'gap + load * 2', caret: 10 })
})

test('a function takes in what is selected', () => {
  expect(insertAt('gap + load', 6, 10, 'lag(|, 1)')).toEqual({
    formula: 'gap + lag(load, 1)',
    caret: 14,
  })
})

test('every function that can be inserted is a formula once something stands in it', () => {
  for (const name of functionNames) {
    const { formula } = insertAt('gap', 0, 3, formulaFunctions[name].sample)
    const filled = name === 'month_of_year' ? 'month_of_year()' : formula
    expect(parseFormula(filled).ok, filled).toBe(true)
  }
})

test('a name suggests its word for formulas', () => {
  expect(suggestKey('Margin share (%)')).toBe('margin_share')
  expect(suggestKey('2nd shift')).toBe('nd_shift')
  expect(suggestKey('毛利率')).toBe('')
})
