import {
  collectRevenue,
  conversionCostOf,
  overtimeCost,
  supplyMoney,
} from '@main/engine/finance/line-finance'
import { blendTerms, termsOfDays } from '@main/engine/finance/payment-terms'
import { describe, expect, test } from 'vitest'

const row = (...values: number[]): Float64Array => Float64Array.from(values)
const zeros = (count: number): Float64Array => new Float64Array(count)
const total = (values: Iterable<number>): number => [...values].reduce((a, b) => a + b, 0)

const demandRows = (count: number) => ({
  receivables: zeros(count),
  cash_in: zeros(count),
})
const supplyRows = (count: number) => ({
  purchases: zeros(count),
  payables: zeros(count),
  conversion_cost: zeros(count),
  cash_out: zeros(count),
})

/** A small generator of its own, so that a failure can be repeated. */
function randomSource(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

describe('terms', () => {
  test('45 days are half after one month and half after two', () => {
    expect(termsOfDays(45)).toEqual([0, 0.5, 0.5])
  })

  test.each([
    [0, [1]],
    [30, [0, 1]],
    [60, [0, 0, 1]],
    [-10, [1]],
  ])('%d days', (days, expected) => {
    expect(termsOfDays(days)).toEqual(expected)
  })

  test('two suppliers, three quarters at once and a quarter after a month', () => {
    const parts = [
      { terms: termsOfDays(0), weight: 3 },
      { terms: termsOfDays(30), weight: 1 },
    ]
    expect(blendTerms(parts)).toEqual([0.75, 0.25])
    expect(blendTerms([])).toEqual([1])
  })
})

describe('money from customers', () => {
  test('what is sold is owed until its terms are over', () => {
    const out = demandRows(4)
    collectRevenue(
      {
        first: 0,
        revenue: row(50, 100, 0, 0),
        terms: termsOfDays(45),
        openDue: row(30, 10, 0, 0),
        openTotal: 40,
      },
      out,
    )
    expect([...out.cash_in]).toEqual([30, 35, 75, 50])
    expect([...out.receivables]).toEqual([60, 125, 50, 0])
  })

  test('nothing before the first planned period is written', () => {
    const out = demandRows(3)
    collectRevenue(
      { first: 1, revenue: row(99, 10, 10), terms: [1], openDue: zeros(3), openTotal: 0 },
      out,
    )
    expect([...out.cash_in]).toEqual([0, 10, 10])
  })

  test('cash in = opening receivables + revenue - closing receivables, whatever the terms', () => {
    const random = randomSource(3)
    for (let round = 0; round < 200; round++) {
      const count = 2 + Math.floor(random() * 24)
      const openDue = zeros(count).map(() => random() * 100)
      const openTotal = total(openDue) + random() * 50
      const revenue = zeros(count).map(() => random() * 1000)
      const out = demandRows(count)
      const terms = termsOfDays(random() * 150)
      collectRevenue({ first: 0, revenue, terms, openDue, openTotal }, out)
      const closing = out.receivables.at(-1)!
      expect(total(out.cash_in)).toBeCloseTo(openTotal + total(revenue) - closing, 6)
      expect(Math.min(...out.receivables)).toBeGreaterThanOrEqual(-1e-9)
    }
  })
})

describe('money to suppliers and for own work', () => {
  test('purchases are paid by terms, production when it is done', () => {
    const out = supplyRows(3)
    supplyMoney(
      {
        first: 0,
        bought: row(100, 0, 0),
        unitCost: row(2, 2, 2),
        inTransit: row(0, 50, 0),
        transitCost: row(3, 3, 3),
        terms: termsOfDays(30),
        openDue: row(40, 0, 0),
        openTotal: 40,
        made: row(10, 10, 0),
        conversionCost: row(4, 4, 4),
      },
      out,
    )
    expect([...out.purchases]).toEqual([200, 150, 0])
    expect([...out.conversion_cost]).toEqual([40, 40, 0])
    expect([...out.cash_out]).toEqual([80, 240, 150])
    expect([...out.payables]).toEqual([200, 150, 0])
  })

  test('payables roll forward: closing = opening + purchases - payments', () => {
    const random = randomSource(11)
    for (let round = 0; round < 200; round++) {
      const count = 2 + Math.floor(random() * 24)
      const out = supplyRows(count)
      const openDue = zeros(count).map(() => random() * 10)
      const openTotal = total(openDue)
      supplyMoney(
        {
          first: 0,
          bought: zeros(count).map(() => random() * 100),
          unitCost: zeros(count).map(() => random() * 9),
          inTransit: zeros(count).map(() => random() * 30),
          transitCost: zeros(count).fill(2),
          terms: termsOfDays(random() * 120),
          openDue,
          openTotal,
          made: zeros(count).map(() => random() * 10),
          conversionCost: zeros(count).fill(3),
        },
        out,
      )
      const paid = total(out.cash_out) - total(out.conversion_cost)
      expect(out.payables.at(-1)).toBeCloseTo(openTotal + total(out.purchases) - paid, 6)
    }
  })

  test('a unit costs its standard cost less that of its components, and never less than nothing', () => {
    expect(conversionCostOf(6, [{ quantity: 2, cost: 2 }])).toBe(2)
    expect(conversionCostOf(3, [{ quantity: 2, cost: 2 }])).toBe(0)
  })

  test.each([
    [90, 0],
    [110, 100],
    [200, 300],
  ])('a load of %d of 100 hours with 30 overtime hours at 10 costs %d', (load, money) => {
    expect(overtimeCost(load, 100, 30, 10)).toBe(money)
  })
})
