import { closeConnection, openSnapshot, readColumns, readRejectedRows } from '@main/store/reading'
import { expect, test } from 'vitest'
import { order, pullingFrom, pullOnce, smallCompany } from './pull-support'

const receivable = (invoice: string, currency: string | null) => ({
  invoice,
  customer: 'C1',
  issued_on: '2026-10-01',
  due_on: '2026-12-01',
  amount: 100,
  paid: 0,
  currency,
})

test('rows in a unit or a currency that nothing converts are put aside and named', async () => {
  const pulling = pullingFrom({
    ...smallCompany,
    unit_conversion: [{ item: '*', from_unit: 'dozen', to_unit: 'pcs', factor: 12 }],
    sales_order_line: [
      order('SO1', 1),
      order('SO1', 2, { unit: 'dozen' }),
      order('SO1', 3, { unit: 'pallet' }),
    ],
    exchange_rate: [{ currency: 'USD', month: '2026-10', rate: 7.1 }],
    receivable: [
      receivable('R1', null),
      receivable('R2', 'CNY'),
      receivable('R3', 'USD'),
      receivable('R4', 'GBP'),
    ],
  })
  const state = await pullOnce(pulling)
  const { findings } = pulling.service.snapshots.findings(state.snapshot ?? '', 1000)
  const wrong = findings.filter((f) => f.kind === 'reference_unknown')
  expect(wrong.map((f) => [f.entity, f.row, f.field, f.value, f.expected])).toEqual([
    ['sales_order_line', 4, 'unit', 'pallet', 'unit_conversion'],
    ['receivable', 5, 'currency', 'GBP', 'exchange_rate'],
  ])
  const db = openSnapshot(pulling.folder, state.snapshot ?? '')
  expect([...readColumns(db, 'sales_order_line', ['line'])]).toEqual([[1], [2]])
  expect([...readColumns(db, 'receivable', ['invoice'])]).toEqual([['R1'], ['R2'], ['R3']])
  expect(readRejectedRows(db, 10).map(({ entity, row }) => [entity, row])).toEqual([
    ['sales_order_line', 4],
    ['receivable', 5],
  ])
  closeConnection(db)
})
