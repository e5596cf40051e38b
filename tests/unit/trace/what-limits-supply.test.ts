/** Planners ask what holds supply back: the component, the hours or the supplier, and through what. */
import { buildPlanModel } from '@main/engine/plan/plan-model'
import { traceCell } from '@main/engine/trace/trace-cell'
import { describe, expect, test } from 'vitest'
import { planOf, smallPlan, type TestPlan } from '../../support/calculated-plan'
import { createSampleSource } from '../../support/sample-source'
import { smallCompany } from '../../support/small-company'
import { traceSourceOf } from '../../support/trace-source'

const source = createSampleSource()
const model = buildPlanModel(source, '2026-11-15')
const rows = traceSourceOf(source)

const limitsOf = (plan: TestPlan, measure: string, item: string, period: string) =>
  traceCell(plan, rows, { where: { item }, measure, period }).limits

describe('what limits supply', () => {
  test('is nothing where all that is planned comes true', () => {
    const plan = planOf(model)
    expect(limitsOf(plan, 'constrained_supply', 'FG-RC01', '2027-01')).toEqual([])
  })

  test('a component that cannot be had in time is named with the months an order takes', () => {
    const [limit] = limitsOf(planOf(model), 'gap', 'RM-MCU01', '2026-12')
    expect(limit).toMatchObject({
      kind: 'lead_time',
      code: 'RM-MCU01',
      months: model.master.items.get('RM-MCU01')?.leadMonths,
      via: [],
    })
    expect(limit!.available! / limit!.asked!).toBeCloseTo(limit!.share, 9)
  })

  test('a late supplier is found at the root, through the boards between', () => {
    const plan = planOf(model)
    plan.assume({
      kind: 'receipts',
      supplier: 'S02',
      item: 'RM-MCU01',
      from: '2026-11',
      to: '2027-03',
      periodsLate: 3,
      percentShort: 0,
    })
    const short = model.supplyLines
      .filter(({ item }) => item.family === 'air_fryer')
      .map(({ item }) => limitsOf(plan, 'gap', item.item, '2027-01')[0])
      .filter((limit) => limit !== undefined)
    expect(short.length).toBeGreaterThan(3)
    for (const limit of short) {
      expect(limit).toMatchObject({ kind: 'supplier', code: 'RM-MCU01' })
      expect(limit.via.length).toBeGreaterThan(0)
      expect(limit.place).toMatchObject({ where: { item: 'RM-MCU01' }, measure: 'gap' })
    }
    const family = traceCell(plan, rows, {
      where: { family: 'air_fryer' },
      measure: 'gap',
      period: '2027-01',
    })
    expect(family.limits[0]).toMatchObject({ kind: 'supplier', code: 'RM-MCU01' })
    expect(family.limits[0]!.lost).toBeCloseTo(-family.value!, -1)
  })

  test('hours that are missing name their resource', () => {
    const hours = [{ regular_hours: 50, overtime_hours: 0, overtime_cost_per_hour: 0 }]
    const capacity = ['2027-01', '2027-02', '2027-03', '2027-04', '2027-05', '2027-06'].map(
      (month) => ({ resource: 'R', month, ...hours[0]! }),
    )
    const few = smallCompany({ capacity })
    const plan = smallPlan(few)
    const { limits, inputs } = traceCell(plan, traceSourceOf(few), {
      where: { item: 'P' },
      measure: 'constrained_supply',
      period: '2027-02',
    })
    expect(limits).toMatchObject([{ kind: 'hours', code: 'R', available: 50, via: [] }])
    const share = inputs.find(({ key }) => key === 'hours_share')
    expect(share).toMatchObject({ code: 'R', place: { where: { resource: 'R' }, measure: 'load' } })
    expect(share!.value).toBeLessThan(1)
  })

  test('refuses what no plan has', () => {
    const plan = planOf(model)
    const ask = (place: Parameters<typeof traceCell>[2]) => () => traceCell(plan, rows, place)
    const period = '2027-01'
    expect(ask({ where: {}, measure: 'toString', period })).toThrow('NOT_FOUND')
    expect(ask({ where: {}, measure: 'gap', period: '1999-01' })).toThrow('NOT_FOUND')
    expect(ask({ where: { item: 'X' }, measure: 'gap', period })).toThrow('NOTHING_SELECTED')
  })
})
