import type { PlanCalls } from '@renderer/features/plan/plan-calls'
import { PlanSession } from '@renderer/features/plan/plan-session'
import { EvenkeelError } from '@shared/contract/error-codes'
import type { ChangeResult, View, ViewSpec } from '@shared/contract/planning-calls'
import { describe, expect, it, vi } from 'vitest'
import { patchOf, sampleView } from './sample-view'

const settle = () => new Promise((done) => setTimeout(done))
const edit = { where: { family: 'F' }, measure: 'override', period: '2026-12', entry: '+10%' }
const options = { rule: 'proportional', reason: ' tender ', total: true } as const

function sessionWith(change: Partial<PlanCalls> = {}) {
  let patched: Parameters<PlanCalls['onPatched']>[0] = () => undefined
  let replaced: Parameters<PlanCalls['onReplaced']>[0] = () => undefined
  let views = 0
  const result: ChangeResult = { position: 6, cells: 12, place: null }
  const calls = {
    openView: vi.fn(async (_: ViewSpec): Promise<View> => sampleView(`v${++views}`)),
    closeView: vi.fn(async (_: string) => ({})),
    edit: vi.fn(async () => result),
    lock: vi.fn(async () => result),
    undo: vi.fn(async () => result),
    redo: vi.fn(async () => result),
    onPatched: (listener: typeof patched) => {
      patched = listener
      return () => undefined
    },
    onReplaced: (listener: typeof replaced) => {
      replaced = listener
      return () => undefined
    },
    failed: vi.fn(),
    ...change,
  }
  const session = new PlanSession(calls, 'base', { family: 'F' })
  const stop = session.start()
  return {
    calls,
    session,
    stop,
    patched: (event: Parameters<typeof patched>[0]) => patched(event),
    replaced: (event: Parameters<typeof replaced>[0]) => replaced(event),
    live: () => session.snapshot().sides.demand.live,
  }
}

