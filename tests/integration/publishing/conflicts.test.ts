import { lineKey } from '@main/connectors/connector'
import { getDecision, readPublishedLines } from '@main/store/reading'
import { expect, test } from 'vitest'
import { approveDecisions, linesOf } from './approved-decisions'
import { publishingDesk } from './publishing-desk'

const [demand] = linesOf(1)
const demandKey = demand ? lineKey(demand) : ''

/** One decision published, its demand then changed at the target, a second one approved and refused. */
async function inConflict() {
  const desk = publishingDesk()
  await approveDecisions(desk.store, 1)
  await desk.service.send()
  desk.state.held.set(demandKey, 77)
  const [decision = ''] = await approveDecisions(desk.store, 1)
  const counts = await desk.service.send()
  const entry = desk.service.outbox()[0]
  if (!entry) throw new Error('no entry')
  return { ...desk, decision, counts, entry }
}

test('a value changed at the target is shown with both sides, and nothing is sent', async () => {
  const { counts, entry, state, store, decision } = await inConflict()
  expect(counts).toEqual({ acknowledged: 0, waiting: 0, conflicts: 1, failed: 0 })
  expect(entry).toMatchObject({
    state: 'conflict',
    error: { code: 'TARGET_CONFLICT', params: { count: 1 } },
    conflicts: [
      {
        line: 'I1|C1|',
        month: '2026-12',
        measure: 'consensus_demand',
        lastPublished: 101,
        theirs: 77,
        ours: 102,
      },
    ],
  })
  expect(getDecision(store.db, decision)?.state).toBe('conflict')
  expect(state.sent).toHaveLength(1)
})

test.each([
  ['ours', 102],
  ['theirs', 77],
] as const)('settled with %s, it goes out', async (keep, value) => {
  const { service, entry, state, store, decision } = await inConflict()
  service.resolve(entry.entry, keep, 'p-planner')
  expect(getDecision(store.db, decision)?.events.at(-1)).toMatchObject({
    state: 'publishing',
    person: 'p-planner',
    note: keep,
  })
  expect((await service.send()).acknowledged).toBe(1)
  expect(state.held.get(demandKey)).toBe(value)
  expect(readPublishedLines(store.db, 'files').get(demandKey)).toBe(value)
  expect(service.outbox()[0]).toMatchObject({ state: 'acknowledged', conflicts: [] })
  expect(getDecision(store.db, decision)?.state).toBe('published')
  await approveDecisions(store, 1)
  expect((await service.send()).conflicts).toBe(0)
})

test('nothing overtakes a conflict on its way to the same target', async () => {
  const { service, state, store, entry } = await inConflict()
  await approveDecisions(store, 1)
  await approveDecisions(store, 1, 'elsewhere')
  expect(await service.send()).toEqual({ acknowledged: 1, waiting: 1, conflicts: 1, failed: 0 })
  service.resolve(entry.entry, 'ours', 'p-planner')
  expect((await service.send()).acknowledged).toBe(2)
  expect(state.held.get(demandKey)).toBe(103)
})

test('what is not in conflict has nothing to settle', async () => {
  const desk = publishingDesk()
  await approveDecisions(desk.store, 1)
  const id = desk.service.outbox()[0]?.entry ?? ''
  expect(() => desk.service.resolve(id, 'ours', 'p')).toThrow(
    expect.objectContaining({ code: 'DECISION_STATE' }),
  )
  expect(() => desk.service.resolve('nowhere', 'ours', 'p')).toThrow(
    expect.objectContaining({ code: 'NOT_FOUND' }),
  )
})
