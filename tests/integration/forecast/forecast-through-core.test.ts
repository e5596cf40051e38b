/** Forecasts are made at a pull and kept; planners choose otherwise, and take it back. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Params } from '@shared/contract/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createWorkbench, type RealCore, type Workbench } from '../../support/real-core'

const scenario = 'base'
const where = { item: 'FG-AF02' }
let bench: Workbench
let folder: string
let desk: RealCore

beforeAll(async () => {
  bench = await createWorkbench()
  folder = await bench.folder()
  desk = await bench.open(folder)
  await desk.pull()
})
afterAll(() => bench.clear())

const show = (selected: Params<'forecast.show'>['where'] = where) =>
  desk.call('forecast.show', { scenario, where: selected })
const baseline = async (): Promise<number[]> => [...(await show()).baseline]
/** How many forecasts are made while something is done. */
async function madeDuring(work: () => Promise<unknown>): Promise<number> {
  let made = 0
  const stop = desk.core.subscribe((name, payload) => {
    if (name === 'forecast.progress') made = (payload as { total: number }).total
    if (name === 'pull.progress')
      made = (payload as { forecasts: { total: number } | null }).forecasts?.total ?? made
  })
  await work()
  stop()
  return made
}

test('an item is told with its methods, their errors and its limits', async () => {
  const shown = await show()
  const { detail } = shown
  expect(detail).toMatchObject({ item: 'FG-AF02', method: 'combination', setting: null })
  const used = detail!.candidates.filter(({ part }) => part === 'used')
  expect(used.map(({ method }) => method)).toEqual(['combination'])
  expect(detail!.candidates.filter(({ part }) => part === 'member').length).toBeGreaterThan(1)
  const naive = detail!.candidates.find(({ method }) => method === 'seasonal_naive')
  expect(naive?.errors?.mase).toBeGreaterThan(used[0]!.errors!.mase!)
  const [narrow, wide] = shown.intervals
  shown.baseline.forEach((value, h) => {
    expect(narrow!.lower[h]).toBeLessThanOrEqual(value)
    expect(wide!.lower[h]).toBeLessThanOrEqual(narrow!.lower[h]!)
    expect(wide!.upper[h]).toBeGreaterThanOrEqual(narrow!.upper[h]!)
  })
})

test('a total is the sum of its items, its limits narrower than theirs together', async () => {
  const family = await show({ family: 'air_fryer' })
  const items = await desk.call('forecast.baseline', { scenario, where: { family: 'air_fryer' } })
  expect(family.items).toBe(items.items.length)
  expect(family.detail).toBeNull()
  const sum = items.items.reduce((total, one) => total + one.baseline[0]!, 0)
  expect(family.baseline[0]).toBeCloseTo(sum, 6)
  const widths = items.items.map(({ intervals: [one] }) => one!.upper[0]! - one!.lower[0]!)
  const [limits] = family.intervals
  expect(limits!.upper[0]! - limits!.lower[0]!).toBeLessThan(widths.reduce((a, b) => a + b, 0))
})

test('a method that is pinned makes the baseline; undo brings the combination back, bit for bit', async () => {
  const before = await baseline()
  const wish = { method: 'seasonal_naive' } as const
  await desk.call('forecast.set', { scenario, where, wish, reason: 'as last year' })
  const pinned = await show()
  expect([...pinned.baseline]).not.toEqual(before)
  expect(pinned.detail).toMatchObject({
    method: 'seasonal_naive',
    setting: { method: 'seasonal_naive' },
    setBy: { reason: 'as last year' },
  })
  const view = await desk.call('planning.openView', { scenario, side: 'demand', where })
  const row = view.rows.findIndex(
    ({ level, measure }) => level === 'item' && measure === 'baseline',
  )
  const first = view.periods.findIndex(({ kind }) => kind === 'current')
  expect(view.values[row * view.periods.length + first]).toBeCloseTo(pinned.baseline[0]!, 6)
  await desk.call('planning.undo', { scenario })
  expect(await baseline()).toEqual(before)
  expect((await show()).detail!.setting).toBeNull()
})

test('members are left out, and months used as they were observed', async () => {
  const before = await show()
  const member = before.detail!.candidates.find(({ part }) => part === 'member')!.method
  if (member === 'combination') throw new Error('the combination is no member of itself')
  await desk.call('forecast.set', { scenario, where, wish: { leaveOut: [member] } })
  const without = await show()
  expect(without.detail!.candidates.find(({ method }) => method === member)!.part).toBe('left_out')
  expect([...without.baseline]).not.toEqual([...before.baseline])
  const found = without.detail!.findings.find(({ applied }) => applied)!
  const decisions = [{ month: found.period, kind: found.kind, accepted: false }]
  await desk.call('forecast.set', { scenario, where, wish: { decisions } })
  const kept = await show()
  expect(kept.detail!.findings.find(({ period }) => period === found.period)).toMatchObject({
    applied: false,
    decided: true,
  })
  await desk.call('forecast.set', { scenario, where, wish: { usual: true } })
  expect(await baseline()).toEqual([...before.baseline])
})

