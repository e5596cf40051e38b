/** Exceptions, each evaluated over all lines of a company that can be calculated by hand. */
import { buildPlanModel } from '@main/engine/plan/plan-model'
import { exceptionLines } from '@main/engine/rows/exception-lines'
import { lineMasks } from '@main/engine/rows/line-masks'
import type { PlanChange } from '@shared/changes/plan-change'
import type { ExceptionKind } from '@shared/contract/row-filter'
import { expect, it } from 'vitest'
import { smallPlan, type TestPlan } from '../../support/calculated-plan'
import { smallCompany } from '../../support/small-company'

const met = (plan: TestPlan, kind: ExceptionKind, more: object = {}, facts = {}) => {
  const { demand, supply, resource } = exceptionLines(plan, { kind, ...more }, facts)
  const { model } = plan
  const keys = (lines: readonly { key: string }[], mask: Uint8Array | null) =>
    lines.filter((_, at) => mask?.[at]).map(({ key }) => key)
  return [
    ...keys(model.demandLines, demand),
    ...keys(model.supplyLines, supply),
    ...model.resources.filter((_, at) => resource?.[at]),
  ]
}

const write = (
  line: string,
  measure: 'override' | 'planned_supply',
  period: string,
  after: number,
): PlanChange => ({
  kind: 'set_cells',
  measure,
  cells: [{ line, period, before: null, after, depthBefore: null, depthAfter: 0 }],
})

it('shortage: in the months asked about and no others', () => {
  const plan = smallPlan(smallCompany())
  plan.apply(write('P|S', 'planned_supply', '2027-05', 0))
  expect(met(plan, 'shortage')).toContain('P|S')
  expect(met(plan, 'shortage', { months: 3 })).not.toContain('P|S')
})

it('override differs from the baseline by more than a share of it', () => {
  const plan = smallPlan(smallCompany())
  plan.apply(write('P|C1', 'override', '2027-02', 90))
  expect(met(plan, 'override_differs', { share: 0.3 })).toEqual(['P|C1'])
  plan.apply(write('P|C1', 'override', '2027-02', 0))
  expect(met(plan, 'override_differs', { share: 0.3 })).toEqual([])
})

it('overloaded resource: with the lines that are made on it', () => {
  const capacity = ['2027-01', '2027-02', '2027-03'].map((month) => ({
    resource: 'R',
    month,
    regular_hours: 10,
    overtime_hours: 200,
    overtime_cost_per_hour: 0,
  }))
  const plan = smallPlan(smallCompany({ capacity }))
  expect(met(plan, 'overloaded')).toEqual(['P|S', 'R'])
  const masks = lineMasks(plan, { exceptions: [{ kind: 'overloaded' }] })!
  expect([...masks.resource]).toEqual([1])
  expect([...masks.demand]).toEqual([1, 1])
})

it('typed, locked and commented lines', () => {
  const plan = smallPlan(smallCompany())
  expect(met(plan, 'typed')).toEqual([])
  plan.apply(write('P|C2', 'override', '2027-02', 5))
  expect(met(plan, 'typed')).toEqual(['P|C2'])
  plan.apply({
    kind: 'set_locks',
    measure: 'override',
    cells: [{ line: 'P|C1', period: '2027-02', before: false, after: true }],
  })
  expect(met(plan, 'locked')).toEqual(['P|C1'])
  expect(met(plan, 'commented', {}, { commented: [{ customer: 'C2' }] })).toEqual(['P|C2'])
})

it('changed by the pull: stock, receipts and forecasts that differ, and lines that are new', () => {
  const horizon = { past: 12, future: 6 }
  const before = buildPlanModel(smallCompany(), '2027-01-01', horizon)
  const company = smallCompany()
  const forecasts = company.tables.sales_forecast!.map((row) =>
    row.customer === 'C1' && row.month === '2027-03' ? { ...row, quantity: 75 } : row,
  )
  const later = smallCompany({
    sales_forecast: forecasts,
    stock: [{ item: 'M', site: 'S', on_hand: 250, quality_hold: 0, reserved: 0 }],
  })
  expect(met(smallPlan(later), 'changed_by_pull', {}, { before })).toEqual(['P|C1', 'M|S'])
  expect(met(smallPlan(smallCompany()), 'changed_by_pull', {}, { before })).toEqual([])
})
