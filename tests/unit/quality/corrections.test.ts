import { fieldRuleKey, fieldsOfRule } from '@shared/model/quality/field-rules'
import { addedRows, correctorOf } from '@shared/model/quality/make-corrections'
import { decimalMarkOf, numberMeant } from '@shared/model/quality/number-meant'
import type { QualityFix, RememberedFix } from '@shared/model/quality/quality-fixes'
import { dateMeant, suggestFixes, wordsMeant } from '@shared/model/quality/suggest-fixes'
import fc from 'fast-check'
import { expect, test } from 'vitest'

let names = 0
const remembered = (what: QualityFix): RememberedFix => {
  names += 1
  return { fix: `fix-${names}`, what, by: 'lin-yue', at: '2026-11-15T09:30:00.000Z' }
}

test('a code that is another one is that one wherever it is named, and its own row is left out', () => {
  const fix = remembered({ kind: 'same_as', entity: 'customer', from: 'C2', to: 'C1' })
  const orders = correctorOf('sales_order_line', [fix])
  expect(orders?.({ customer: 'C2', item: 'I1' })).toMatchObject({
    values: { customer: 'C1', item: 'I1' },
    notes: [{ field: 'customer', was: 'C2', became: 'C1' }],
  })
  expect(orders?.({ customer: 'C3' })).toBeUndefined()
  expect(correctorOf('customer', [fix])?.({ customer: 'C2' })?.values).toBeNull()
  expect(correctorOf('published_plan', [fix])?.({ customer: 'C2' })?.values).toEqual({
    customer: 'C1',
  })
  expect(correctorOf('stock', [fix])).toBeUndefined()
})

test('of rows with one key the first is taken, at every reading anew', () => {
  const fix = remembered({ kind: 'keep_first', entity: 'site', key: { site: 'P1' } })
  for (let reading = 0; reading < 2; reading += 1) {
    const correct = correctorOf('site', [fix])!
    expect(['P1', 'P2', 'P1'].map((site) => correct({ site })?.values)).toEqual([
      undefined,
      undefined,
      null,
    ])
  }
})

test('a conversion is added, and corrects one that is there', () => {
  const fix = remembered({ kind: 'unit_conversion', item: '*', unit: 'ctn', factor: 12, to: 'pcs' })
  const row = { item: '*', from_unit: 'ctn', to_unit: 'pcs', factor: 12 }
  expect(addedRows('unit_conversion', [fix]).map(({ values }) => values)).toEqual([row])
  const there = { ...row, factor: 10 }
  expect(correctorOf('unit_conversion', [fix])?.(there)?.values).toMatchObject({ factor: '12' })
})

test('fixes are made one after the other, each noted, and what they do not name stays', () => {
  const value = fc.string({ maxLength: 4 })
  fc.assert(
    fc.property(
      fc.array(fc.tuple(value, value), { maxLength: 5 }),
      value,
      value,
      (pairs, unit, item) => {
        const fixes = pairs.map(([from, to]) =>
          remembered({ kind: 'replace_value', entity: 'stock', field: 'unit', from, to }),
        )
        let expected = unit.trim()
        let changes = 0
        for (const [from, to] of pairs)
          if (expected === from) {
            expected = to.trim()
            changes += 1
          }
        const done = correctorOf('stock', fixes)?.({ unit, item })
        expect(done?.notes.length ?? 0).toBe(changes)
        if (done) {
          expect(String(done.values?.unit ?? '').trim()).toBe(expected)
          expect(done.values?.item).toBe(item)
        }
      },
    ),
  )
})

test('what a value may have meant is suggested, and nothing where only a person can know', () => {
  expect(['1.234,50 kg', '12 pcs', "1'200", 'a dozen'].map((text) => numberMeant(text))).toEqual([
    '1234.5',
    '12',
    '1200',
    undefined,
  ])
  expect(['31.12.2026', '12/31/2026', '03/04/2026', '03.04.2026'].map(dateMeant)).toEqual([
    '2026-12-31',
    '2026-12-31',
    undefined,
    '2026-04-03',
  ])
  expect(wordsMeant('shippped', ['open', 'shipped', 'cancelled'])).toEqual(['shipped'])
  const facts = { entity: 'stock', field: 'unit', value: 'ctn', expected: 'unit_conversion' }
  expect(suggestFixes({ rule: 'promise_past', ...facts }, undefined, [])).toEqual([])
})

test('a field with a rule of its own has the same suggestions', () => {
  const place = { entity: 'sales_order_line', field: 'promised_on' }
  const late = { ...place, value: '31.12.2026', expected: 'YYYY-MM-DD' }
  const of = (rule: string) => suggestFixes({ rule, ...late }, undefined, [])
  expect(of('value_not_a_date')).toEqual([
    { kind: 'replace_value', ...place, from: '31.12.2026', to: '2026-12-31' },
  ])
  expect(of(fieldRuleKey('value_not_a_date', place.entity, place.field))).toEqual(
    of('value_not_a_date'),
  )
})

test('rules can be set for the fields that they can find something in', () => {
  expect(fieldsOfRule('reference_unknown', 'stock')).toEqual(['item', 'site'])
  expect(fieldsOfRule('value_not_a_date', 'sales_order_line')).toContain('promised_on')
  expect(fieldsOfRule('value_not_a_date', 'sales_order_line')).not.toContain('price')
  expect(fieldsOfRule('key_repeated', 'stock')).toEqual([])
})

