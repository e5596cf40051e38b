/** The planning thread is asked what a planner waits for before what the screens around the grid would like to know. */
import { setImmediate } from 'node:timers/promises'
import type { PlanningMethod } from '@main/planning/planning-requests'
import { createQuestionOrder } from '@main/planning/question-order'
import { expect, test } from 'vitest'

/** A thread that answers when told to. */
function someThread() {
  const posted: PlanningMethod[] = []
  const open: number[] = []
  const order = createQuestionOrder(({ id, method }) => {
    posted.push(method)
    open.push(id)
  })
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

test('a question that could not be asked keeps none waiting', async () => {
  const posted: PlanningMethod[] = []
  const order = createQuestionOrder(({ method }) => {
    if (method === 'prepare') throw new Error('not to be copied')
    posted.push(method)
  })
  expect(() => order.put({ id: 1, method: 'prepare', params: {} })).toThrow('not to be copied')
  order.put({ id: 2, method: 'overview', params: {} })
  await setImmediate()
  expect(posted).toEqual(['overview'])
})
