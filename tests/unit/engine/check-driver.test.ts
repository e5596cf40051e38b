import { driverFault } from '@main/engine/plan/check-driver'
import { buildPlanModel } from '@main/engine/plan/plan-model'
import type { DriverAssumption } from '@shared/model/drivers'
import { expect, test } from 'vitest'
import { smallCompany } from '../../support/small-company'

const model = buildPlanModel(smallCompany(), '2027-01-01', { past: 12, future: 6 })
const demand: DriverAssumption = {
  kind: 'demand_percent',
  where: { customer: 'C1' },
  from: '2027-01',
  to: '2027-03',
  percent: 20,
}
const receipts: DriverAssumption = {
  kind: 'receipts',
  supplier: 'V',
  from: '2027-01',
  to: '2027-03',
  periodsLate: 1,
  percentShort: 0,
}

test.each<[DriverAssumption, string | null]>([
  [demand, null],
  [{ ...demand, where: {} }, null],
  [{ ...demand, where: { custmer: 'C1' } }, 'attribute_unknown'],
  [{ ...demand, where: { customer: 'C9' } }, 'nothing_matches'],
  [{ ...demand, percent: 0 }, 'no_change'],
  [{ ...demand, from: '2027-03', to: '2027-01' }, 'span_reversed'],
  [{ ...demand, from: '2020-01', to: '2020-03' }, 'span_outside'],
  [{ ...demand, to: '2027-13' }, 'span_outside'],
  [receipts, null],
  [{ ...receipts, item: 'M' }, null],
  [{ ...receipts, item: 'P' }, 'nothing_matches'],
  [{ ...receipts, supplier: 'W' }, 'supplier_unknown'],
  [{ ...receipts, periodsLate: 0 }, 'no_change'],
])('%j: %s', (assumption, fault) => {
  expect(driverFault(model, assumption)).toBe(fault)
})
