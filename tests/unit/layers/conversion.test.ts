/** What deals that ended say of those that are open. */

import { createMonthAxis } from '@main/engine/calendar/month-axis'
import type { Deal } from '@main/engine/demand/opportunities'
import { drawn, measureConversion } from '@main/engine/demand/pipeline/conversion-table'
import { keyOfClass, thirds } from '@main/engine/demand/pipeline/deal-classes'
import { planDeal } from '@main/engine/demand/pipeline/plan-deal'
import { defaultDemandPolicy, type PipelinePolicy } from '@shared/model/demand-policy'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

let made = 0
const deal = (over: Partial<Deal>): Deal => ({
  opportunity: `D${++made}`,
  name: { zh: '', en: '' },
  customer: 'C1',
  owner: 'o',
  stage: 'propose',
  outcome: 'open',
  probability: 0.4,
  amount: 100,
  createdOn: '2026-10-01',
  expectedCloseOn: '2027-02-10',
  closedOn: '',
  lines: [],
  ...over,
})

const ended = (won: number, lost: number, over: Partial<Deal> = {}): Deal[] =>
  Array.from({ length: won + lost }, (_, k) =>
    deal({ outcome: k < won ? 'won' : 'lost', closedOn: '2026-11-01', ...over }),
  )

const customers = new Map([
  ['C1', { class: 'A' }],
  ['C2', { class: 'B' }],
]) as never
const asOf = '2027-01-01'
const axis = createMonthAxis(asOf, 12, 12)
const master = { customers, company: { name: { zh: '', en: '' }, currency: 'CNY', asOf } }

const policyOf = (over: Partial<PipelinePolicy>): PipelinePolicy => ({
  ...defaultDemandPolicy.pipeline,
  probabilities: 'calibrated',
  traits: [],
  ...over,
})
const stageOnly = (stage: string) => keyOfClass({ stage, age: null, segment: null, size: null })

const planned = (policy: PipelinePolicy, deals: Deal[], one: Deal, slip = 1) => {
  const conversion = measureConversion(master, policy, deals, asOf)
  return planDeal({ axis, master, policy, conversion, slip, delay: 1 }, one)
}

describe('conversion of a stage', () => {
  test('is the part won, drawn to what the CRM says as if that had been seen on ten deals', () => {
    const open = deal({ probability: 0.4 })
    const deals = [...ended(6, 24), open]
    const { cells } = measureConversion(master, policyOf({}), deals, asOf)
    // (6 + 10 × 0.4) / (30 + 10)
    expect(cells.get(stageOnly('propose'))).toMatchObject({
      deals: 30,
      won: 6,
      wider: 0.4,
      probability: 0.25,
      open: 1,
      crm: 0.4,
    })
    expect(planned(policyOf({}), deals, open)).toMatchObject({
      probability: 0.25,
      from: 'calibrated',
      alike: 30,
      wonAlike: 6,
    })
  })

  test('without ended deals stays what the CRM says of each deal', () => {
    const open = deal({ stage: 'commit', probability: 0.85 })
    expect(planned(policyOf({}), [...ended(6, 24), open], open)).toMatchObject({
      probability: 0.85,
      from: 'crm',
    })
  })

  test('is told apart by segment, and a small segment drawn to its stage', () => {
    const open = deal({ customer: 'C2', probability: 0.5 })
    const deals = [...ended(15, 5), ...ended(0, 5, { customer: 'C2' }), open]
    const policy = policyOf({ traits: ['segment'] })
    const { cells } = measureConversion(master, policy, deals, asOf)
    // Stage: (15 + 10 × 0.5) / (25 + 10) = 4/7; class B: (0 + 10 × 4/7) / (5 + 10).
    const small = cells.get(keyOfClass({ stage: 'propose', age: null, segment: 'B', size: null }))
    expect(small?.wider).toBeCloseTo(4 / 7, 12)
    expect(small?.probability).toBeCloseTo(40 / 7 / 15, 12)
  })

  test('by age counts the deals that got as old, however they ended', () => {
    const open = deal({ createdOn: '2026-09-01', probability: 0.5 })
    const deals = [
      ...ended(10, 0, { createdOn: '2026-10-15', closedOn: '2026-11-01' }),
      ...ended(2, 8, { createdOn: '2026-05-01', closedOn: '2026-11-01' }),
      open,
    ]
    const policy = policyOf({ traits: ['age'], ageBounds: [90], drawnToWider: 0 })
    const { cells } = measureConversion(master, policy, deals, asOf)
    const at = (age: number) =>
      cells.get(keyOfClass({ stage: 'propose', age, segment: null, size: null }))
    expect(at(0)).toMatchObject({ deals: 20, won: 12, probability: 0.6 })
    expect(at(1)).toMatchObject({ deals: 10, won: 2, probability: 0.2 })
    expect(planned(policy, deals, open).probability).toBe(0.2)
  })

  test('set by hand for a class holds before everything else, the closer one first', () => {
    const open = deal({ probability: 0.5 })
    const wide = { stage: 'propose', age: null, segment: null, size: null, probability: 0.3 }
    const close = { ...wide, segment: 'A', probability: 0.7 }
    const other = { ...wide, segment: 'B', probability: 0.1 }
    const policy = policyOf({ probabilities: 'crm', set: [wide, close, other] })
    expect(planned(policy, [open], open)).toMatchObject({ probability: 0.7, from: 'set' })
  })
})

