import { createMonthAxis } from '@main/engine/calendar/month-axis'
import { readExchangeRates } from '@main/engine/finance/exchange-rates'
import { expect, test } from 'vitest'

const axis = createMonthAxis('2027-01-15', 2, 4)
const rates = readExchangeRates(
  {
    rows: () => [
      { currency: 'USD', month: '2027-02', rate: 7.3 },
      { currency: 'USD', month: '2026-12', rate: 7.1 },
      { currency: 'EUR', month: '2020-01', rate: 8 },
      { currency: 'JPY', month: '2027-01', rate: 0 },
    ],
  },
  axis,
  'CNY',
)

test('the last known rate carries on, and the first holds before it', () => {
  const usd = axis.periods.map((_, t) => rates.rate('USD', t))
  expect(usd).toEqual([7.1, 7.1, 7.1, 7.3, 7.3, 7.3])
  expect(rates.rate('USD', 99)).toBe(7.3)
  expect(rates.rate('EUR', 0)).toBe(8)
})

test('the own currency is 1; a currency without a rate has none', () => {
  expect(rates.rate('CNY', 0)).toBe(1)
  expect(rates.rate('', 0)).toBe(1)
  expect(rates.rate('GBP', 0)).toBeUndefined()
  expect(rates.rate('JPY', 3)).toBeUndefined()
})
