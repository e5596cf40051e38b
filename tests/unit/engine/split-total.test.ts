import {
  type SplitBasis,
  splitOverLines,
  type WeighedRule,
} from '@main/engine/splitting/split-over-lines'
import { splitByWeights } from '@main/engine/splitting/split-total'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0)

/** Lines side by side, each a child of its own unless paths say otherwise. */
const basisOf = (present: readonly number[], over: Partial<SplitBasis> = {}): SplitBasis => ({
  present,
  history: present.map(() => 0),
  paths: present.map((_, i) => [`L${i}`]),
  locked: present.map(() => false),
  ...over,
})
const proportional: WeighedRule = { kind: 'proportional' }
const equal: WeighedRule = { kind: 'equal' }
const split = (total: number, rule: WeighedRule, basis: SplitBasis) =>
  splitOverLines(total, rule, basis).parts

describe('splitting by weights', () => {
  test('26 at 25/25/50 gives 7/6/13 (SAP APO, FEATURES.md section 2.2, row 20)', () => {
    expect(splitByWeights(26, [25, 25, 50])).toEqual([7, 6, 13])
  })

  test('of equal remainders the first gets the unit: 100 over three gives 34/33/33', () => {
    expect(splitByWeights(100, [1, 1, 1])).toEqual([34, 33, 33])
  })

  test('a negative total is split as its amount, a negative weight counts as none', () => {
    expect(splitByWeights(-26, [25, 25, 50])).toEqual([-7, -6, -13])
    expect(splitByWeights(10, [-5, 3, 2])).toEqual([0, 6, 4])
    expect(splitByWeights(9, [-1, -1, -1])).toEqual([3, 3, 3])
  })

  test('whole totals give whole parts that add up to them; no part is negative', () => {
    const weights = fc.array(fc.double({ min: 0, max: 1e9, noNaN: true }), {
      minLength: 1,
      maxLength: 300,
    })
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), weights, (total, w) => {
        const parts = splitByWeights(total, w)
        expect(sum(parts)).toBe(total)
        expect(parts.every((p) => Number.isInteger(p) && p >= 0)).toBe(true)
      }),
    )
  })

  test('other totals too, to the last bit, in any order of adding', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 1e9, noNaN: true }),
        fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 100 }),
        (total, w) => {
          const parts = splitByWeights(total, w)
          expect(sum(parts)).toBe(total)
          expect(sum([...parts].reverse())).toBe(total)
          expect(parts.every((p) => p >= 0)).toBe(true)
        },
      ),
    )
  })

  test('a part is never a whole unit away from its exact share', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 100_000 }),
        fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 50 }),
        (total, w) => {
          const whole = sum(w)
          splitByWeights(total, w).forEach((part, i) => {
            expect(Math.abs(part - (total * (w[i] ?? 0)) / whole)).toBeLessThan(1 + 1e-6)
          })
        },
      ),
    )
  })
})

describe('the complaints about other products', () => {
  test('equal is equal: 20/20/30/30 set to 200 gives 50 each (SAP IBP)', () => {
    expect(split(200, equal, basisOf([20, 20, 30, 30]))).toEqual([50, 50, 50, 50])
  })

  test('nothing is piled on one child: 5, 5, 5 raised to 100 (frePPLe forecast_9.11)', () => {
    expect(split(100, proportional, basisOf([5, 5, 5]))).toEqual([34, 33, 33])
  })

  test('nothing is set to zero: 5, 7, 5 lowered to 3 (frePPLe forecast_9.12)', () => {
    expect(split(3, proportional, basisOf([5, 7, 5]))).toEqual([1, 1, 1])
  })

  test('without a reference value it is split all the same, and it says by what (SAP BPC)', () => {
    const past = basisOf([0, 0], { history: [4, 1] })
    expect(splitOverLines(10, proportional, past)).toEqual({ parts: [8, 2], fallback: 'history' })
    const nothing = basisOf([0, 0])
    expect(splitOverLines(10, { kind: 'history' }, nothing)).toEqual({
      parts: [5, 5],
      fallback: 'equal',
    })
    const measure: WeighedRule = { kind: 'measure', values: [Number.NaN, 0] }
    expect(splitOverLines(10, measure, basisOf([3, 2]))).toEqual({
      parts: [6, 4],
      fallback: 'proportional',
    })
    expect(splitOverLines(10, proportional, basisOf([1, 1])).fallback).toBeNull()
  })
})

