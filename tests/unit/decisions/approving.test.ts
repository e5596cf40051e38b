import { getOutboxDocument, hashDecision, listOutbox } from '@main/store/reading'
import { expect, test } from 'vitest'
import { chair, decisionDesk, planLines, planner, proposed } from './decision-desk'

test('writes the decided record and what will be published together', async () => {
  const desk = decisionDesk()
  const { decision } = await proposed(desk)
  const after = await desk.service.approve(decision, chair)
  expect(after).toMatchObject({ state: 'approved', decidedBy: 'p-chair', planLines: 2 })
  expect(after.hash).toBe(hashDecision(after))
  const [entry, ...more] = listOutbox(desk.db)
  expect(more).toEqual([])
  expect(entry).toMatchObject({
    key: `evenkeel-${decision}-${after.hash?.slice(0, 16)}`,
    decision,
    target: 'files',
    state: 'waiting',
    lines: 2,
    attempts: 0,
    nextAttemptAt: after.decidedAt,
  })
  const document = getOutboxDocument(desk.db, entry?.entry ?? '')
  expect(document?.lines).toEqual(planLines)
  expect(document?.decision).toMatchObject({
    choice: 'Plan win',
    options: ['Plan base', 'Plan win'],
    decidedBy: 'p-chair',
    position: 7,
    hash: after.hash,
    previousHash: null,
  })
  expect(desk.announced.at(-1)).toEqual(['decisions', 'outbox'])
})

test('what is published is frozen: later edits do not reach it', async () => {
  const desk = decisionDesk()
  const { decision } = await proposed(desk)
  await desk.service.approve(decision, chair)
  desk.plan.lines = []
  desk.plan.position++
  expect(getOutboxDocument(desk.db, listOutbox(desk.db)[0]?.entry ?? '')?.lines).toEqual(planLines)
})

test('decided records are chained', async () => {
  const desk = decisionDesk()
  const one = await proposed(desk)
  const two = await proposed(desk)
  const second = await desk.service.approve(two.decision, chair)
  const first = await desk.service.approve(one.decision, chair)
  expect(second.previousHash).toBeNull()
  expect(first.previousHash).toBe(second.hash)
  expect(hashDecision({ ...first, reason: 'another' })).not.toBe(first.hash)
})

test.each(['position', 'snapshot'] as const)(
  'is refused once the %s of the plan has moved',
  async (what) => {
    const desk = decisionDesk()
    const { decision } = await proposed(desk)
    Object.assign(desk.plan, what === 'position' ? { position: 8 } : { snapshot: 's2' })
    await expect(desk.service.approve(decision, chair)).rejects.toMatchObject({
      code: 'DECISION_CHANGED',
      params: { number: 1 },
    })
    expect(desk.service.get(decision).state).toBe('proposed')
    expect(listOutbox(desk.db)).toEqual([])
  },
)

test('is refused where the plan moves while its lines are collected', async () => {
  const desk = decisionDesk()
  const moving = decisionDesk({
    pinOf: desk.deps.pinOf,
    planLinesOf: async () => {
      desk.plan.position++
      return planLines
    },
  })
  const { decision } = await proposed(moving)
  await expect(moving.service.approve(decision, chair)).rejects.toMatchObject({
    code: 'DECISION_CHANGED',
  })
  expect(listOutbox(moving.db)).toEqual([])
})

test('only the chair approves, and only once', async () => {
  const desk = decisionDesk()
  const { decision } = await proposed(desk)
  await expect(desk.service.approve(decision, planner)).rejects.toMatchObject({
    code: 'NOT_ALLOWED',
    params: { role: 'demand_planner' },
  })
  const both = await Promise.allSettled([
    desk.service.approve(decision, chair),
    desk.service.approve(decision, chair),
  ])
  expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(listOutbox(desk.db)).toHaveLength(1)
})

test('without a target nothing is decided', async () => {
  const desk = decisionDesk({
    targetName: () => {
      throw new Error('no target')
    },
  })
  const { decision } = await proposed(desk)
  await expect(desk.service.approve(decision, chair)).rejects.toThrow('no target')
  expect(desk.service.get(decision)).toMatchObject({ state: 'proposed', hash: null })
  expect(desk.service.get(decision).events).toHaveLength(2)
})

test('a line without a figure is not published', async () => {
  const desk = decisionDesk()
  const [line] = planLines
  if (line) desk.plan.lines = [...planLines, { ...line, month: '2027-01', quantity: Number.NaN }]
  const { decision } = await proposed(desk)
  expect((await desk.service.approve(decision, chair)).planLines).toBe(2)
})
