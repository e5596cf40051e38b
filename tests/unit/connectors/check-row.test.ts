import { canonicalEntities, entityNamed } from '@shared/model/entities/canonical-entities'
import { checkRow, compileCellChecker } from '@shared/model/entities/check-row'
import {
  boolean,
  date,
  entity,
  integer,
  money,
  month,
  number,
  required,
  share,
  text,
} from '@shared/model/entities/entity-shape'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

const thing = entity(
  'thing',
  'erp',
  ['code'],
  [
    text('code', required),
    text('status', { oneOf: ['open', 'in_progress'] }),
    integer('line', { minimum: 1 }),
    number('amount'),
    money('price', { minimum: 0 }),
    share('part'),
    date('day'),
    month('period'),
    boolean('active'),
  ],
)

const read = (field: string, value: string | number | boolean | null) => {
  const checked = checkRow(thing, { code: 'x', [field]: value })
  return checked.row ? checked.row[field] : checked.problems[0]
}

describe('values that are taken', () => {
  test.each([
    ['code', '  A1\u00a0', 'A1'],
    ['code', 'Cafe\u0301', 'Café'],
    ['code', 1001, '1001'],
    ['status', 'Open', 'open'],
    ['status', 'In Progress', 'in_progress'],
    ['line', '12', 12],
    ['line', '12.0', 12],
    ['amount', '1234.5', 1234.5],
    ['amount', '1,234.5', 1234.5],
    ['amount', '-1,234,567', -1234567],
    ['amount', '1.2E+05', 120000],
    ['amount', '１２３４．５', 1234.5],
    ['amount', '-0', 0],
    ['amount', '', null],
    ['part', '0.35', 0.35],
    ['part', '35%', 0.35],
    ['part', 1, 1],
    ['day', '2026-01-05', '2026-01-05'],
    ['day', '2026/1/5', '2026-01-05'],
    ['day', '20260105', '2026-01-05'],
    ['day', 20260105, '2026-01-05'],
    ['day', '2026年1月5日', '2026-01-05'],
    ['day', '2026-01-05T23:30:00.000Z', '2026-01-05'],
    ['day', '2026-01-05 00:00:00', '2026-01-05'],
    ['day', '2024-02-29', '2024-02-29'],
    ['period', '2026-01', '2026-01'],
    ['period', '2026/1', '2026-01'],
    ['period', '202601', '2026-01'],
    ['period', '2026-01-31', '2026-01'],
    ['period', '2026年1月', '2026-01'],
    ['active', 'TRUE', true],
    ['active', '否', false],
    ['active', false, false],
  ])('%s: %j is %j', (field, value, expected) => {
    expect(read(field, value)).toBe(expected)
  })
})

describe('values that are refused', () => {
  test.each([
    ['code', ' ', 'value_missing', null],
    ['status', 'lost', 'value_not_allowed', 'open | in_progress'],
    ['line', '1.5', 'value_not_a_number', '1234'],
    ['line', '0', 'value_out_of_range', '>= 1'],
    ['amount', 'n/a', 'value_not_a_number', '1234.5'],
    ['amount', '1.234,5', 'value_not_a_number', '1234.5'],
    ['amount', '12,34', 'value_not_a_number', '1234.5'],
    ['amount', '12 pcs', 'value_not_a_number', '1234.5'],
    ['amount', '0x10', 'value_not_a_number', '1234.5'],
    ['amount', '1e999', 'value_not_a_number', '1234.5'],
    ['amount', true, 'value_not_a_number', '1234.5'],
    ['amount', Number.NaN, 'value_not_a_number', '1234.5'],
    ['amount', '35%', 'value_not_a_number', '1234.5'],
    ['price', '-1', 'value_out_of_range', '>= 0'],
    ['part', '1.2', 'value_out_of_range', '0..1'],
    ['day', '05.01.2026', 'value_not_a_date', 'YYYY-MM-DD'],
    ['day', '2026-02-30', 'value_not_a_date', 'YYYY-MM-DD'],
    ['day', '46027', 'value_not_a_date', 'YYYY-MM-DD'],
    ['day', '2026-13-01', 'value_not_a_date', 'YYYY-MM-DD'],
    ['period', '2026-13', 'value_not_a_date', 'YYYY-MM'],
    ['active', 'perhaps', 'value_not_allowed', 'true | false'],
  ])('%s: %j', (field, value, kind, expected) => {
    expect(read(field, value)).toMatchObject({ kind, field, expected })
  })
})

test('everything wrong with a row is said at once', () => {
  const checked = checkRow(thing, { line: 'x', day: 'y' })
  expect(checked.problems?.map((p) => p.field)).toEqual(['code', 'line', 'day'])
})

test('a row has every declared field and no other', () => {
  const { row } = checkRow(thing, { code: 'x', other: 'y' })
  expect(Object.keys(row ?? {})).toEqual(thing.fields.map((f) => f.name))
})

test('whatever a source holds, checking answers', () => {
  const value = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.double(),
    fc.boolean(),
    fc.constant(null),
  )
  fc.assert(
    fc.property(fc.nat(canonicalEntities.length - 1), fc.array(value), (index, values) => {
      const one = canonicalEntities[index] ?? thing
      const raw = Object.fromEntries(one.fields.map((f, i) => [f.name, values[i] ?? null]))
      const checked = checkRow(one, raw)
      // What was taken once is taken again unchanged.
      if (checked.row) expect(checkRow(one, checked.row).row).toEqual(checked.row)
    }),
  )
})

test('cells are read as a record of them is, in whatever order they stand', () => {
  const value = fc.oneof(
    fc.constantFrom(' A1 ', 'Open', '12', '1,234.5', '2026/1/5', '2026年1月', 'yes', '', '35%'),
    fc.string({ unit: 'binary' }),
    fc.double(),
    fc.boolean(),
    fc.constant(null),
  )
  const order = fc.shuffledSubarray(thing.fields.map(({ name }) => name))
  fc.assert(
    fc.property(order, fc.array(value, { minLength: 9, maxLength: 9 }), (names, cells) => {
      const at = thing.fields.map(({ name }) => names.indexOf(name))
      const { row } = checkRow(thing, Object.fromEntries(names.map((name, i) => [name, cells[i]!])))
      expect(compileCellChecker(thing)(cells, at)).toEqual(row ? Object.values(row) : null)
    }),
  )
})

test('the standard is known by its names', () => {
  expect(entityNamed('sales_order_line')?.key).toEqual(['sales_order', 'line'])
})
