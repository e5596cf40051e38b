import { expect, test } from 'vitest'
import { chair, completeDraft, decisionDesk, planner, proposed } from './decision-desk'

test('names every field that is missing', async () => {
  const { service } = decisionDesk()
  const { decision } = await service.create(
    { ...completeDraft, choice: null, reason: '  ', owner: null, due: null },
    planner,
  )
  await expect(service.propose(decision, planner)).rejects.toMatchObject({
    code: 'DECISION_INCOMPLETE',
    params: { fields: 'choice, reason, owner, due' },
  })
  expect(service.get(decision).state).toBe('draft')
})

test('makes the figures again and ties the record to the plan', async () => {
  const { service, plan } = decisionDesk()
  const { decision } = await service.create(completeDraft, planner)
  plan.revenue = 3000
  plan.position = 9
  const after = await service.propose(decision, planner)
  expect(after.options[1]?.indicators.revenue).toBe(6000)
  expect(after.pin).toEqual({
    snapshot: 's1',
    snapshotHash: 'hash of s1',
    scenario: 'win',
    position: 9,
  })
  expect(after.events.at(-1)).toMatchObject({ state: 'proposed', person: 'p-planner' })
})

test('an edit while the figures are made does not end up between figures and pin', async () => {
  const desk = decisionDesk()
  let edits = 1
  const compare = desk.deps.compare
  const service = decisionDesk({
    pinOf: desk.deps.pinOf,
    compare: async (scenarios) => {
      const figures = await compare(scenarios)
      if (edits-- > 0) {
        desk.plan.position++
        desk.plan.revenue = 4000
      }
      return figures
    },
  }).service
  edits = 0
  const { decision } = await service.create(completeDraft, planner)
  edits = 1
  const after = await service.propose(decision, planner)
  expect(after.pin?.position).toBe(8)
  expect(after.options[0]?.indicators.revenue).toBe(4000)
})

test('a plan that never holds still cannot be proposed', async () => {
  const { service, plan } = decisionDesk()
  const restless = decisionDesk({
    pinOf: async (scenario) => ({
      snapshot: 's',
      snapshotHash: 'h',
      scenario,
      position: plan.position++,
    }),
  })
  expect(service.list()).toEqual([])
  const { decision } = await restless.service.create(completeDraft, planner)
  await expect(restless.service.propose(decision, planner)).rejects.toMatchObject({
    code: 'DECISION_CHANGED',
  })
})

test('is refused for what is already proposed', async () => {
  const desk = decisionDesk()
  const { decision } = await proposed(desk)
  await expect(desk.service.propose(decision, planner)).rejects.toMatchObject({
    code: 'DECISION_STATE',
    params: { state: 'proposed' },
  })
})

test('rejecting keeps the record with what was said', async () => {
  const desk = decisionDesk()
  const { decision } = await proposed(desk)
  expect(() => desk.service.reject(decision, 'no', planner)).toThrow(
    expect.objectContaining({ code: 'NOT_ALLOWED' }),
  )
  const after = desk.service.reject(decision, 'Too risky before year end.', chair)
  expect(after).toMatchObject({ state: 'rejected', hash: null })
  expect(after.events.at(-1)).toMatchObject({
    state: 'rejected',
    person: 'p-chair',
    note: 'Too risky before year end.',
  })
})
