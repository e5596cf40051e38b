/** Names and codes of the same record in different systems. */
import { type MatchRule, pairsByRule } from '@shared/model/matching/match-rules'
import { normalisedCode, normalisedName } from '@shared/model/matching/normalise-name'
import { type Nameable, scoreMatch } from '@shared/model/matching/score-match'
import { createSuggester } from '@shared/model/matching/suggest-matches'
import { describe, expect, test } from 'vitest'

const named = (code: string, ...names: string[]): Nameable => ({ code, names })

describe('names are compared', () => {
  test.each([
    ['澜庭家电连锁有限公司', '澜庭家电连锁'],
    ['衡泉电器股份有限公司', '衡泉电器有限责任公司'],
    ['Lanting Appliance Stores Co., Ltd.', 'LANTING  Appliance-Stores'],
    ['Müller Küchen GmbH & Co. KG', 'Muller Kuchen'],
    ['Castillo Electrodomésticos S.L.', 'castillo electrodomesticos'],
    ['ＡＢＣ　Trading Pte. Ltd', 'abc trading'],
  ])('without case, width, marks, punctuation and company form: %s = %s', (a, b) => {
    expect(normalisedName(a)).toBe(normalisedName(b))
  })
  test('a name that is nothing but a form stays what it is', () => {
    expect(normalisedName('Group Ltd')).not.toBe('')
    expect(normalisedName('公司')).toBe('公司')
  })
  test('different names stay different', () => {
    expect(normalisedName('澜庭家电')).not.toBe(normalisedName('澜亭家电'))
  })
})

test('codes are compared without case, punctuation and zeros before a number', () => {
  expect(normalisedCode('C-0017')).toBe(normalisedCode('c17'))
  expect(normalisedCode('AB100')).toBe('ab100')
  expect(normalisedCode('AB100')).not.toBe(normalisedCode('AB10'))
})

test('what stands between two figures of a code tells them apart', () => {
  expect(normalisedCode('A1-23')).not.toBe(normalisedCode('A12-3'))
  expect(normalisedCode('10-1')).not.toBe(normalisedCode('101'))
  expect(normalisedCode('A/10-001')).toBe(normalisedCode('a10.1'))
})

test.each([
  ['C0O1', 'C001'],
  ['СО49', 'CO49'],
  ['P-1OO', 'p100'],
  ['AI5', 'A15'],
])('signs that look the same are a suggestion, never a match by rule: %s and %s', (a, b) => {
  const canonical = [named(b, 'Baile')]
  expect(pairsByRule([named(a)], canonical, ['code', 'name'])).toEqual([])
  const [found, ...others] = createSuggester(canonical)(named(a))
  expect(found).toMatchObject({ code: b, reasons: ['confusable_code'] })
  expect(found!.score).toBeLessThan(0.9)
  expect(others).toEqual([])
})

describe('a score', () => {
  const records = [
    named('C001', '澜庭家电连锁有限公司', 'Lanting Appliance Stores Co., Ltd.'),
    named('C002', '桂林阳朔百货', 'Guilin Yangshuo Store'),
    named('ACC-1', '澜庭家电', 'Lanting Appliances'),
    named('c-1', 'Something Else'),
    named('Lanting Appliance Stores'),
    named('Stores Appliance Lanting'),
    named(''),
  ]
  test('is the same whichever of the two is asked about, and 1 or less', () => {
    for (const a of records)
      for (const b of records) {
        const [one, other] = [scoreMatch(a, b), scoreMatch(b, a)]
        expect(one.score).toBeCloseTo(other.score, 12)
        expect(new Set(one.reasons)).toEqual(new Set(other.reasons))
        expect(one.score).toBeLessThanOrEqual(1)
      }
  })
  test('says why: equal names, equal words, one in the other, equal codes', () => {
    expect(scoreMatch(records[4]!, records[0]!)).toMatchObject({ reasons: ['same_name'] })
    expect(scoreMatch(records[5]!, records[0]!)).toMatchObject({ reasons: ['same_words'] })
    expect(scoreMatch(records[2]!, records[0]!).reasons).toEqual(['one_in_the_other'])
    expect(scoreMatch(records[3]!, records[0]!).reasons).toEqual(['same_code'])
    expect(scoreMatch(records[1]!, records[0]!).score).toBeLessThan(0.5)
  })
})

test('suggestions are the likeliest records, the best first, out of many', () => {
  const many = Array.from({ length: 5000 }, (_, n) => named(`C${n}`, `客户${n}号贸易有限公司`))
  const suggest = createSuggester([
    ...many,
    named('C-9', '闽台兴电器有限公司', 'Mintaixing Electric'),
  ])
  expect(suggest(named('mintaixing electric ltd'))[0]).toMatchObject({
    code: 'C-9',
    reasons: ['same_name'],
  })
  expect(suggest(named('客户4711号贸易'))[0]?.code).toBe('C4711')
  expect(suggest(named('zzz'))).toEqual([])
})

describe('a rule', () => {
  const canonical = [named('C001', 'Lanting Ltd'), named('C002', 'Baile'), named('C003', 'Baile')]
  const by = (codes: readonly Nameable[], ...rules: MatchRule[]) =>
    pairsByRule(codes, canonical, rules).map(({ code, canonical, rule }) => [code, canonical, rule])
  test('matches what it leads to alone', () => {
    expect(by([named('LANTING'), named('c-1')], 'name')).toEqual([['LANTING', 'C001', 'name']])
    expect(by([named('c-2')], 'name', 'code')).toEqual([['c-2', 'C002', 'code']])
    expect(by([named('LANTING')])).toEqual([])
  })
  test('leaves what may mean two records', () => {
    expect(by([named('X', 'Baile Co')], 'name')).toEqual([])
  })
  test('never makes two codes one: that is for a person', () => {
    expect(by([named('lanting'), named('Lanting GmbH')], 'name')).toEqual([])
  })
  test('nor do two rules, whichever is declared first', () => {
    const codes = [named('c-1'), named('LANTING')]
    expect(by(codes, 'code', 'name')).toEqual([])
    expect(by(codes, 'name', 'code')).toEqual([])
  })
  test('leaves what rules lead to different records', () => {
    expect(by([named('c-2', 'Lanting')], 'code', 'name')).toEqual([])
    expect(by([named('c-2', 'Baile')], 'name', 'code')).toEqual([['c-2', 'C002', 'code']])
  })
  test('passes over records that something else of the system stands for', () => {
    expect(pairsByRule([named('LANTING')], canonical, ['name'], new Set(['C001']))).toEqual([])
  })
})
