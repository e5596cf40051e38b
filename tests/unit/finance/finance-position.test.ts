import { buildPlanModel } from '@main/engine/plan/plan-model'
import { describe, expect, test } from 'vitest'
import { createSampleSource } from '../../support/sample-source'
import { smallCompany, type Tables } from '../../support/small-company'

const invoice = (code: string, over: object) => ({
  invoice: code,
  customer: 'C1',
  issued_on: '2026-12-20',
  due_on: '2027-02-10',
  amount: 100,
  paid: 0,
  currency: null,
  ...over,
})
const modelOf = (over: Tables) =>
  buildPlanModel(smallCompany(over), '2027-01-01', { past: 12, future: 6 })
const rates = [{ currency: 'USD', month: '2026-11', rate: 7 }]

describe('open invoices', () => {
  const { demandIndex, finance } = modelOf({
    exchange_rate: rates,
    receivable: [
      invoice('R1', {}),
      invoice('R2', { due_on: '2026-12-30', paid: 40 }),
      invoice('R3', { due_on: '2028-01-01' }),
      invoice('R4', { customer: 'C2', currency: 'USD' }),
      invoice('R5', { issued_on: '2027-01-01', amount: 9999 }),
    ],
  })
  const of = (key: string) => finance.receivables.get(demandIndex.get(key)!)

  test('are due in their month, overdue ones now, late ones beyond the horizon in the total only', () => {
    expect([...of('P|C1')!.due]).toEqual([60, 100, 0, 0, 0, 0])
    expect(of('P|C1')!.total).toBe(260)
  })

  test('in dollars count at the last known rate; those of the current month are its revenue', () => {
    expect(of('P|C2')!.total).toBe(700)
  })
})

describe('what is bought', () => {
  const order = (over: object) => ({
    purchase_order: 'PO1',
    line: 1,
    supplier: 'V',
    item: 'M',
    site: 'S',
    ordered_on: '2026-12-01',
    due_on: '2027-02-10',
    quantity_ordered: 100,
    quantity_received: 0,
    price: 2.5,
    status: 'open',
    unit: null,
    currency: null,
    ...over,
  })
  const supplier = {
    supplier: 'V',
    name_zh: 'V',
    name_en: 'V',
    country: 'MY',
    currency: 'USD',
    payment_days: 45,
  }

  test('is paid by the supplier’s terms, at its unit cost and at the price on order', () => {
    const { supplyIndex, finance } = modelOf({
      supplier: [supplier],
      exchange_rate: rates,
      purchase_order_line: [order({}), order({ line: 2, price: 0.5, currency: 'USD' })],
    })
    const material = finance.supply[supplyIndex.get('M|S')!]!
    expect(material.terms).toEqual([0, 0.5, 0.5])
    expect(material).toMatchObject({ bought: 1, conversionCost: 2 })
    expect(material.unitCost[0]).toBe(2)
    expect(material.transitCost[0]).toBeCloseTo((2.5 + 3.5) / 2, 12)
    const product = finance.supply[supplyIndex.get('P|S')!]!
    expect(product).toMatchObject({ bought: 0, conversionCost: 6 - 2 * 2 })
  })

  test('bills of a supplier go to what it delivers; those of nobody we buy from are not lost', () => {
    const bill = {
      issued_on: '2027-01-05',
      due_on: '2027-03-01',
      amount: 50,
      paid: 0,
      currency: null,
    }
    const { supplyIndex, finance } = modelOf({
      payable: [
        { bill: 'B1', supplier: 'V', ...bill },
        { bill: 'B2', supplier: 'OTHER', ...bill },
      ],
    })
    expect([...finance.payables.keys()]).toEqual([supplyIndex.get('M|S')])
    expect(finance.payables.get(supplyIndex.get('M|S')!)?.total).toBe(100)
  })
})

test('prices in another currency are the company’s at the current month’s rate', () => {
  const price = { item: 'P', class: 'A', valid_from: '2026-01-01', price: 2, currency: 'USD' }
  const { demandLines } = modelOf({ exchange_rate: rates, price: [price] })
  expect(demandLines.map((line) => line.price)).toEqual([14, 14])
})

test('the sample company’s open invoices and bills are all on its lines', () => {
  const source = createSampleSource()
  const { finance } = buildPlanModel(source, '2026-11-15')
  const rateOf = (currency: unknown): number =>
    finance.rates.rate(String(currency ?? ''), 36) ?? Number.NaN
  const open = (entity: string, before = '9999') =>
    [...source.rows(entity)]
      .filter((row) => String(row.issued_on) < before)
      .reduce((sum, r) => sum + (Number(r.amount) - Number(r.paid)) * rateOf(r.currency), 0)
  const onLines = (items: typeof finance.payables) =>
    [...items.values()].reduce((sum, { total }) => sum + total, 0)
  expect(onLines(finance.receivables)).toBeCloseTo(open('receivable', '2026-11-01'), 2)
  expect(onLines(finance.payables)).toBeCloseTo(open('payable'), 2)
  expect(onLines(finance.receivables)).toBeGreaterThan(1e7)
})
