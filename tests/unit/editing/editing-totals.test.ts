/** Numbers typed at a total: the rules a planner chooses, and what is not done behind his back. */
import { describe, expect, test } from 'vitest'
import { demandOf, edit, lock, month, refusal, threeCustomers, typed } from './three-customers'

describe('rules', () => {
  test('in proportion, equally, by weights and by another measure', () => {
    const plan = threeCustomers([10, 20, 30])
    edit(plan, [typed('120')])
    expect(demandOf(plan)).toEqual([20, 40, 60])
    edit(plan, [typed('120')], { rule: 'equal' })
    expect(demandOf(plan)).toEqual([40, 40, 40])
    edit(plan, [typed('100')], { rule: { kind: 'weights', weights: { C1: 1, C2: 2, C3: 2 } } })
    expect(demandOf(plan)).toEqual([20, 40, 40])
    edit(plan, [typed('12')], {
      rule: { kind: 'weights', weights: { 'P|C1': 1, 'P|C2': 1, 'P|C3': 4 } },
    })
    expect(demandOf(plan)).toEqual([2, 2, 8])
    edit(plan, [typed('60')], { rule: { kind: 'measure', measure: 'sales_forecast' } })
    expect(demandOf(plan)).toEqual([10, 20, 30])
  })

  test('weights of a stranger and measures of the other side are refused by name', () => {
    const plan = threeCustomers([10, 20, 30])
    const weights = { kind: 'weights', weights: { C1: 1, C9: 2 } } as const
    expect(refusal(() => edit(plan, [typed('9')], { rule: weights }))).toMatchObject({
      code: 'WEIGHTS_NOT_USABLE',
      params: { reason: 'not_below', names: 'C9' },
    })
    const measure = { kind: 'measure', measure: 'projected_stock' } as const
    expect(refusal(() => edit(plan, [typed('9')], { rule: measure }))).toMatchObject({
      code: 'WEIGHTS_NOT_USABLE',
      params: { reason: 'measure_elsewhere' },
    })
  })
})

describe('nothing is piled or zeroed silently', () => {
  test('typed numbers are no locks: 5, 5 typed and 5, set to 100, gives 34/33/33', () => {
    const plan = threeCustomers([5, 5, 5])
    for (const customer of ['C1', 'C2'])
      edit(plan, [typed('5', { where: { item: 'P', customer } })])
    edit(plan, [typed('100')])
    expect(demandOf(plan)).toEqual([34, 33, 33])
  })

  test('with the two locked 5/5/90 takes a confirmation that names the child', () => {
    const plan = threeCustomers([5, 5, 5])
    for (const customer of ['C1', 'C2']) lock(plan, { item: 'P', customer })
    expect(refusal(() => edit(plan, [typed('100')]))).toEqual({
      code: 'SPLIT_NEEDS_CONFIRMATION',
      params: { count: 1, children: 'C3: 5 → 90' },
    })
    expect(demandOf(plan)).toEqual([5, 5, 5])
    edit(plan, [typed('100')], { confirmed: true })
    expect(demandOf(plan)).toEqual([5, 5, 90])
  })

  test('5, 7, 5 set to 3 leaves everybody something; a weight of nothing takes a confirmation', () => {
    const plan = threeCustomers([5, 7, 5])
    edit(plan, [typed('5', { where: { item: 'P', customer: 'C1' } })])
    edit(plan, [typed('3')])
    expect(demandOf(plan)).toEqual([1, 1, 1])
    const rule = { kind: 'weights', weights: { C1: 1 } } as const
    expect(refusal(() => edit(plan, [typed('3')], { rule }))).toEqual({
      code: 'SPLIT_NEEDS_CONFIRMATION',
      params: { count: 2, children: 'C2: 1 → 0; C3: 1 → 0' },
    })
  })

  test('a total of zero is what was asked for', () => {
    const plan = threeCustomers([5, 7, 5])
    edit(plan, [typed('0')])
    expect(demandOf(plan)).toEqual([0, 0, 0])
    // And back from nothing: no reference value, so equally, and not refused.
    edit(plan, [typed('31')])
    expect(demandOf(plan)).toEqual([11, 10, 10])
  })
})

