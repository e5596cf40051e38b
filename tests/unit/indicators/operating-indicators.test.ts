import {
  cashToCash,
  fillRate,
  payablesOutstanding,
  salesOutstanding,
  stockDays,
  stockTurns,
  utilisation,
} from '@main/engine/indicators/operating-indicators'
import { expect, test } from 'vitest'

test('cash to cash: 45 + 30 - 35 = 40', () => {
  expect(cashToCash(45, 30, 35)).toBe(40)
})

test('rough-cut utilisation: 3800 of 4400 hours are 86.36 %', () => {
  expect(utilisation(3800, 4400)).toBeCloseTo(0.8636, 4)
})

test('turns and days of supply say the same: turns = 365 / days', () => {
  expect(stockTurns(730, 60)! * stockDays(60, 730)!).toBeCloseTo(365, 9)
  expect(stockDays(60, 730)).toBe(30)
})

test('days outstanding: balance over a day of the year', () => {
  expect(salesOutstanding(300, 3650)).toBe(30)
  expect(payablesOutstanding(350, 3650)).toBe(35)
  expect(fillRate(90, 100)).toBe(0.9)
})

test('nothing to divide by gives nothing', () => {
  expect(stockTurns(10, 0)).toBeNull()
  expect(stockDays(10, 0)).toBeNull()
  expect(salesOutstanding(10, 0)).toBeNull()
  expect(payablesOutstanding(10, 0)).toBeNull()
  expect(fillRate(0, 0)).toBeNull()
  expect(utilisation(1, 0)).toBeNull()
  expect(cashToCash(1, null, 2)).toBeNull()
})