test('a number that may be thousands or decimals is what its column says, else nothing', () => {
  for (const text of ['1,234 kg', '1.234 kg', 'EUR 1,234']) {
    expect(numberMeant(text)).toBeUndefined()
    expect([numberMeant(text, ','), numberMeant(text, '.')]).toEqual(
      text.includes(',') ? ['1.234', '1234'] : ['1234', '1.234'],
    )
  }
  const told = {
    '0,234 kg': '0.234',
    '12,5 kg': '12.5',
    '1234,567 kg': '1234.567',
    '1,234,567 kg': '1234567',
    '1 234,567 kg': '1234.567',
    '1,234.5 kg': '1234.5',
    '-3,5 kg': '-3.5',
    '12千克': '12',
    '3,5千米': '3.5',
    '15 km': '15',
    '6 台': '6',
    '7 bags': '7',
    '9 tons': '9',
  }
  for (const [text, value] of Object.entries(told)) expect(numberMeant(text)).toBe(value)
  for (const text of [
    '3k',
    '3 千',
    '1,5 Mio',
    '2 dozen',
    '50 %',
    '(12)',
    '12-',
    '.5 kg',
    '12 5 kg',
    '1,23,456',
    '5万个',
    '1.5万元',
    '3千件',
    '2打装',
    '1.2亿元',
    '1,5 Mio.€',
    '1,5 Mio. EUR',
    '2 m€',
    '3kpcs',
    '7k€',
    '4tsd.€',
    '5 mn USD',
  ])
    expect(numberMeant(text)).toBeUndefined()
  expect(decimalMarkOf(['1,234 kg', '12,5 kg', 'none'])).toBe(',')
  expect(decimalMarkOf(['1,234 kg', '1,234,567 kg'])).toBe('.')
  expect(decimalMarkOf(['1,234 kg', '12,5 kg', '12.5 kg'])).toBeUndefined()
  expect(decimalMarkOf(['1,234 kg'])).toBeUndefined()
})

test('a suggestion is never a thousand times too great or too small', () => {
  const marks = [',', '.'] as const
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 9_999_999 }),
      fc.option(fc.integer({ min: 0, max: 999 })),
      fc.constantFrom(...marks),
      fc.boolean(),
      (whole, part, decimal, grouped) => {
        const group = decimal === ',' ? '.' : ','
        const text = grouped ? String(whole).replace(/\B(?=(\d{3})+$)/g, group) : String(whole)
        const decimals = part === null ? '' : String(part).padStart(3, '0')
        const written = part === null ? text : `${text}${decimal}${decimals}`
        const value = String(Number(`${whole}.${decimals}`))
        expect([value, undefined]).toContain(numberMeant(`${written} kg`))
        expect(numberMeant(`${written} kg`, decimal)).toBe(value)
      },
    ),
  )
})

test('a fix of one row finds it however the source writes the key that the snapshot shows', () => {
  const key = { item: 'Café', class: 'A', valid_from: '2026-03-01' }
  const price = { entity: 'price', key, field: 'price', to: '12' }
  const drop = remembered({ kind: 'drop_row', entity: 'price', key })
  const set = remembered({ kind: 'set_value', ...price })
  const written = ['2026-03-01', '2026/3/1', '20260301', '2026年3月1日']
  for (const valid_from of written) {
    const row = { item: ' Cafe\u0301 ', class: 'a', valid_from, price: 10 }
    expect(correctorOf('price', [drop])?.(row)?.values).toBeNull()
    expect(correctorOf('price', [set])?.(row)?.values).toMatchObject({ price: '12' })
    expect(correctorOf('price', [drop])?.({ ...row, valid_from: '2026-03-02' })).toBeUndefined()
  }
  const line = remembered({
    kind: 'drop_row',
    entity: 'sales_order_line',
    key: { sales_order: 'SO1', line: '10' },
  })
  for (const number of [10, '10', '010', '10.0'])
    expect(
      correctorOf('sales_order_line', [line])?.({ sales_order: 'SO1', line: number })?.values,
    ).toBeNull()
  // A key that could not be read at all is named as it stood there.
  const broken = remembered({
    kind: 'drop_row',
    entity: 'price',
    key: { ...key, valid_from: 'spring' },
  })
  expect(correctorOf('price', [broken])?.({ ...key, valid_from: 'spring' })?.values).toBeNull()
})

test('what replaces a value finds it composed otherwise, but no other number that reads the same', () => {
  const named = { kind: 'replace_value', entity: 'item', field: 'family' } as const
  const fix = remembered({ ...named, from: 'Caf\u00e9', to: 'Coffee' })
  expect(correctorOf('item', [fix])?.({ family: 'Cafe\u0301' })?.values).toEqual({
    family: 'Coffee',
  })
  const decimal = remembered({
    kind: 'replace_value',
    entity: 'stock',
    field: 'on_hand',
    from: '1,234',
    to: '1.234',
  })
  expect(correctorOf('stock', [decimal])?.({ on_hand: 1234 })).toBeUndefined()
})
