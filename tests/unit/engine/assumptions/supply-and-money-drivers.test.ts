import { noAssumptions } from '@main/engine/assumptions/resolved-assumptions'
import type { DriverOf } from '@shared/model/drivers'
import { describe, expect, test } from 'vitest'
import { drivenModel, planned, resolved, span } from '../../../support/driven-company'

const model = drivenModel()
const material = model.supplyIndex.get('M|S')!
const product = model.supplyIndex.get('P|S')!
const receipts: DriverOf<'receipts'> = {
  kind: 'receipts',
  supplier: 'V',
  ...span,
  periodsLate: 1,
  percentShort: 0,
}
const capacity: DriverOf<'capacity'> = {
  kind: 'capacity',
  resources: ['R'],
  ...span,
  regularPercent: -20,
  overtimePercent: 0,
  regularHours: 0,
  overtimeHours: 0,
}
const price: DriverOf<'price'> = { kind: 'price', where: { customer: 'C1' }, ...span, percent: 3 }
const cost: DriverOf<'cost'> = { kind: 'cost', where: { item: 'M' }, ...span, percent: 50 }
const cover: DriverOf<'safety_stock'> = { kind: 'safety_stock', where: {}, days: 30 }

test('without drivers nothing is assumed', () => {
  expect(resolved(model)).toBe(noAssumptions)
})

describe('receipts', () => {
  test('come later and short, those under way and those planned', () => {
    const disturbed = resolved(model, { ...receipts, percentShort: 25 })
    expect(planned(model, disturbed.receipts.get(material))).toEqual([0, 0, 75, 0, 0, 0])
    const [purchase] = disturbed.purchases.get(material)!
    expect(purchase?.share).toBe(1)
    expect([...purchase!.late.slice(12)]).toEqual([0, 1, 1, 0, 0, 0])
    expect(planned(model, purchase?.remains)).toEqual([1, 0.75, 0.75, 1, 1, 1])
    expect(disturbed.purchases.has(product)).toBe(false)
  })

  test('delays add up, shortfalls are of what the others leave, in any order', () => {
    const short = { ...receipts, periodsLate: 0, percentShort: 50 }
    const [one, two] = [
      resolved(model, receipts, short, receipts),
      resolved(model, short, receipts, receipts),
    ]
    expect(one).toEqual(two)
    expect(planned(model, one.receipts.get(material))).toEqual([0, 0, 0, 50, 0, 0])
  })

  test('what would come after the horizon is gone from it', () => {
    const { receipts: rows } = resolved(model, { ...receipts, periodsLate: 12 })
    expect(planned(model, rows.get(material))).toEqual([0, 0, 0, 0, 0, 0])
  })

  test('another item or supplier is not touched', () => {
    expect(resolved(model, { ...receipts, item: 'P' }).receipts.size).toBe(0)
    expect(resolved(model, { ...receipts, supplier: 'W' }).purchases.size).toBe(0)
  })
})

describe('hours', () => {
  test('change by percentages and by hours, of a resource or of a site', () => {
    const { capacity: hours, overtime } = resolved(model, { ...capacity, overtimeHours: 80 })
    expect(planned(model, hours.get(0))).toEqual([1000, 800, 800, 1000, 1000, 1000])
    expect(planned(model, overtime.get(0))).toEqual([0, 80, 80, 0, 0, 0])
    const bySite = resolved(model, { ...capacity, resources: [], site: 'S' })
    expect(bySite.capacity).toEqual(hours)
    expect(bySite.overtime.size).toBe(0)
  })

  test('percentages multiply before hours are added, in any order; never below none', () => {
    const more = { ...capacity, regularPercent: 0, regularHours: 100 }
    const half = { ...capacity, regularPercent: -50 }
    const [one, two] = [
      resolved(model, capacity, more, half),
      resolved(model, half, capacity, more),
    ]
    expect(planned(model, one.capacity.get(0))?.[1]).toBe(500)
    expect(one).toEqual(two)
    const none = resolved(model, { ...capacity, regularHours: -5000 })
    expect(planned(model, none.capacity.get(0))?.[1]).toBe(0)
  })
})

describe('prices and costs', () => {
  test('prices are factors on the lines of the filter, and multiply', () => {
    const c1 = model.demandIndex.get('P|C1')!
    const factors = resolved(model, price, { ...price, where: {} }).price
    expect(planned(model, factors.get(c1))).toEqual([1, 1.0609, 1.0609, 1, 1, 1])
    expect(factors.size).toBe(2)
    expect(planned(model, factors.get(1 - c1))?.[1]).toBe(1.03)
  })

  test('the cost of a component passes on to what is made of it', () => {
    const { supplyCost, demandCost } = resolved(model, cost)
    expect(planned(model, supplyCost.get(material))?.[1]).toBe(1.5)
    // Two of M at 2, half as much again, on 6.
    expect(planned(model, supplyCost.get(product))?.[1]).toBeCloseTo(1 + 2 / 6, 5)
    for (const row of demandCost.values()) expect(planned(model, row)?.[1]).toBeCloseTo(4 / 3, 5)
  })

  test('an item that the filter names itself takes the percentage, and not its components again', () => {
    const { supplyCost } = resolved(model, { ...cost, where: {}, percent: 10 })
    expect(planned(model, supplyCost.get(product))?.[1]).toBe(1.1)
  })

  test('a dearer component makes its purchases dearer, and not the work that is done on it', () => {
    const { purchaseCost, conversionCost } = resolved(model, cost)
    expect([...purchaseCost.keys()]).toEqual([material])
    expect(planned(model, purchaseCost.get(material))?.[1]).toBe(1.5)
    expect(conversionCost.has(product)).toBe(false)
  })

  test('work costs what an item costs beyond its components, both under the drivers', () => {
    // P at 6 from two of M at 2 leaves 2; a tenth more on P alone is 6.6 - 4, on both 6.6 - 4.4.
    const alone = resolved(model, { ...cost, where: { item: 'P' }, percent: 10 })
    const both = resolved(model, { ...cost, where: {}, percent: 10 })
    expect(planned(model, alone.conversionCost.get(product))?.[0]).toBe(2)
    expect(planned(model, alone.conversionCost.get(product))?.[1]).toBeCloseTo(2.6, 9)
    expect(planned(model, both.conversionCost.get(product))?.[1]).toBeCloseTo(2.2, 9)
  })
})

describe('safety stock', () => {
  test('is so many days of cover on the lines of the filter', () => {
    const { safetyDays } = resolved(model, { ...cover, where: { family: 'MAT' } })
    expect([...safetyDays]).toEqual([[material, 30]])
  })

  test('the closer filter holds, the deeper scenario before it, and else the longer cover', () => {
    const item = { ...cover, where: { item: 'M', site: 'S' }, days: 10 }
    const longer = { ...cover, days: 45 }
    for (const order of [
      [cover, item, longer],
      [longer, cover, item],
    ]) {
      const { safetyDays } = resolved(model, ...order)
      expect([safetyDays.get(material), safetyDays.get(product)]).toEqual([10, 45])
    }
    expect(resolved(model, [item, 0], [cover, 1]).safetyDays.get(material)).toBe(30)
  })
})
