/** What each operation of a mapping does to the cells of a row. */
import {
  compileCondition,
  compileExpression,
  type Scope,
} from '@main/connectors/mapping/compile-expression'
import {
  type Condition,
  condition,
  type Expression,
  expression,
} from '@main/connectors/mapping/expression-shape'
import { UnfitValue } from '@main/connectors/mapping/unfit-value'
import type { CanonicalValue } from '@shared/model/entities/canonical-entities'
import { describe, expect, test } from 'vitest'

const row: Record<string, CanonicalValue> = {
  name: '  Chain ring ',
  qty: '12',
  price: '1.234,50',
  day: '31.12.2025',
  iso: '2025-11-30',
  unit: 'CTN',
  code: 'b2',
  blank: ' ',
  none: null,
  product: '7',
}
const columns = Object.keys(row)
const scope: Scope = {
  column: (name) => columns.indexOf(name),
  index: () => ({ columns: ['title'], rows: new Map([['7', ['Bell']]]) }),
}
const cells = Object.values(row)
const worked = (raw: unknown): CanonicalValue =>
  compileExpression(expression.parse(raw), scope)(cells)
const holds = (raw: unknown): boolean => compileCondition(condition.parse(raw), scope)(cells)

describe('expressions', () => {
  const cases: readonly (readonly [CanonicalValue, unknown])[] = [
    ['12', 'qty'],
    [5, 5],
    ['USD', { constant: 'USD' }],
    ['Chain ring', { do: 'trim', of: 'name' }],
    ['CHAIN RING', { do: 'upper', of: 'name' }],
    [null, { do: 'trim', of: 'blank' }],
    [1234.5, { do: 'number', of: 'price', decimal: ',' }],
    ['2025-12-31', { do: 'date', of: 'day', format: 'DD.MM.YYYY' }],
    ['2025-11', { do: 'month', of: 'iso' }],
    ['2026-01-01', { do: 'first_day', of: 'iso', months_later: 2 }],
    [null, { do: 'first_day', of: 'none' }],
    ['second', { do: 'map', of: 'code', to: { b2: 'second' } }],
    ['?', { do: 'map', of: 'unit', to: { b2: 'second' }, otherwise: { constant: '?' } }],
    ['b2-12', { do: 'concat', of: ['code', 'none', 'qty'], with: '-' }],
    [9, { do: 'subtract', of: ['qty', 3] }],
    [36, { do: 'multiply', of: ['qty', 3] }],
    [null, { do: 'add', of: ['qty', 'none'] }],
    [null, { do: 'divide', of: ['qty', 0] }],
    [3, { do: 'least', of: ['qty', 'none', 3] }],
    [12, { do: 'greatest', of: ['qty', 'none', 3] }],
    [0.33, { do: 'round', of: { do: 'divide', of: [1, 3] }, digits: 2 }],
    [1.01, { do: 'round', of: 1.005, digits: 2 }],
    ['b2', { do: 'first', of: ['none', 'blank', 'code'] }],
    ['Bell', { do: 'lookup', table: 't', by: { id: 'product' }, column: 'title' }],
    [null, { do: 'lookup', table: 't', by: { id: 'qty' }, column: 'title' }],
    [
      288,
      { do: 'convert', of: 'qty', from: 'unit', to: { constant: 'EA' }, factors: { 'CTN>EA': 24 } },
    ],
    [12, { do: 'convert', of: 'qty', from: 'unit', to: 'unit', factors: {} }],
    [
      'many',
      {
        do: 'choose',
        cases: [{ when: { is: 'more', of: ['qty', 10] }, take: { constant: 'many' } }],
        otherwise: { constant: 'few' },
      },
    ],
  ]
  test.each(cases)('%j: %j', (expected, raw) => {
    expect(worked(raw)).toEqual(expected)
  })

  const unfit: readonly (readonly [Expression, string, CanonicalValue])[] = [
    [{ do: 'add', of: ['name', 1] }, 'value_not_a_number', '  Chain ring '],
    [{ do: 'date', of: 'iso', format: 'DD.MM.YYYY' }, 'value_not_a_date', '2025-11-30'],
    [{ do: 'map', of: 'code', to: { a1: 'first' } }, 'value_not_allowed', 'b2'],
    [
      { do: 'convert', of: 'qty', from: 'unit', to: { constant: 'EA' }, factors: {} },
      'value_not_allowed',
      'CTN>EA',
    ],
  ]
  test.each(unfit)('%j does not fit', (raw, kind, value) => {
    const evaluate = compileExpression(raw, scope)
    expect(() => evaluate(cells)).toThrow(UnfitValue)
    try {
      evaluate(cells)
    } catch (error) {
      expect(error).toMatchObject({ kind, value })
    }
  })
})

describe('conditions', () => {
  const cases: readonly (readonly [boolean, Condition])[] = [
    [true, { is: 'equal', of: ['qty', 12] }],
    [true, { is: 'less', of: [9, 'qty'] }],
    [true, { is: 'at_least', of: ['iso', { constant: '2025-11-30' }] }],
    [true, { is: 'different', of: ['code', { constant: 'B2' }] }],
    [true, { is: 'one_of', of: 'unit', values: ['EA', 'CTN'] }],
    [true, { is: 'empty', of: 'blank' }],
    [false, { is: 'filled', of: 'none' }],
    [false, { is: 'not', of: { is: 'empty', of: 'none' } }],
    [
      true,
      {
        is: 'any',
        of: [
          { is: 'empty', of: 'qty' },
          { is: 'filled', of: 'qty' },
        ],
      },
    ],
    [
      false,
      {
        is: 'all',
        of: [
          { is: 'empty', of: 'qty' },
          { is: 'filled', of: 'qty' },
        ],
      },
    ],
  ]
  test.each(cases)('%j: %j', (expected, raw) => {
    expect(holds(raw)).toBe(expected)
  })
})