describe('entries at a total', () => {
  test('=prev and =ly give each line its own, =baseline and the like its own measure', () => {
    const plan = threeCustomers([10, 20, 30])
    edit(plan, [typed('600', { period: '2027-01' })], { rule: 'equal' })
    edit(plan, [typed('=prev')])
    expect(demandOf(plan)).toEqual([200, 200, 200])
    edit(plan, [typed('=sales forecast')])
    expect(demandOf(plan)).toEqual([10, 20, 30])
    expect(refusal(() => edit(plan, [typed('=planned_supply')]))).toMatchObject({
      code: 'ENTRY_NOT_UNDERSTOOD',
      params: { reason: 'measure_elsewhere' },
    })
  })

  test('supply of the past is not known: =ly and =prev are refused, not taken for zero', () => {
    const plan = threeCustomers([10, 20, 30])
    const supply = { measure: 'planned_supply' }
    const before = plan.figures('planned_supply', 'P|S')
    for (const [entry, reason] of [
      ['=ly', 'no_last_year'],
      ['=prev', 'no_previous'],
    ] as const)
      expect(refusal(() => edit(plan, [typed(entry, { ...supply, period: '2027-01' })]))).toEqual({
        code: 'ENTRY_NOT_UNDERSTOOD',
        params: { entry, reason },
      })
    expect(plan.figures('planned_supply', 'P|S')).toEqual(before)
    edit(plan, [typed('40', { ...supply, period: '2027-01' })])
    edit(plan, [typed('=prev', supply)])
    expect(plan.figures('planned_supply', 'P|S').slice(0, 2)).toEqual([40, 40])
  })

  test('nothing falls below zero', () => {
    const plan = threeCustomers([10, 20, 30])
    expect(refusal(() => edit(plan, [typed('-61')]))).toMatchObject({
      code: 'ENTRY_NOT_UNDERSTOOD',
      params: { reason: 'below_zero' },
    })
  })

  test('decimals are as where the typist comes from', () => {
    const plan = threeCustomers([10, 20, 30])
    edit(plan, [typed('1.200')], { locale: 'de-DE' })
    expect(demandOf(plan)).toEqual([200, 400, 600])
    edit(plan, [typed('1,200')], { locale: 'en' })
    expect(demandOf(plan)).toEqual([200, 400, 600])
  })
})

describe('several edits in one call', () => {
  const edits = [
    typed('7', { where: { item: 'P', customer: 'C1' } }),
    typed('9', { where: { item: 'P', customer: 'C2' } }),
    typed('x', { where: { item: 'P', customer: 'C3' } }),
    typed('4', { where: { item: 'P', customer: 'C3' }, period: '2026-01' }),
  ]

  test('go in whole or not at all', () => {
    const plan = threeCustomers([1, 2, 3])
    lock(plan, { item: 'P', customer: 'C2' })
    expect(refusal(() => edit(plan, edits)).code).toBe('CELL_LOCKED')
    expect(demandOf(plan)).toEqual([1, 2, 3])
  })

  test('or the good part goes in and the rest is listed', () => {
    const plan = threeCustomers([1, 2, 3])
    lock(plan, { item: 'P', customer: 'C2' })
    const refused = edit(plan, edits, { partial: true })
    expect(demandOf(plan)).toEqual([7, 2, 3])
    expect(refused.map(({ index, code }) => [index, code])).toEqual([
      [1, 'CELL_LOCKED'],
      [2, 'ENTRY_NOT_UNDERSTOOD'],
      [3, 'CELL_NOT_EDITABLE'],
    ])
    expect(refused[0]?.params).toEqual({ measure: 'consensus_demand', period: month })
  })
})
