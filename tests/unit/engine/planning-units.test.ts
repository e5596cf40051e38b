import { buildPlanModel } from '@main/engine/plan/plan-model'
import { inPlanningUnits } from '@main/engine/source/planning-units'
import { describe, expect, test } from 'vitest'
import { smallCompany } from '../../support/small-company'

const conversions = {
  unit_conversion: [
    { item: 'M', from_unit: 'carton', to_unit: 'pcs', factor: 24 },
    { item: '*', from_unit: 'dozen', to_unit: 'pcs', factor: 12 },
    { item: '*', from_unit: 'pcs', to_unit: 'half', factor: 2 },
  ],
}
const purchase = (quantity: number, unit: string | null, price = 48) => ({
  purchase_order: `PO-${unit}`,
  line: 1,
  supplier: 'V',
  item: 'M',
  site: 'S',
  ordered_on: '2026-12-01',
  due_on: '2027-02-10',
  quantity_ordered: quantity,
  quantity_received: 0,
  price,
  status: 'open',
  unit,
  currency: null,
})

describe('quantities in other units', () => {
  test.each([
    ['carton', 5, 120, 2],
    ['dozen', 5, 60, 4],
    ['half', 10, 5, 96],
    ['pcs', 7, 7, 48],
    [null, 7, 7, 48],
  ])('in %s: %d are %d in the planning unit, at %d each', (unit, given, expected, price) => {
    const source = smallCompany({
      ...conversions,
      purchase_order_line: [purchase(given, unit)],
    })
    const [row] = inPlanningUnits(source).rows('purchase_order_line')
    expect(row).toMatchObject({ quantity_ordered: expected, price })
  })

  test('bought in cartons, received in pieces', () => {
    const source = smallCompany({ ...conversions, purchase_order_line: [purchase(5, 'carton')] })
    const { position } = buildPlanModel(source, '2027-01-01', { past: 12, future: 6 })
    expect(position.receipts.map(({ quantity }) => quantity)).toEqual([120])
  })

  test('a row that nothing converts is not planned on', () => {
    const source = smallCompany({ ...conversions, purchase_order_line: [purchase(5, 'pallet')] })
    expect([...inPlanningUnits(source).rows('purchase_order_line')]).toEqual([])
  })
})
