import { driverFault } from '@main/engine/plan/check-driver'
import type { DriverAssumption, DriverOf } from '@shared/model/drivers'
import { expect, test } from 'vitest'
import { drivenModel } from '../../support/driven-company'

const model = drivenModel()
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
const span = { from: '2027-01', to: '2027-03' }
const units: DriverAssumption = {
  kind: 'demand_units',
  where: {},
  ...span,
  units: 5,
  spread: 'equal',
}
const won: DriverOf<'opportunity'> = {
  kind: 'opportunity',
  opportunity: 'A',
  outcome: 'won',
  newBusinessPercent: 100,
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
const price: DriverAssumption = { kind: 'price', where: {}, ...span, percent: 3 }
const cost: DriverAssumption = { kind: 'cost', where: { family: 'MAT' }, ...span, percent: 3 }
const promotion: DriverAssumption = { kind: 'promotion', where: {}, ...span, percent: 10 }
const cover: DriverAssumption = { kind: 'safety_stock', where: { site: 'S' }, days: 10 }
const made: DriverOf<'new_item'> = {
  kind: 'new_item',
  item: 'N',
  name: { zh: 'N', en: 'N' },
  analogue: 'P',
  sharePercent: 50,
  start: '2027-02',
  rampPeriods: 0,
  cannibalPercent: 0,
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
  [units, null],
  [{ ...units, units: 0 }, 'no_change'],
  [{ ...units, where: { item: 'M' } }, 'nothing_matches'],
  [won, null],
  [{ ...won, outcome: 'lost' }, null],
  [{ ...won, close: '2027-04' }, null],
  [{ ...won, opportunity: 'Z' }, 'opportunity_unknown'],
  [{ ...won, opportunity: 'W' }, 'opportunity_won'],
  [{ ...won, close: '2026-11' }, 'span_outside'],
  [{ ...won, close: '2027-06' }, 'span_outside'],
  [capacity, null],
  [{ ...capacity, resources: [], site: 'S' }, null],
  [{ ...capacity, resources: ['X'] }, 'resource_unknown'],
  [{ ...capacity, resources: ['R', 'X'] }, 'resource_unknown'],
  [{ ...capacity, resources: [] }, 'resource_unknown'],
  [{ ...capacity, regularPercent: 0 }, 'no_change'],
  [{ ...capacity, from: '2030-01', to: '2030-02' }, 'span_outside'],
  [price, null],
  [{ ...price, where: { site: 'S' } }, 'attribute_unknown'],
  [cost, null],
  [{ ...cost, where: { customer: 'C1' } }, 'attribute_unknown'],
  [{ ...cost, where: { item: 'Z' } }, 'nothing_matches'],
  [promotion, null],
  [{ ...promotion, percent: 0 }, 'no_change'],
  [cover, null],
  [{ ...cover, days: 0 }, 'no_change'],
  [{ ...cover, where: { customer: 'C1' } }, 'attribute_unknown'],
  [{ ...cover, where: { site: 'T' } }, 'nothing_matches'],
  [made, null],
  [{ ...made, item: 'M' }, 'item_exists'],
  [{ ...made, analogue: 'Z' }, 'analogue_unknown'],
  [{ ...made, analogue: 'M' }, 'baseline_missing'],
  [{ ...made, predecessor: 'Z' }, 'predecessor_unknown'],
  [{ ...made, start: '2026-12' }, 'span_outside'],
])('%j: %s', (assumption, fault) => {
  expect(driverFault(model, assumption)).toBe(fault)
})