describe('levels', () => {
  const paths = [
    ['A', 'x'],
    ['A', 'y'],
    ['A', 'z'],
    ['B', 'x'],
  ]

  test('equal means equal over the children one sees, then inside each', () => {
    expect(split(120, equal, basisOf([1, 2, 3, 4], { paths }))).toEqual([20, 20, 20, 60])
  })

  test('children get whole units first: small lines do not take them from each other', () => {
    const present = [1, 1, 1, 3]
    expect(split(7, proportional, basisOf(present, { paths }))).toEqual([2, 1, 1, 3])
  })

  test('weights of the children hold for the children; inside them it goes by what stands there', () => {
    const rule: WeighedRule = {
      kind: 'weights',
      children: new Map([
        ['A', 1],
        ['B', 3],
      ]),
    }
    expect(splitOverLines(80, rule, basisOf([1, 1, 2, 4], { paths }))).toEqual({
      parts: [5, 5, 10, 60],
      fallback: null,
    })
  })
})

describe('locked lines', () => {
  test('keep their number, and the rest takes the difference', () => {
    const basis = basisOf([10, 20, 30], { locked: [true, false, false] })
    expect(split(110, proportional, basis)).toEqual([10, 40, 60])
    expect(split(110, equal, basis)).toEqual([10, 50, 50])
  })

  test('inside a child count towards its equal or given part', () => {
    const paths = [
      ['A', 'x'],
      ['A', 'y'],
      ['B', 'x'],
      ['C', 'x'],
    ]
    const basis = basisOf([10, 5, 5, 5], { paths, locked: [true, false, false, false] })
    expect(split(90, equal, basis)).toEqual([10, 20, 30, 30])
  })

  test('above an equal part are passed over: the others share what is left', () => {
    const paths = [
      ['A', 'x'],
      ['A', 'y'],
      ['B', 'x'],
      ['C', 'x'],
    ]
    const basis = basisOf([80, 5, 5, 5], { paths, locked: [true, false, false, false] })
    expect(split(100, equal, basis)).toEqual([80, 0, 10, 10])
  })

  test('with a part of a unit leave it to one open line, the others stay whole', () => {
    const basis = basisOf([33.5, 10, 20], { locked: [true, false, false] })
    const parts = split(100, proportional, basis)
    expect(parts).toEqual([33.5, 22, 44.5])
  })

  const line = fc.record({
    present: fc.oneof(
      fc.integer({ min: 0, max: 5000 }),
      fc.integer({ min: 0, max: 50_000 }).map((n) => n / 8),
    ),
    history: fc.integer({ min: 0, max: 500 }),
    measure: fc.oneof(fc.integer({ min: 0, max: 90 }), fc.constant(Number.NaN)),
    locked: fc.boolean(),
    path: fc.tuple(fc.constantFrom('A', 'B', 'C'), fc.constantFrom('p', 'q', 'r')),
  })
  const rules = fc.constantFrom('proportional', 'history', 'equal', 'measure', 'weights')

  test('whatever the lines, locks, rule and decimals: the sum is the total, locks hold, nothing falls below zero', () => {
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 2, maxLength: 40 }),
        rules,
        fc.oneof(
          fc.integer({ min: 0, max: 1_000_000 }),
          fc.integer({ min: 0, max: 10_000_000 }).map((n) => n / 100),
        ),
        (lines, kind, above) => {
          const locked = lines.map((one, i) => i > 0 && one.locked)
          const basis: SplitBasis = {
            present: lines.map((one) => one.present),
            history: lines.map((one) => one.history),
            paths: lines.map((one, i) => [...one.path, `L${i}`]),
            locked,
          }
          const rule: WeighedRule =
            kind === 'measure'
              ? { kind, values: lines.map((one) => one.measure) }
              : kind === 'weights'
                ? {
                    kind,
                    children: new Map([
                      ['A', 2],
                      ['B', 1],
                    ]),
                  }
                : { kind }
          const held = sum(basis.present.filter((_, i) => locked[i]))
          const total = held + above
          const { parts } = splitOverLines(total, rule, basis)
          expect(sum(parts)).toBe(total)
          parts.forEach((part, i) => {
            if (locked[i]) expect(part).toBe(basis.present[i])
            else expect(part).toBeGreaterThanOrEqual(0)
          })
          if (Number.isInteger(total) && Number.isInteger(held))
            expect(parts.every((part, i) => locked[i] || Number.isInteger(part))).toBe(true)
        },
      ),
      { numRuns: 1000 },
    )
  })
})
