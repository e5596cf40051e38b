import { expect, test } from 'vitest'
import { chair, completeDraft, decisionDesk, planner, proposed } from './decision-desk'

test('a draft keeps what was written and the figures its options have now', async () => {
  const { service, announced } = decisionDesk()
  const made = await service.create(completeDraft, planner)
  expect(made).toMatchObject({
    ...completeDraft,
    options: [
      { scenario: 'base', name: 'Plan base', indicators: { revenue: 1000 } },
      { scenario: 'win', name: 'Plan win', indicators: { revenue: 2000 } },
    ],
    number: 1,
    state: 'draft',
    createdBy: 'p-planner',
    pin: null,
    hash: null,
  })
  expect(made.events.map((event) => event.state)).toEqual(['draft'])
  expect(announced).toEqual([['decisions']])
  expect(service.list()).toEqual([made])
  expect((await service.create(completeDraft, planner)).number).toBe(2)
})

test('an option named twice is one option', async () => {
  const { service } = decisionDesk()
  const made = await service.create({ ...completeDraft, options: ['win', 'base', 'win'] }, planner)
  expect(made.options.map((option) => option.scenario)).toEqual(['win', 'base'])
})

test.each([
  ['choice', { choice: 'elsewhere' }],
  ['due', { due: '2026-02-30' }],
])('a draft with an impossible %s is refused', async (field, wrong) => {
  const { service } = decisionDesk()
  await expect(service.create({ ...completeDraft, ...wrong }, planner)).rejects.toMatchObject({
    code: 'INVALID_PARAMETERS',
    params: { field },
  })
  expect(service.list()).toEqual([])
})

test('a rewritten draft has new figures', async () => {
  const { service, plan } = decisionDesk()
  const { decision } = await service.create({ ...completeDraft, choice: null }, planner)
  plan.revenue = 5000
  const after = await service.update(decision, completeDraft, planner)
  expect(after).toMatchObject({ choice: 'win', state: 'draft', number: 1 })
  expect(after.options[0]?.indicators.revenue).toBe(5000)
  expect(after.events).toHaveLength(1)
})

test('rewriting a proposed decision returns it to draft and unties it', async () => {
  const desk = decisionDesk()
  const { decision } = await proposed(desk)
  const after = await desk.service.update(decision, completeDraft, planner)
  expect(after).toMatchObject({ state: 'draft', pin: null })
  expect(after.events.map((event) => event.state)).toEqual(['draft', 'proposed', 'draft'])
})

test('only drafts are deleted', async () => {
  const desk = decisionDesk()
  const { decision } = await proposed(desk)
  expect(() => desk.service.delete(decision)).toThrow(
    expect.objectContaining({
      code: 'DECISION_STATE',
      params: { number: 1, state: 'proposed' },
    }),
  )
  const draft = await desk.service.create(completeDraft, planner)
  desk.service.delete(draft.decision)
  expect(() => desk.service.get(draft.decision)).toThrow(
    expect.objectContaining({ code: 'NOT_FOUND' }),
  )
  expect(desk.service.list()).toHaveLength(1)
})

test('an approved record is never rewritten', async () => {
  const desk = decisionDesk()
  const { decision } = await proposed(desk)
  await desk.service.approve(decision, chair)
  await expect(desk.service.update(decision, completeDraft, planner)).rejects.toMatchObject({
    code: 'DECISION_STATE',
  })
})
