import { applyEntry, type Entry, parseEntry } from '@shared/model/cell-entry/parse-entry'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const value = (n: number): Entry => ({ kind: 'value', value: n })
const add = (amount: number): Entry => ({ kind: 'add', amount })
const percent = (n: number): Entry => ({ kind: 'percent', percent: n })
const fault = (at: number, reason: string) => ({ kind: 'error', at, reason })

describe('what can be typed into a cell', () => {
  it.each<[string, Entry]>([
    ['1200', value(1200)],
    ['1,200.5', value(1200.5)],
    ['1 234 567', value(1234567)],
    ["1'200", value(1200)],
    ['.5', value(0.5)],
    ['5.', value(5)],
    ['1.2k', value(1200)],
    ['3M', value(3_000_000)],
    ['1.2万', value(12_000)],
    ['1.2 萬', value(12_000)],
    ['0.29亿', value(29_000_000)],
    ['1.2w', value(12_000)],
    ['1.2E+05', value(120_000)],
    ['１２００', value(1200)],
    ['１，２００．５', value(1200.5)],
    ['=1200', value(1200)],
    [' 12 ', value(12)],
    ['0', value(0)],
    ['+250', add(250)],
    ['-250', add(-250)],
    ['＋２５０', add(250)],
    ['−250', add(-250)],
    ['- 1.2k', add(-1200)],
    ['-5%', percent(-5)],
    ['+10%', percent(10)],
    ['＋１０％', percent(10)],
    ['+ 2.5 %', percent(2.5)],
    ['*1.2', { kind: 'multiply', by: 1.2, over: 1 }],
    ['×1.2', { kind: 'multiply', by: 1.2, over: 1 }],
    ['/2', { kind: 'multiply', by: 1, over: 2 }],
    ['=prev', { kind: 'previous' }],
    ['= Prev', { kind: 'previous' }],
    ['＝上期', { kind: 'previous' }],
    ['1’200', { kind: 'value', value: 1200 }],
    ['=ly', { kind: 'last_year' }],
    ['=去年', { kind: 'last_year' }],
    ['', { kind: 'clear' }],
    ['  ', { kind: 'clear' }],
  ])('reads %j', (text, expected) => {
    expect(parseEntry(text)).toEqual(expected)
  })

  it.each<[string, string | undefined, number]>([
    ['1,200', 'en', 1200],
    ['1,200.5', 'zh-CN', 1200.5],
    ['1.200,5', undefined, 1200.5],
    ['1.234.567', 'en', 1234567],
    ['1.200', 'en', 1.2],
    ['1.200', 'de-DE', 1200],
    ['1.200,5', 'de-DE', 1200.5],
    ['1,5', 'de-DE', 1.5],
    [',5', 'de-DE', 0.5],
    ['1,2k', 'fr', 1200],
    ['1 200,5', 'fr', 1200.5],
    ['1,200.5', 'de-DE', 1200.5],
    ['1,234,567', 'de-DE', 1234567],
    ['１．２００，５', 'de-DE', 1200.5],
    ['1.5', 'not a locale', 1.5],
  ])('reads %j of a typist in %s as %d', (text, locale, expected) => {
    expect(parseEntry(text, locale)).toEqual(value(expected))
  })

  it.each<[string, string, string]>([
    ['1,20', 'en', 'grouping'],
    ['1.20', 'de-DE', 'grouping'],
    ['1,2,3', 'de-DE', 'not_a_number'],
    ['1.200,300,4', 'en', 'grouping'],
    ['+1.25%', 'de-DE', 'grouping'],
  ])('does not guess what %j of a typist in %s means: %s', (text, locale, reason) => {
    expect(parseEntry(text, locale)).toMatchObject({ kind: 'error', reason })
  })

  it('reads back every number as each locale prints it', () => {
    const locales = fc.constantFrom('en', 'zh-CN', 'de-DE', 'fr-FR', 'es-ES', 'nl-NL')
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e12 }), locales, (thousandths, locale) => {
        const n = thousandths / 1000
        const text = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 }).format(n)
        expect(parseEntry(text, locale)).toEqual(value(n))
      }),
    )
  })

  it.each<[string, string]>([
    ['=baseline', 'baseline'],
    ['= Sales Forecast', 'sales_forecast'],
    ['=sales_forecast', 'sales_forecast'],
    ['=共识需求', 'consensus_demand'],
    ['＝ｐｉｐｅｌｉｎｅ', 'pipeline'],
  ])('%j names another measure of the row', (text, measure) => {
    expect(parseEntry(text)).toEqual({ kind: 'measure', measure })
  })

  it('money, shares and days are no quantities to take over', () => {
    for (const text of ['=revenue', '=utilisation', '=days of supply'])
      expect(parseEntry(text)).toEqual(fault(1, 'unknown_reference'))
  })

  it.each<[string, number, string]>([
    ['abc', 0, 'not_a_number'],
    ['12x', 2, 'not_a_number'],
    ['12 boxes', 3, 'not_a_number'],
    ['1.2.3', 3, 'not_a_number'],
    ['1,20', 0, 'grouping'],
    ['1,200 300', 0, 'grouping'],
    ['+', 1, 'number_missing'],
    ['=', 1, 'number_missing'],
    ['*', 1, 'number_missing'],
    ['=-250', 1, 'negative'],
    ['*-2', 1, 'negative'],
    ['+-5', 1, 'negative'],
    ['10%', 2, 'percent_without_sign'],
    ['/0', 1, 'division_by_zero'],
    ['=next', 1, 'unknown_reference'],
    ['99999999999999', 0, 'too_large'],
    ['1e400', 0, 'too_large'],
    ['(56)', 0, 'not_a_number'],
  ])('refuses %j at %i: %s', (text, at, reason) => {
    expect(parseEntry(text)).toEqual(fault(at, reason))
  })

  it('reads back every number as the grid prints it, in both digit widths', () => {
    const print = new Intl.NumberFormat('en-US', { maximumFractionDigits: 3 })
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e12 }), fc.boolean(), (thousandths, wide) => {
        const n = thousandths / 1000
        const text = print.format(n)
        const typed = wide
          ? text.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))
          : text
        expect(parseEntry(typed)).toEqual(value(n))
      }),
    )
  })

  it('never throws, and points inside the text or just behind it', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'0123456789.,+-*/=%kM万 e') })),
        (text) => {
          const entry = parseEntry(text)
          if (entry.kind !== 'error') return
          expect(entry.at).toBeGreaterThanOrEqual(0)
          expect(entry.at).toBeLessThanOrEqual(text.length)
        },
      ),
      { numRuns: 2000 },
    )
  })
})

