import { lifecycleCells } from '@main/engine/baseline/lifecycle-part'
import { extendModel } from '@main/engine/plan/extend-model'
import type { NewItemDriver } from '@shared/model/drivers'
import { expect, test } from 'vitest'
import { planOf } from '../../support/calculated-plan'
import { drivenModel, plannedOf } from '../../support/driven-company'

const model = drivenModel()
const made: NewItemDriver = {
  kind: 'new_item',
  item: 'N',
  name: { zh: '新', en: 'New' },
  analogue: 'P',
  sharePercent: 50,
  start: '2027-02',
  rampPeriods: 1,
  price: 20,
  cost: 9,
  predecessor: 'P',
  cannibalPercent: 40,
}
const baselineOf = (of: typeof model, key: string) =>
  plannedOf(of, of.layers.baseline, of.demandIndex.get(key)!)!

test('the new lines come after the old ones, which keep their places; the model itself stays', () => {
  const lines = [model.demandLines.length, model.supplyLines.length]
  const before = Float64Array.from(model.layers.baseline)
  const extended = extendModel(model, [made])
  expect([...model.demandIndex].every(([key, at]) => extended.demandIndex.get(key) === at)).toBe(
    true,
  )
  expect(extended.demandLines.slice(lines[0]).map(({ key }) => key)).toEqual(['N|C1', 'N|C2'])
  expect(extended.supplyLines.slice(lines[1]).map(({ key }) => key)).toEqual(['N|S'])
  expect([model.demandLines.length, model.supplyLines.length]).toEqual(lines)
  expect(model.layers.baseline).toEqual(before)
  expect(model.master.items.has('N')).toBe(false)
})

test("sells a part of its analogue's baseline from its start on, in equal steps, and takes from its predecessor", () => {
  const extended = extendModel(model, [made])
  const old = baselineOf(model, 'P|C1')
  baselineOf(extended, 'N|C1').forEach((value, t) => {
    expect(value).toBeCloseTo([0, 0.25, 0.5, 0.5, 0.5, 0.5][t]! * old[t]!, 4)
  })
  baselineOf(extended, 'P|C1').forEach((value, t) => {
    expect(value).toBeCloseTo((1 - [0, 0.1, 0.2, 0.2, 0.2, 0.2][t]!) * old[t]!, 4)
  })
})

test("is made like its analogue, and sold at its own price and the customer's discount", () => {
  const prices = [{ item: 'P', class: 'A', price: 8, valid_from: '2026-01-01' }]
  const plan = planOf(extendModel(drivenModel({ price: prices }), [made]))
  expect(plan.model.demandLines.at(-1)).toMatchObject({ price: 16, item: { cost: 9 } })
  const supply = plan.figures('planned_supply', 'N|S')
  expect(supply[1]).toBeGreaterThan(0)
  const withNew = plan.figures('load')[1]!
  expect(withNew).toBeCloseTo(plan.figures('planned_supply', 'P|S')[1]! + supply[1]!, 6)
  const shipped = plan.figures('planned_shipments', 'N|C1')
  expect(plan.figures('revenue', 'N|C1')[2]).toBeCloseTo(shipped[2]! * 16)
  expect(plan.figures('cost_of_goods', 'N|C1')[2]).toBeCloseTo(shipped[2]! * 9)
})

test('several new items take from one predecessor together, in any order, down to nothing at most', () => {
  const greedy = { ...made, sharePercent: 100, cannibalPercent: 100, rampPeriods: 0 }
  const other = { ...made, item: 'N2' }
  const [one, two] = [extendModel(model, [made, other]), extendModel(model, [other, made])]
  expect(baselineOf(one, 'P|C2')).toEqual(baselineOf(two, 'P|C2'))
  expect(baselineOf(one, 'P|C2')[2]).toBeCloseTo(baselineOf(model, 'P|C2')[2]! * 0.6, 4)
  const gone = extendModel(model, [greedy, { ...greedy, item: 'N2' }])
  expect(baselineOf(gone, 'P|C1').slice(1)).toEqual([0, 0, 0, 0, 0])
})

test('a new item may be like another one; what the data has by now, or has no analogue for, is passed over', () => {
  const like = { ...made, item: 'N2', analogue: 'N', predecessor: undefined }
  const extended = extendModel(model, [like, made])
  expect(extended.supplyIndex.has('N2|S')).toBe(true)
  expect(baselineOf(extended, 'N2|C1')[5]).toBeCloseTo(baselineOf(extended, 'N|C1')[5]! / 2, 4)
  expect(extendModel(model, [{ ...made, item: 'P' }])).toBe(model)
  expect(extendModel(model, [{ ...made, analogue: 'Z' }])).toBe(model)
})

test('its purchases are paid on the terms of its analogue, at prices that differ as the costs do', () => {
  const extended = extendModel(model, [{ ...made, analogue: 'M', item: 'M2', cost: 3 }])
  const [like, terms] = ['M|S', 'M2|S'].map(
    (key) => extended.finance.supply[extended.supplyIndex.get(key)!]!,
  )
  expect(extended.finance.supply).toHaveLength(extended.supplyLines.length)
  expect(terms!.terms).toEqual(like!.terms)
  expect(terms!.unitCost[0]).toBeCloseTo((like!.unitCost[0]! * 3) / 2)
})

test('what the life of a new item brings is its baseline; its predecessor loses what it takes', () => {
  const extended = extendModel(model, [made])
  const lifecycle = (key: string): number[] =>
    plannedOf(extended, lifecycleCells(extended), extended.demandIndex.get(key)!)!
  expect(lifecycle('N|C1').some((units) => units > 0)).toBe(true)
  expect(lifecycle('N|C1')).toEqual(baselineOf(extended, 'N|C1'))
  const before = baselineOf(model, 'P|C1')
  expect(lifecycle('P|C1')).toEqual(
    baselineOf(extended, 'P|C1').map((units, h) => units - before[h]!),
  )
})
