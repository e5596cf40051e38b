import { addedRows, correctorOf } from '@shared/model/quality/make-corrections'
import type { QualityFix, RememberedFix } from '@shared/model/quality/quality-fixes'
import {
  dateMeant,
  numberMeant,
  suggestFixes,
  wordsMeant,
} from '@shared/model/quality/suggest-fixes'
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
  expect(['1.234,50 kg', '12 pcs', "1'200", 'a dozen'].map(numberMeant)).toEqual([
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
