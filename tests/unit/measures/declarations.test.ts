import { weightedAverage } from '@main/engine/hierarchy/weighted-average'
import { catalogues } from '@shared/messages/catalogue'
import { inputsOf, type Measure, measure } from '@shared/model/measures/measure-shape'
import { calculationOrder, measures } from '@shared/model/measures/measures'
import { orderMeasures } from '@shared/model/measures/order-measures'
import { describe, expect, test } from 'vitest'
import { smallPlan } from '../../support/calculated-plan'
import { smallCompany } from '../../support/small-company'

const quantity = (key: string, options: Partial<Measure> = {}) =>
  measure('supply', key, 'quantity', options)

describe('what measures read of each other', () => {
  test('every measure comes after what it reads of the same period', () => {
    expect([...calculationOrder].sort()).toEqual(measures.map(({ key }) => key).sort())
    for (const { key, from } of measures)
      for (const input of from)
        expect(calculationOrder.indexOf(input), `${key} reads ${input}`).toBeLessThan(
          calculationOrder.indexOf(key),
        )
  })

  test('a circle is refused by name', () => {
    const circle = [
      quantity('a', { from: ['c'] }),
      quantity('b', { from: ['a'] }),
      quantity('c', { from: ['b'] }),
    ]
    expect(() => orderMeasures(circle)).toThrow('measures in a circle: a → c → b → a')
    expect(() => orderMeasures([quantity('a', { from: ['a'] })])).toThrow('a → a')
  })

  test('reading the period before, or other lines of the bill, is no circle', () => {
    const looped = [
      quantity('stock', { from: ['supply'] }),
      quantity('supply', { fromBefore: ['stock'], fromBill: ['supply'] }),
    ]
    expect(orderMeasures(looped)).toEqual(['supply', 'stock'])
  })

  test('what nobody declares, and what two declare, is refused', () => {
    expect(() => orderMeasures([quantity('a', { fromBefore: ['b'] })])).toThrow(
      'measure a reads unknown measure b',
    )
    expect(() => orderMeasures([quantity('a'), quantity('a')])).toThrow('declared twice: a')
  })
})

test('every measure has a name and an explanation in both languages', () => {
  for (const { measures: names, explanations } of Object.values(catalogues))
    for (const { key } of measures) {
      expect(names, key).toHaveProperty(key)
      expect(explanations, key).toHaveProperty(key)
    }
})

test('what can be typed says how a total is split, and nothing else does', () => {
  for (const { key, editable, split } of measures) expect(split !== null, key).toBe(editable)
})

test('aggregation reads declared measures only', () => {
  for (const declared of measures)
    if (declared.across.kind === 'ratio')
      expect(inputsOf(declared)).toEqual([declared.across.of, declared.across.to])
})

test('a weighted average counts each line by its weight', () => {
  const plan = smallPlan(smallCompany())
  // Customers of 60 and 40 a month: (60 × 60 + 40 × 40) ÷ 100.
  const average = weightedAverage(plan, 'consensus_demand', 'consensus_demand', [0, 1])
  expect([...average.slice(plan.model.axis.current)]).toEqual(Array(6).fill(52))
  const nothing = weightedAverage(plan, 'consensus_demand', 'pipeline', [0, 1])
  expect([...nothing.slice(plan.model.axis.current)].every(Number.isNaN)).toBe(true)
})
