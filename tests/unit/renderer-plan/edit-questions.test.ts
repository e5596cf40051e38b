/** What is asked before a change goes out. */
import { askedFirst, type Questions } from '@renderer/features/plan/asked-first'
import { longIdle, ScenarioWatch } from '@renderer/features/plan/edit-questions'
import type { PlanCalls } from '@renderer/features/plan/plan-calls'
import { EvenkeelError } from '@shared/contract/error-codes'
import { expect, test, vi } from 'vitest'

const done = { position: 1, cells: 1, place: null }
const calls = (edit: PlanCalls['edit'] = async () => done) => ({
  edit: vi.fn(edit),
  lock: vi.fn(async () => done),
  undo: vi.fn(async () => done),
  redo: vi.fn(async () => done),
})
const answers = (over: Partial<Questions> = {}): Questions => ({
  rightScenario: async () => true,
  reason: async () => null,
  chosenReason: () => null,
  ...over,
})
const place = { where: { item: 'P' }, measure: 'override', period: '2027-01' }
const edit = { scenario: 'bold', edits: [{ ...place, entry: '5' }] }

test('nothing goes out into a scenario that is not the one meant', async () => {
  const sent = calls()
  const asked = askedFirst(sent, answers({ rightScenario: async () => false }))
  await expect(asked.edit(edit)).rejects.toMatchObject({ code: 'CANCELLED' })
  await expect(asked.undo('bold')).rejects.toMatchObject({ code: 'CANCELLED' })
  expect(sent.edit).not.toHaveBeenCalled()
  expect(sent.undo).not.toHaveBeenCalled()
})

test('an edit that needs a reason is sent again with the one chosen', async () => {
  const sent = calls(async ({ reasonCode }) => {
    if (!reasonCode) throw new EvenkeelError('REASON_REQUIRED')
    return done
  })
  await askedFirst(sent, answers({ reason: async () => 'market' })).edit(edit)
  expect(sent.edit).toHaveBeenLastCalledWith({ ...edit, reasonCode: 'market' })
  await expect(askedFirst(sent, answers()).edit(edit)).rejects.toMatchObject({ code: 'CANCELLED' })
})

test('with no reasons to choose from nobody is asked to choose: the refusal is told', async () => {
  const sent = calls(async () => {
    throw new EvenkeelError('REASON_REQUIRED', { role: 'planner', codes: '' })
  })
  const reason = vi.fn(async () => null)
  const asked = askedFirst(sent, answers({ reason }))
  await expect(asked.edit(edit)).rejects.toMatchObject({ code: 'REASON_REQUIRED' })
  expect(reason).not.toHaveBeenCalled()
})

test('a reason that stands goes along without a question', async () => {
  const sent = calls()
  await askedFirst(sent, answers({ chosenReason: () => 'price' })).edit(edit)
  expect(sent.edit).toHaveBeenCalledWith({ ...edit, reasonCode: 'price' })
})

test('a scenario is doubtful that nobody chose, and any after a long time away', () => {
  let now = 0
  const watch = new ScenarioWatch(() => now)
  expect(watch.doubtful('base')).toBe(false)
  expect(watch.doubtful('bold')).toBe(true)
  watch.choose('bold')
  expect(watch.doubtful('bold')).toBe(false)
  now += longIdle - 1
  watch.touch()
  now += longIdle - 1
  expect(watch.doubtful('bold')).toBe(false)
  now += longIdle
  // The click that comes back to the window is no sign that somebody looked at its tabs.
  watch.touch()
  expect(watch.doubtful('bold')).toBe(true)
  watch.choose('bold')
  expect(watch.doubtful('bold')).toBe(false)
})
