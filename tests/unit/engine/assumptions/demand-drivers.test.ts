import type { DriverAssumption, DriverOf } from '@shared/model/drivers'
import { describe, expect, test } from 'vitest'
import { drivenModel, planned, plannedOf, resolved, span } from '../../../support/driven-company'

const model = drivenModel()
const [c1, c2] = [model.demandIndex.get('P|C1')!, model.demandIndex.get('P|C2')!]
const percent: DriverOf<'demand_percent'> = {
  kind: 'demand_percent',
  where: { customer: 'C1' },
  ...span,
  percent: 20,
}
const units: DriverOf<'demand_units'> = {
  kind: 'demand_units',
  where: {},
  ...span,
  units: 50,
  spread: 'demand',
}
const won: DriverOf<'opportunity'> = {
  kind: 'opportunity',
  opportunity: 'A',
  outcome: 'won',
  newBusinessPercent: 100,
}
const promotion: DriverOf<'promotion'> = { kind: 'promotion', where: {}, ...span, percent: 10 }

describe('demand by percentages and units', () => {
  test('a percentage is a factor over the periods of its span, on the lines of its filter', () => {
    const { demand } = resolved(model, percent)
    expect([...demand.keys()]).toEqual([c1])
    expect(demand.get(c1)).toEqual([{ from: 13, to: 14, factor: 1.2, add: null, depth: 1 }])
  })

  test('units are spread in proportion to demand, to history, or equally', () => {
    const parts = (driver: DriverAssumption) => {
      const { demand } = resolved(model, driver)
      return [c1, c2].map((line) => planned(model, demand.get(line)?.[0]?.add ?? undefined))
    }
    const now = [c1, c2].map((line) => plannedOf(model, model.blendedDemand, line)?.[1] ?? 0)
    const whole = now[0]! + now[1]!
    const [first, second] = parts(units)
    expect(first?.[1]).toBeCloseTo((50 * now[0]!) / whole)
    expect(first![1]! + second![1]!).toBeCloseTo(50)
    expect(first?.[3]).toBe(0)
    expect(parts({ ...units, spread: 'history' })).toEqual([
      [0, 30, 30, 0, 0, 0],
      [0, 20, 20, 0, 0, 0],
    ])
    expect(parts({ ...units, spread: 'equal' })).toEqual([
      [0, 25, 25, 0, 0, 0],
      [0, 25, 25, 0, 0, 0],
    ])
  })

  test('no more falls away than there is', () => {
    const { demand } = resolved(model, { ...units, units: -1e6 })
    const now = plannedOf(model, model.blendedDemand, c1)!
    expect(planned(model, demand.get(c1)?.[0]?.add ?? undefined)).toEqual([
      0,
      -now[1]!,
      -now[2]!,
      0,
      0,
      0,
    ])
  })

  test("a parent's drivers come first, and within a scenario percentages before units, however they are listed", () => {
    const parents = { ...percent, percent: 50 }
    const listed = [
      resolved(model, units, percent, [parents, 0]),
      resolved(model, [parents, 0], percent, units),
    ]
    for (const { demand } of listed)
      expect(demand.get(c1)?.map(({ factor, depth }) => [factor, depth])).toEqual([
        [1.5, 0],
        [1.2, 1],
        [1, 1],
      ])
  })

  test('what lies before the current period or beyond the horizon is left out', () => {
    const { demand } = resolved(model, { ...percent, from: '2020-01', to: '2040-01' })
    expect(demand.get(c1)?.[0]).toMatchObject({ from: 12, to: 17 })
  })
})

describe('opportunities', () => {
  const before = [c1, c2].map((line) => plannedOf(model, model.blendedDemand, line)!)

  test('a won deal leaves the pipeline and is firm from the month after its close on', () => {
    const { layers, blended } = resolved(model, won)
    expect(planned(model, layers.get('pipeline')?.get(c1))).toEqual([0, 0, 0, 0, 0, 0])
    expect(planned(model, layers.get('firm_demand')?.get(c1))).toEqual([0, 40, 40, 40, 0, 0])
    // 40 a month on top, and 30 % of a half of 40 no longer hoped for.
    planned(model, blended.get(c1))!.forEach((value, t) => {
      expect(value).toBeCloseTo(before[0]![t]! + (t >= 1 && t <= 3 ? 34 : 0), 4)
    })
    expect(planned(model, blended.get(c2))).toEqual(before[1])
    expect(layers.has('driver_uplift')).toBe(false)
  })

  test('what is no new business consumes the forecast of its item', () => {
    const { blended } = resolved(model, { ...won, newBusinessPercent: 0 })
    const total = (t: number) =>
      planned(model, blended.get(c1))![t]! + planned(model, blended.get(c2))![t]!
    expect(total(1)).toBeCloseTo(before[0]![1]! + before[1]![1]! - 6, 4)
    expect(planned(model, blended.get(c1))![1]).toBeGreaterThanOrEqual(40)
  })

  test('it can be won later than the CRM expects', () => {
    const { layers } = resolved(model, { ...won, close: '2027-04' })
    expect(planned(model, layers.get('firm_demand')?.get(c1))).toEqual([0, 0, 0, 0, 40, 40])
  })

  test('a lost deal leaves the pipeline, and nothing takes its place', () => {
    const { layers, blended } = resolved(model, { ...won, outcome: 'lost' })
    expect(layers.has('firm_demand')).toBe(false)
    expect(planned(model, blended.get(c1))![1]).toBeCloseTo(before[0]![1]! - 6, 4)
  })

  test('deals that ended, or that this snapshot does not have, change nothing', () => {
    for (const opportunity of ['W', 'Z'])
      expect(resolved(model, { ...won, opportunity }).blended.size).toBe(0)
  })

  test('of two outcomes of a deal the deeper one holds, and in one scenario the loss', () => {
    const lost = { ...won, outcome: 'lost' as const }
    expect(resolved(model, [lost, 1], [won, 2]).layers.has('firm_demand')).toBe(true)
    expect(resolved(model, [won, 2], [lost, 1])).toEqual(resolved(model, [lost, 1], [won, 2]))
    expect(resolved(model, won, lost)).toEqual(resolved(model, lost, won))
    expect(resolved(model, won, lost).layers.has('firm_demand')).toBe(false)
  })
})

describe('promotions', () => {
  test('lift the baseline by a part of itself, added to the events there are', () => {
    const { layers, blended } = resolved(model, promotion)
    const baseline = plannedOf(model, model.layers.baseline, c1)!
    const uplift = planned(model, layers.get('driver_uplift')?.get(c1))!
    expect(uplift[0]).toBe(0)
    expect(uplift[1]).toBeCloseTo(baseline[1]! / 10, 4)
    const before = plannedOf(model, model.blendedDemand, c1)!
    expect(planned(model, blended.get(c1))![1]).toBeCloseTo(before[1]! + baseline[1]! / 10, 4)
    expect(planned(model, blended.get(c1))![3]).toBe(before[3])
  })

  test('add up with each other and with a won deal, in any order', () => {
    const other = { ...promotion, where: { customer: 'C1' }, percent: 5 }
    const listed = [
      [promotion, other, won],
      [won, other, promotion],
    ].map((drivers) => resolved(model, ...drivers))
    const rows = listed.map(({ blended }) => planned(model, blended.get(c1))!)
    expect(rows[0]).toEqual(rows[1])
    const baseline = plannedOf(model, model.layers.baseline, c1)!
    const before = plannedOf(model, model.blendedDemand, c1)!
    expect(rows[0]![1]).toBeCloseTo(before[1]! + 0.15 * baseline[1]! + 34, 4)
  })
})
