/** Numbers typed at a quarter or a year: the total is split over its months, and each month over its lines. */
import { previewSplit } from '@main/planning/preview-split'
import { describe, expect, test } from 'vitest'
import { demandOf, edit, lock, refusal, threeCustomers, typed } from './three-customers'

const quarter = { period: '2027-02', to: '2027-04' } as const
const months = ['2027-02', '2027-03', '2027-04'] as const
/** How many months after the first one. */
const after = [0, 1, 2] as const
type Plan = ReturnType<typeof threeCustomers>
const byMonth = (plan: Plan) =>
  after.map((t) => demandOf(plan, t).reduce((sum: number, one) => sum + (one ?? 0), 0))

describe('a total of several months', () => {
  test('goes to months and lines in proportion, in whole units, and adds up', () => {
    const plan = threeCustomers([10, 20, 30])
    edit(plan, [typed('270', quarter)])
    expect(after.map((t) => demandOf(plan, t))).toEqual([
      [15, 30, 45],
      [15, 30, 45],
      [15, 30, 45],
    ])
    edit(plan, [typed('100', quarter)])
    expect(byMonth(plan)).toEqual([34, 33, 33])
  })

  test('changes by a percentage of the whole, equally if that is the rule', () => {
    const plan = threeCustomers([10, 20, 30])
    edit(plan, [typed('120', { period: '2027-02' })])
    edit(plan, [typed('+10%', quarter)])
    expect(byMonth(plan)).toEqual([132, 66, 66])
    edit(plan, [typed('300', quarter)], { rule: 'equal' })
    expect(byMonth(plan)).toEqual([100, 100, 100])
  })

  test('leaves a locked month as it is; what is less than it holds is refused', () => {
    const plan = threeCustomers([10, 20, 30])
    lock(plan, { item: 'P' })
    edit(plan, [typed('200', quarter)])
    expect(byMonth(plan)).toEqual([60, 70, 70])
    expect(refusal(() => edit(plan, [typed('50', quarter)]))).toMatchObject({
      code: 'TOTAL_OUT_OF_REACH',
      params: { reach: 60 },
    })
    expect(byMonth(plan)).toEqual([60, 70, 70])
  })

  test('is cleared month by month', () => {
    const plan = threeCustomers([10, 20, 30])
    edit(plan, [typed('270', quarter)])
    edit(plan, [typed('', quarter)])
    expect(byMonth(plan)).toEqual([60, 60, 60])
  })

  test.each([
    ['the wrong way round', { period: '2027-04', to: '2027-02' }],
    ['that begins before the axis', { period: '1999-01', to: '2027-03' }],
    ['that ends after the axis', { period: '2027-03', to: '2099-01' }],
  ])('is refused for a span %s, and nothing is written', (_, span) => {
    const plan = threeCustomers([10, 20, 30])
    expect(refusal(() => edit(plan, [typed('270', span)]))).toEqual({
      code: 'CELL_NOT_EDITABLE',
      params: { measure: 'consensus_demand', period: `${span.period}..${span.to}` },
    })
    expect(byMonth(plan)).toEqual([60, 60, 60])
    const told = refusal(() => previewSplit(plan, typed('270', span), 'proportional', {}, () => []))
    expect(told.code).toBe('CELL_NOT_EDITABLE')
  })

  test('is previewed with its months', () => {
    const plan = threeCustomers([10, 20, 30])
    const preview = previewSplit(plan, typed('270', quarter), 'proportional', {}, () => [])
    expect(preview).toMatchObject({ before: 180, after: 270, whole: true })
    expect(preview.months).toEqual(months.map((period) => ({ period, before: 60, after: 90 })))
    expect(preview.children.map(({ code, before, after }) => [code, before, after])).toEqual([
      ['C1', 30, 45],
      ['C2', 60, 90],
      ['C3', 90, 135],
    ])
  })
})
