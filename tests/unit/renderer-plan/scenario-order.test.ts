import { orderStepped, orderWith } from '@renderer/features/plan/scenario-order'
import { expect, test } from 'vitest'

const order = ['base', 'a', 'b', 'c']

test('a tab is put before another, or at the end', () => {
  expect(orderWith(order, 'c', 'a')).toEqual(['base', 'c', 'a', 'b'])
  expect(orderWith(order, 'a', null)).toEqual(['base', 'b', 'c', 'a'])
  expect(orderWith(order, 'a', 'a')).toEqual(order)
})

test('a step never takes a tab before the base plan or beyond the end', () => {
  expect(orderStepped(order, 'b', -1)).toEqual(['base', 'b', 'a', 'c'])
  expect(orderStepped(order, 'a', -1)).toEqual(order)
  expect(orderStepped(order, 'c', 1)).toEqual(order)
  expect(orderStepped(order, 'base', 1)).toEqual(order)
})
