import { callsOf } from '@renderer/client/changed-topics'
import { calls, topics } from '@shared/contract/contract'
import { expect, it } from 'vitest'

it.each(topics)('the topic %s makes known calls stale', (topic) => {
  expect(callsOf[topic].length).toBeGreaterThan(0)
  for (const name of callsOf[topic]) expect(calls).toHaveProperty([name])
})
