import { stepFrom } from '@renderer/features/worklist/worklist-state'
import { expect, test } from 'vitest'

const ids = ['a', 'b', 'c']

test('steps go along the list and end at its ends', () => {
  expect(stepFrom(ids, { current: null, at: 0 }, 1)).toBe(0)
  expect(stepFrom(ids, { current: null, at: 0 }, -1)).toBe(2)
  expect(stepFrom(ids, { current: 'a', at: 0 }, 1)).toBe(1)
  expect(stepFrom(ids, { current: 'c', at: 2 }, 1)).toBeNull()
  expect(stepFrom(ids, { current: 'a', at: 0 }, -1)).toBeNull()
})

test('where a review took the exception out of the list, the one in its place comes next', () => {
  expect(stepFrom(['a', 'c'], { current: 'b', at: 1 }, 1)).toBe(1)
  expect(stepFrom(['a', 'c'], { current: 'b', at: 1 }, -1)).toBe(0)
  expect(stepFrom(['a', 'b'], { current: 'c', at: 2 }, 1)).toBeNull()
})