describe('drawing a class to the wider one', () => {
  const counts = fc
    .integer({ min: 0, max: 500 })
    .chain((deals) => fc.tuple(fc.integer({ min: 0, max: deals }), fc.constant(deals)))
  const share = fc.double({ min: 0, max: 1, noNaN: true })

  test('stays between what the class did and what the wider one says, and goes from one to the other', () => {
    fc.assert(
      fc.property(
        counts,
        share,
        fc.integer({ min: 0, max: 1000 }),
        ([won, deals], wider, weight) => {
          const value = drawn(won, deals, wider, weight)
          const own = deals > 0 ? won / deals : wider
          expect(value).toBeGreaterThanOrEqual(Math.min(own, wider) - 1e-12)
          expect(value).toBeLessThanOrEqual(Math.max(own, wider) + 1e-12)
          expect(drawn(won, deals, wider, 0)).toBeCloseTo(own, 12)
          expect(drawn(won, deals, wider, 1e12)).toBeCloseTo(wider, 6)
        },
      ),
    )
  })

  test('every probability of a table is one', () => {
    const outcome = fc.constantFrom('open', 'won', 'lost')
    const day = fc
      .integer({ min: 1, max: 28 })
      .map((d) => `2026-${String((d % 9) + 1).padStart(2, '0')}-${String(d).padStart(2, '0')}`)
    const anyDeal = fc.record({
      outcome,
      stage: fc.constantFrom('qualify', 'propose', ''),
      customer: fc.constantFrom('C1', 'C2', 'unknown'),
      probability: share,
      amount: fc.integer({ min: 0, max: 1000 }),
      createdOn: day,
      closedOn: fc.oneof(day, fc.constant('')),
    })
    fc.assert(
      fc.property(fc.array(anyDeal, { maxLength: 60 }), (records) => {
        const deals = records.map((one) => deal(one))
        const policy = policyOf({ traits: ['age', 'segment', 'size'] })
        const { cells } = measureConversion(master, policy, deals, asOf)
        for (const cell of cells.values()) {
          expect(cell.probability).toBeGreaterThanOrEqual(0)
          expect(cell.probability).toBeLessThanOrEqual(1)
          expect(cell.won).toBeLessThanOrEqual(cell.deals)
        }
        for (const one of deals) {
          const { probability, close } = planned(policy, deals, one)
          expect(probability).toBeGreaterThanOrEqual(0)
          expect(probability).toBeLessThanOrEqual(1)
          expect(close).toBeGreaterThanOrEqual(axis.current)
        }
      }),
      { numRuns: 40 },
    )
  })

  test('thirds cut into equal parts, and not at all where there is nothing to cut', () => {
    expect(thirds([9, 1, 8, 2, 7, 3, 6, 4, 5])).toEqual([4, 7])
    expect(thirds([1, 2, 3])).toEqual([])
    expect(thirds(Array(20).fill(5))).toEqual([])
  })
})

describe('a deal whose expected close is over', () => {
  const late = deal({ expectedCloseOn: '2026-10-20', probability: 0.5 })

  test.each([
    ['current', { overdue: 'current' }, { close: 12, counted: true, probability: 0.5 }],
    ['slip', { overdue: 'slip' }, { close: 14, counted: true, probability: 0.5 }],
    ['leave out', { overdue: 'leave_out' }, { close: 12, counted: false }],
    ['discount', { overdueDiscount: 20 }, { close: 12, counted: true, probability: 0.2 }],
    ['whole discount', { overdueDiscount: 50 }, { counted: true, probability: 0 }],
  ] as const)('%s', (_, over, expected) => {
    const policy = policyOf({ probabilities: 'crm', ...over })
    const plan = planned(policy, [late], late, 2)
    expect(plan.overdue).toBe(3)
    expect(plan).toMatchObject({
      ...expected,
      ...('probability' in expected
        ? { probability: expect.closeTo(expected.probability, 12) }
        : {}),
    })
  })

  test('deals of the amount that is kept apart and more do not count', () => {
    const policy = policyOf({ apartFrom: 1000 })
    const of = (amount: number) => {
      const one = deal({ amount })
      return planned(policy, [one], one)
    }
    expect(of(999)).toMatchObject({ apart: false, counted: true })
    expect(of(1000)).toMatchObject({ apart: true, counted: false })
  })
})
