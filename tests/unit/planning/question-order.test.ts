/** The planning thread is asked what a planner waits for before what the screens around the grid would like to know. */
import { setImmediate } from 'node:timers/promises'
import type { PlanningMethod } from '@main/planning/planning-requests'
import { createQuestionOrder } from '@main/planning/question-order'
import { expect, test } from 'vitest'

/** A thread that answers when told to. */
function someThread() {
  const posted: PlanningMethod[] = []
  const open: number[] = []
  const order = createQuestionOrder(
    ({ id, method }) => {
      posted.push(method)
      open.push(id)
    },
    () => undefined,
  )
  let last = 0
  return {
    posted,
    order,
    ask: (method: PlanningMethod) => order.put({ id: ++last, method, params: {} }),
    answer: () => order.answered(open.shift()!),
  }
}

test('an edit overtakes the sums that wait', async () => {
  const { posted, ask, answer } = someThread()
  ask('prepare')
  ask('overview')
  ask('exceptions')
  answer()
  // What follows its split comes in the same turn.
  ask('apply')
  await setImmediate()
  expect(posted).toEqual(['prepare', 'apply'])
  answer()
  await setImmediate()
  expect(posted).toEqual(['prepare', 'apply', 'overview'])
})

test('sums go out one at a time, so that an edit waits for one of them at most', async () => {
  const { posted, ask, answer } = someThread()
  ask('overview')
  ask('finance')
  ask('operations')
  await setImmediate()
  expect(posted).toEqual(['overview'])
  ask('prepare')
  expect(posted).toEqual(['overview', 'prepare'])
  answer()
  answer()
  await setImmediate()
  answer()
  await setImmediate()
  expect(posted).toEqual(['overview', 'prepare', 'finance', 'operations'])
})

test('nothing is closed or opened before what was asked about it', async () => {
  const { posted, ask } = someThread()
  ask('prepare')
  ask('overview')
  ask('close')
  expect(posted).toEqual(['prepare', 'overview', 'close'])
  await setImmediate()
  expect(posted).toEqual(['prepare', 'overview', 'close'])
})

test('a thread that ended is asked nothing that was asked of it before', async () => {
  const { posted, ask, order } = someThread()
  ask('prepare')
  ask('overview')
  order.forget()
  await setImmediate()
  expect(posted).toEqual(['prepare'])
  ask('overview')
  await setImmediate()
  expect(posted).toEqual(['prepare', 'overview'])
})

test('a question that cannot be sent is refused, at once or in its turn, and keeps none waiting', async () => {
  const posted: PlanningMethod[] = []
  const refused: number[] = []
  const order = createQuestionOrder(
    ({ method }) => {
      if (method === 'prepare' || method === 'finance') throw new Error('cannot be cloned')
      posted.push(method)
    },
    (id) => refused.push(id),
  )
  order.put({ id: 1, method: 'prepare', params: {} })
  order.put({ id: 2, method: 'finance', params: {} })
  order.put({ id: 3, method: 'overview', params: {} })
  await setImmediate()
  await setImmediate()
  expect(refused).toEqual([1, 2])
  expect(posted).toEqual(['overview'])
})