describe('a plan session', () => {
  it('opens a side once for the same selection and again when items unfold', async () => {
    const { session, calls, live } = sessionWith()
    session.show('demand', {})
    session.show('demand', {})
    await settle()
    expect(calls.openView).toHaveBeenCalledTimes(1)
    expect(live()?.block.view).toBe('v1')
    session.show('demand', { expanded: ['A'] })
    expect(live()?.block.view).toBe('v1')
    await settle()
    expect(live()?.block.view).toBe('v2')
    expect(calls.closeView).toHaveBeenCalledWith('v1')
  })

  it('asks again for measures it does not have, and not for those it has', async () => {
    const { session, calls } = sessionWith()
    session.show('demand', { measures: ['baseline', 'override'] })
    session.show('demand', { measures: ['override'] })
    expect(calls.openView).toHaveBeenCalledTimes(1)
    session.show('demand', { measures: ['override', 'pipeline'] })
    expect(calls.openView).toHaveBeenCalledTimes(2)
    session.show('demand', { measures: ['pipeline'], expanded: ['A'] })
    expect(calls.openView).toHaveBeenCalledTimes(3)
    await settle()
  })

  it('says saved only when the answer has come, with the patches in the figures', async () => {
    const { session, calls, live, patched } = sessionWith()
    session.show('demand', {})
    await settle()
    vi.mocked(calls.edit).mockImplementation(async () => {
      expect(session.snapshot().save).toMatchObject({ pending: 1, saved: null })
      patched({ scenario: 'base', patches: [patchOf('v1', 7, { 5: 50 })] })
      return { position: 7, cells: 12, place: null }
    })
    await session.edit(edit, options)
    expect(session.snapshot().save).toMatchObject({
      pending: 0,
      saved: { position: 7, cells: 12, total: true },
    })
    expect(live()?.block.values[5]).toBe(50)
    expect(calls.edit).toHaveBeenCalledWith({
      scenario: 'base',
      edits: [edit],
      rule: 'proportional',
      reason: 'tender',
    })
  })

  it('keeps the old figures and says so when an edit fails', async () => {
    const refusal = new Error('refused')
    const { session, calls, live } = sessionWith({ edit: () => Promise.reject(refusal) })
    session.show('demand', {})
    await settle()
    await session.edit(edit, options)
    expect(session.snapshot().save).toMatchObject({
      pending: 0,
      failed: { kind: 'edit', place: { period: edit.period }, entry: edit.entry },
    })
    expect(calls.failed).toHaveBeenCalledWith(refusal)
    expect(live()?.block.values[5]).toBe(5)
  })

  it('tells what failed although another change that was under way goes in after it', async () => {
    const slow = Promise.withResolvers<ChangeResult>()
    const { session, calls } = sessionWith({ edit: vi.fn(() => slow.promise) })
    const first = session.edit(edit, options)
    vi.mocked(calls.edit).mockRejectedValue(new Error('refused'))
    await session.edit({ ...edit, entry: '+20%' }, options)
    slow.resolve({ position: 7, cells: 1, place: null })
    await first
    expect(session.snapshot().save).toMatchObject({
      pending: 0,
      saved: { position: 7 },
      failed: { entry: '+20%' },
    })
    vi.mocked(calls.edit).mockResolvedValue({ position: 8, cells: 1, place: null })
    await session.edit(edit, options)
    expect(session.snapshot().save.failed).toBeNull()
  })

  it('asks rather than complains where a split is to be confirmed, and sends the confirmation', async () => {
    const refusal = new EvenkeelError('SPLIT_NEEDS_CONFIRMATION', { count: 1 })
    const { session, calls } = sessionWith({
      edit: vi.fn(({ confirmed }) =>
        confirmed
          ? Promise.resolve({ position: 6, cells: 2, place: null })
          : Promise.reject(refusal),
      ),
    })
    expect(await session.edit(edit, options)).toBe(false)
    expect(session.snapshot().save).toEqual({ pending: 0, saved: null, failed: null })
    expect(calls.failed).not.toHaveBeenCalled()
    expect(await session.edit(edit, { ...options, confirmed: true })).toBe(true)
    expect(session.snapshot().save.saved).toMatchObject({ position: 6 })
  })

  it('tells that there is nothing to undo, and that nothing is unsaved', async () => {
    const end = new EvenkeelError('NOTHING_TO_UNDO', {})
    const { session, calls } = sessionWith({ undo: vi.fn(() => Promise.reject(end)) })
    expect(await session.undo()).toBeNull()
    expect(calls.failed).toHaveBeenCalledWith(end)
    expect(session.snapshot().save).toEqual({ pending: 0, saved: null, failed: null })
  })

  it('locks a cell, and says which where it could not', async () => {
    const refusal = new Error('refused')
    const { session, calls } = sessionWith({ lock: vi.fn(() => Promise.reject(refusal)) })
    const { entry: _, ...place } = edit
    const { where, measure, period } = place
    const span = { where, measure, from: period, to: period }
    await session.lock([span], true)
    expect(calls.lock).toHaveBeenCalledWith({ scenario: 'base', ...span, locked: true })
    expect(session.snapshot().save.failed).toEqual({ kind: 'set_locks', place, entry: null })
  })

  it('sends many edits as one change; where cells are refused nothing is reported and nothing unsaved', async () => {
    const refusal = new EvenkeelError('CELL_LOCKED', {})
    const { session, calls } = sessionWith({
      edit: vi.fn(({ partial }) =>
        partial ? Promise.resolve({ position: 6, cells: 2, place: null }) : Promise.reject(refusal),
      ),
    })
    const many = { ...options, partial: false }
    expect(await session.editMany([edit, edit], many)).toBe(false)
    expect(calls.failed).not.toHaveBeenCalled()
    expect(session.snapshot().save.failed).toBeNull()
    expect(await session.editMany([edit, edit], { ...many, partial: true })).toBe(true)
    expect(calls.edit).toHaveBeenLastCalledWith(expect.objectContaining({ partial: true }))
  })

  it('applies patches of its scenario from elsewhere, and those that overtake the opening answer', async () => {
    let answer: (view: View) => void = () => undefined
    const { session, patched, live } = sessionWith({
      openView: () =>
        new Promise<View>((done) => {
          answer = done
        }),
    })
    session.show('demand', {})
    patched({ scenario: 'base', patches: [patchOf('v9', 6, { 0: 60 })] })
    answer(sampleView('v9'))
    await settle()
    expect(live()?.block.values[0]).toBe(60)
    patched({ scenario: 'other', patches: [patchOf('v9', 7, { 0: 70 })] })
    expect(live()?.block.values[0]).toBe(60)
  })

  it('opens its views again when the plan was rebuilt', async () => {
    const { session, replaced, calls, live } = sessionWith()
    session.show('demand', { expanded: ['A'] })
    await settle()
    replaced({ scenario: 'other' })
    replaced({ scenario: 'base' })
    await settle()
    expect(calls.openView).toHaveBeenCalledTimes(2)
    expect(vi.mocked(calls.openView).mock.calls[1]?.[0]).toMatchObject({ expanded: ['A'] })
    expect(live()?.block.view).toBe('v2')
  })

  it('closes its views, even one that is still opening', async () => {
    const { session, calls, stop } = sessionWith()
    session.show('demand', {})
    await settle()
    session.show('supply', {})
    stop()
    await settle()
    expect(vi.mocked(calls.closeView).mock.calls.flat().sort()).toEqual(['v1', 'v2'])
  })
})