test('forecasts for a change are given up on demand, and nothing is changed', async () => {
  const all = async () =>
    (await desk.call('forecast.baseline', { scenario })).items.map((one) => [...one.baseline])
  const before = await all()
  const { position } = await show()
  const told: number[] = []
  const stop = desk.core.subscribe((name, payload) => {
    if (name !== 'forecast.progress') return
    const { done, total } = payload as { done: number; total: number }
    if (told.push(total - done) === 1) void desk.call('forecast.stop', { scenario })
  })
  await expect(
    desk.call('forecast.set', { scenario, where: {}, wish: { method: 'ces' } }),
  ).rejects.toThrow('CANCELLED')
  stop()
  expect(told[0]).toBeGreaterThan(0)
  expect(told).not.toContain(0)
  expect((await show()).position).toBe(position)
  expect(await all()).toEqual(before)
})

test('nothing is forecast for a plan that is locked', async () => {
  const { scenario: locked } = await desk.call('scenarios.create', {
    name: 'Kept as it is',
    parent: scenario,
  })
  await desk.call('scenarios.describe', { scenario: locked, locked: true })
  const set = () =>
    desk.call('forecast.set', { scenario: locked, where: {}, wish: { method: 'ces' } })
  expect(
    await madeDuring(() => expect(set()).rejects.toMatchObject({ code: 'SCENARIO_LOCKED' })),
  ).toBe(0)
})

test('what did not change is not forecast again: at the next pull, and when the workspace opens', async () => {
  const before = await baseline()
  expect(await madeDuring(() => desk.pull())).toBe(0)
  expect(await baseline()).toEqual(before)
  await desk.core.close()
  desk = await bench.open(folder)
  expect(await madeDuring(baseline)).toBe(0)
  expect(await baseline()).toEqual(before)
})

test('lost forecasts are made again and are the same', async () => {
  const before = await baseline()
  const { items } = await desk.call('forecast.baseline', { scenario })
  await desk.core.close()
  for (const end of ['', '-wal', '-shm'])
    rmSync(join(folder, `forecasts.sqlite${end}`), { force: true })
  desk = await bench.open(folder)
  // Totals of families beside the items.
  expect(await madeDuring(baseline)).toBeGreaterThan(items.length)
  expect(await baseline()).toEqual(before)
})

test('the data name a successor: it is suggested, taken up, kept, and undone', async () => {
  const old = { item: 'FG-RC05' }
  const next = { item: 'FG-RC06' }
  const of = async (selected: typeof old) => [...(await show(selected)).baseline]
  const before = { old: await of(old), next: await of(next) }
  const suggested = (await show(next)).detail!.suggestions[0]
  if (suggested?.kind !== 'follows') throw new Error('nothing was suggested')
  expect(suggested).toMatchObject({ item: 'FG-RC06', evidence: 'data' })
  const { follows } = suggested
  await desk.call('forecast.set', {
    scenario,
    where: next,
    wish: { follows },
    reason: 'as planned',
  })
  const after = { old: await show(old), next: await show(next) }
  expect([...after.next.baseline]).not.toEqual(before.next)
  expect(after.next.detail).toMatchObject({ suggestions: [], setBy: { reason: 'as planned' } })
  expect(after.old.detail!.shared.map(({ item }) => item)).toEqual(['FG-RC05', 'FG-RC06'])
  const parts = after.next.detail!.shared
  expect(parts.reduce((sum, { last }) => sum + last, 0)).toBeCloseTo(1, 9)
  // A method chosen at either is that of both.
  await desk.call('forecast.set', { scenario, where: next, wish: { method: 'theta' } })
  expect((await show(old)).detail!.method).toBe('theta')
  await desk.call('planning.undo', { scenario })
  await desk.core.close()
  desk = await bench.open(folder)
  expect(await madeDuring(() => of(next))).toBe(0)
  expect(await of(next)).toEqual([...after.next.baseline])
  await desk.call('planning.undo', { scenario })
  expect(await of(old)).toEqual(before.old)
  expect(await of(next)).toEqual(before.next)
  const circular = { ...follows, predecessor: 'FG-RC06' }
  await expect(
    desk.call('forecast.set', { scenario, where: next, wish: { follows: circular } }),
  ).rejects.toThrow('SUCCESSION_CIRCULAR')
})

test('a family adds up in the way that erred least, or as a planner says', async () => {
  const family = { family: 'air_fryer' }
  const shown = await show(family)
  const { addingUp } = shown
  if (!addingUp) throw new Error('nothing adds up')
  expect(addingUp.measured.length).toBeGreaterThan(3)
  expect(addingUp.measured.find(({ way }) => way === 'bottom_up')).toMatchObject({ all: 1 })
  const [best] = addingUp.measured
  expect(addingUp).toMatchObject({
    pinned: false,
    way: best!.all < 0.98 ? best!.way : 'bottom_up',
  })
  const items = async () =>
    (await desk.call('forecast.baseline', { scenario, where: family })).items.map((one) => [
      ...one.baseline,
    ])
  const before = await items()
  const other = addingUp.way === 'top_down' ? 'bottom_up' : 'top_down'
  await desk.call('forecast.set', { scenario, where: family, wish: { addUp: other } })
  const pinned = await show(family)
  expect(pinned.addingUp).toMatchObject({ way: other, pinned: true })
  const after = await items()
  expect(after).not.toEqual(before)
  pinned.baseline.forEach((value, h) => {
    expect(value).toBeCloseTo(
      after.reduce((sum, one) => sum + one[h]!, 0),
      6,
    )
  })
  await desk.call('planning.undo', { scenario })
  expect(await items()).toEqual(before)
})
