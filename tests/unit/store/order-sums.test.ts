/** Order lines are added up by item, customer and unit, whatever signs their codes hold. */
import { createOrderSummaries } from '@shared/model/orders/summarise-orders'
import { expect, test } from 'vitest'

test.each(['\n', '|', '\u0000', '","'])('a customer whose code ends with %j and a unit', (sign) => {
  const sums = createOrderSummaries()
  const add = (customer: string, unit: string, ordered: number) =>
    sums.add('P1', customer, unit, '2026-01-15', ordered, 0, 0, 'open', '', '', 1)
  add(`C1${sign}kg`, '', 5)
  add('C1', 'kg', 7)
  add('C1', 'kg', 2)
  const found = [...sums.finish()].map(({ customer, unit, months }) => [customer, unit, months[1]])
  expect(found).toEqual(
    expect.arrayContaining([
      [`C1${sign}kg`, '', 5],
      ['C1', 'kg', 9],
    ]),
  )
  expect(found).toHaveLength(2)
  expect(sums.codes('customer')).toEqual(new Set([`C1${sign}kg`, 'C1']))
})
