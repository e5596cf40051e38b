import { visitNow } from '@main/services/changes/changes-service'
import { nextReviewState, reviewLine, reviewStates } from '@shared/model/reviews'
import { expect, test } from 'vitest'

test('a line has one name, whatever path of the hierarchy led to it', () => {
  expect(reviewLine('demand', { family: 'F', item: 'P', customer: 'C1' })).toBe(
    reviewLine('demand', { customer: 'C1', item: 'P' }),
  )
  expect(reviewLine('demand', { item: 'P' })).not.toBe(reviewLine('supply', { item: 'P' }))
  expect(reviewLine('demand', { item: 'a|b=c' })).not.toBe(
    reviewLine('demand', { item: 'a', b: 'c' }),
  )
})

test('one key goes through all states and comes back', () => {
  const seen = reviewStates.map((_, step) =>
    Array.from({ length: step }).reduce<(typeof reviewStates)[number]>(
      (state) => nextReviewState(state, 1),
      'open',
    ),
  )
  expect(seen).toEqual(reviewStates)
  expect(nextReviewState('approved', 1)).toBe('open')
  expect(nextReviewState('open', -1)).toBe('approved')
})

const point = (position: number, at: string) => ({ position, snapshot: 's', at })

test('what was on the screen counts as seen only after half an hour away', () => {
  const first = point(3, '2027-01-01T08:00:00Z')
  const begun = visitNow(undefined, first)
  expect(begun).toEqual({ seen: first, last: first })
  const later = visitNow(begun, point(5, '2027-01-01T08:20:00Z'))
  expect(later.seen).toBe(first)
  const nextDay = visitNow(later, point(9, '2027-01-02T08:00:00Z'))
  expect(nextDay.seen.position).toBe(5)
})
