import { buildPlanModel } from '@main/engine/plan/plan-model'
import { expect, test } from 'vitest'
import { smallCompany } from '../../support/small-company'

const order = (
  number: number,
  requested_on: string,
  promised_on: string | null,
  shipped_on: string | null,
  quantity_shipped: number,
) => ({
  sales_order: `S${number}`,
  line: 1,
  customer: 'C1',
  item: 'P',
  ordered_on: '2026-01-01',
  requested_on,
  promised_on,
  shipped_on,
  quantity_ordered: 100,
  quantity_shipped,
  quantity_cancelled: 10,
  quantity_returned: 0,
  price: 10,
  status: 'shipped',
})

test('in time is by the promised day, else by the requested one, over the last twelve months', () => {
  const source = smallCompany({
    sales_order_line: [
      order(1, '2026-03-10', '2026-03-12', '2026-03-12', 90),
      order(2, '2026-03-10', '2026-03-12', '2026-03-13', 90),
      order(3, '2026-04-10', null, '2026-04-10', 50),
      order(4, '2026-05-10', null, null, 0),
      order(5, '2025-12-10', null, '2025-12-01', 90),
      order(6, '2027-01-10', null, '2027-01-01', 90),
    ],
  })
  const model = buildPlanModel(source, '2027-01-01', { past: 24, future: 6 })
  const line = model.demandIndex.get('P|C1')!
  expect(model.layers.service.ordered[line]).toBe(4 * 90)
  expect(model.layers.service.inTime[line]).toBe(90 + 50)
})