describe('applying an entry', () => {
  const around = { current: 200, previous: 180, lastYear: 150 }
  const entered = (text: string, other: Partial<typeof around | { current: null }> = {}) =>
    applyEntry(parseEntry(text), { ...around, ...other })

  it.each<[string, number | null]>([
    ['300', 300],
    ['+50', 250],
    ['-50', 150],
    ['-200', 0],
    ['+10%', 220],
    ['-100%', 0],
    ['*1.5', 300],
    ['/4', 50],
    ['=prev', 180],
    ['=ly', 150],
    ['', null],
  ])('%j on 200 gives %j', (text, expected) => {
    expect(entered(text)).toEqual({ ok: true, value: expected })
  })

  it('refuses what would go below zero and what has nothing to start from', () => {
    expect(entered('-201')).toEqual({ ok: false, reason: 'below_zero' })
    expect(entered('-150%')).toEqual({ ok: false, reason: 'below_zero' })
    expect(entered('*10k', { current: 1e12 })).toEqual({ ok: false, reason: 'too_large' })
    const nothing = { current: null, previous: null, lastYear: null }
    for (const [text, reason] of [
      ['+1', 'empty_cell'],
      ['+1%', 'empty_cell'],
      ['*2', 'empty_cell'],
      ['=prev', 'no_previous'],
      ['=ly', 'no_last_year'],
      ['x', 'not_a_number'],
    ] as const)
      expect(applyEntry(parseEntry(text), nothing)).toEqual({ ok: false, reason })
  })

  it('always answers with a number from zero up, nothing, or a reason', () => {
    const amount = fc.option(fc.double({ min: 0, max: 1e12, noNaN: true }))
    const text = fc.string({ unit: fc.constantFrom(...'0123456789.+-*/=%kM万prevly') })
    fc.assert(
      fc.property(text, amount, amount, amount, (typed, current, previous, lastYear) => {
        const result = applyEntry(parseEntry(typed), { current, previous, lastYear })
        if (!result.ok || result.value === null) return
        expect(Number.isFinite(result.value)).toBe(true)
        expect(result.value).toBeGreaterThanOrEqual(0)
        expect(Object.is(result.value, -0)).toBe(false)
      }),
      { numRuns: 1000 },
    )
  })

  it('divides whole numbers that divide evenly without a trace', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), fc.integer({ min: 1, max: 1000 }), (n, by) => {
        expect(applyEntry(parseEntry(`/${by}`), { ...around, current: n * by })).toEqual({
          ok: true,
          value: n,
        })
      }),
    )
  })
})
