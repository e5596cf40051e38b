/** Locks, fences, previews and confirmations through the real services. */
import type { Params } from '@shared/contract/contract'
import { cellFlags, type View } from '@shared/contract/planning-calls'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createWorkbench, type RealCore, type Workbench } from '../../support/real-core'

let bench: Workbench
let workspace: string
let desk: RealCore

beforeAll(async () => {
  bench = await createWorkbench()
  workspace = await bench.folder()
  desk = await bench.open(workspace)
  expect((await desk.pull()).error).toBeNull()
})
afterAll(() => bench.clear())

const scenario = 'base'
const month = '2027-03'
const item = { item: 'FG-AF02' }
const one = { ...item, customer: 'C001' }
const at = (where: Record<string, string>, entry: string, period = month) => ({
  where,
  measure: 'consensus_demand',
  period,
  entry,
})
const edit = (
  edits: ReturnType<typeof at>[],
  more: Partial<Omit<Params<'planning.edit'>, 'scenario' | 'edits'>> = {},
) => desk.call('planning.edit', { scenario, edits, ...more })
const lock = (where: Record<string, string>, locked = true) =>
  desk.call('planning.lock', {
    scenario,
    where,
    measure: 'consensus_demand',
    from: month,
    to: month,
    locked,
  })
const openItem = () =>
  desk.call('planning.openView', { scenario, side: 'demand', where: item, expanded: [] })
const cell = (view: View, code: string, measure = 'consensus_demand') => {
  const row = view.rows.findIndex((r) => r.measure === measure && r.code === code)
  return row * view.periods.length + view.periods.findIndex((p) => p.period === month)
}
const demandOf = async (code: string): Promise<number> => {
  const view = await openItem()
  return view.values[cell(view, code)]!
}
const code = (error: unknown) => (error as { code: string }).code

describe('locks', () => {
  test('a locked cell refuses typing, is passed over by a split, is marked, and undo lifts it', async () => {
    const open = await openItem()
    const before = open.values[cell(open, 'C001')]!
    const patches = await desk.patched(async () => expect((await lock(one)).cells).toBe(1))
    const patch = patches.find((p) => p.view === open.view)!
    expect(patch.flags[patch.index.indexOf(cell(open, 'C001'))]! & cellFlags.locked).toBe(
      cellFlags.locked,
    )
    await expect(edit([at(one, '5')])).rejects.toMatchObject({ code: 'CELL_LOCKED' })
    await edit([at(item, '*2')], { confirmed: true })
    expect(await demandOf('C001')).toBe(before)
    const history = await desk.call('planning.history', { scenario, limit: 2 })
    expect(history.map((entry) => [entry.kind, entry.cells > 0])).toEqual([
      ['set_cells', true],
      ['set_locks', true],
    ])
    await desk.call('planning.undo', { scenario })
    await desk.call('planning.undo', { scenario })
    await edit([at(one, '5')])
    expect(await demandOf('C001')).toBe(5)
    await desk.call('planning.undo', { scenario })
  })

  test('are inherited by a scenario made afterwards, which may lift them for itself', async () => {
    await lock(one)
    const { scenario: child } = await desk.call('scenarios.create', {
      name: 'Locked child',
      parent: scenario,
    })
    const inChild = (entry: string) =>
      desk.call('planning.edit', { scenario: child, edits: [at(one, entry)] })
    await expect(inChild('7')).rejects.toMatchObject({ code: 'CELL_LOCKED' })
    await desk.call('planning.lock', {
      scenario: child,
      where: one,
      measure: 'override',
      from: month,
      to: month,
      locked: false,
    })
    expect((await inChild('7')).cells).toBe(1)
    await expect(edit([at(one, '7')])).rejects.toMatchObject({ code: 'CELL_LOCKED' })
    await desk.call('planning.undo', { scenario })
  })

  test('stand after a restart', async () => {
    await lock(one)
    await desk.core.close()
    desk = await bench.open(workspace)
    await expect(edit([at(one, '5')])).rejects.toMatchObject({ code: 'CELL_LOCKED' })
    await desk.call('planning.undo', { scenario })
    expect((await edit([at(one, '5')])).cells).toBe(1)
    await desk.call('planning.undo', { scenario })
  })
})

describe('many cells at once', () => {
  const cells = [
    at(one, '10'),
    at(one, 'ten', '2027-04'),
    at({ ...item, customer: 'C002' }, '20'),
    at(item, '7', '2026-01'),
  ]

  test('are tried without a trace: what would go in is counted, what would not is listed', async () => {
    const before = await demandOf('C001')
    const [last] = await desk.call('planning.history', { scenario, limit: 1 })
    const tried = await desk.call('planning.tryEdits', { scenario, edits: cells })
    expect(tried.cells).toBe(2)
    expect(tried.refused.map(({ index, code }) => [index, code])).toEqual([
      [1, 'ENTRY_NOT_UNDERSTOOD'],
      [3, 'CELL_NOT_EDITABLE'],
    ])
    expect(await demandOf('C001')).toBe(before)
    expect(await desk.call('planning.history', { scenario, limit: 1 })).toEqual([last])
  })

  test('go in as one step, which says how many they were', async () => {
    const before = await demandOf('C001')
    await expect(edit(cells)).rejects.toMatchObject({ code: 'ENTRY_NOT_UNDERSTOOD' })
    expect((await edit(cells, { partial: true })).refused).toHaveLength(2)
    expect(await demandOf('C001')).toBe(10)
    const [step] = await desk.call('planning.history', { scenario, limit: 1 })
    expect(step).toMatchObject({ kind: 'set_cells', edits: 2, entry: '10' })
    await desk.call('planning.undo', { scenario })
    expect(await demandOf('C001')).toBe(before)
  })

  test('are locked in one step, a line that two rows share once', async () => {
    const span = { measure: 'consensus_demand', from: month, to: '2027-04' }
    const locked = await desk.call('planning.lock', {
      scenario,
      where: one,
      ...span,
      also: [
        { where: one, ...span, measure: 'override' },
        { where: { ...item, customer: 'C002' }, ...span },
      ],
      locked: true,
    })
    expect(locked.cells).toBe(4)
    await expect(edit([at(one, '5', '2027-04')])).rejects.toMatchObject({ code: 'CELL_LOCKED' })
    await desk.call('planning.undo', { scenario })
    await edit([at(one, '5', '2027-04')])
    await desk.call('planning.undo', { scenario })
  })
})

describe('previews', () => {
  test('tell children, rule and fallback, and change nothing', async () => {
    const before = await demandOf('FG-AF02')
    const preview = await desk.call('planning.previewEdit', {
      scenario,
      edit: at({ family: 'air_fryer' }, '+10%'),
      rule: { kind: 'measure', measure: 'override' },
    })
    expect(preview.rule).toBe('measure')
    expect(preview.fallback).toBe('proportional')
    expect(preview.children.length).toBeGreaterThan(1)
    expect(preview.children.length).toBeLessThan(preview.lines.length)
    const sum = (values: { after: number }[]) => values.reduce((all, v) => all + v.after, 0)
    expect(sum(preview.children)).toBeCloseTo(preview.after, 6)
    expect(sum(preview.lines)).toBeCloseTo(preview.after, 6)
    expect(preview.after).toBeCloseTo(preview.before * 1.1, 6)
    expect(preview.remainder).toBeCloseTo(0, 9)
    expect(await demandOf('FG-AF02')).toBe(before)
  })

  test('a clearing entry shows the calculated number that comes back', async () => {
    const calculated = await demandOf('C001')
    await edit([at(one, '4321')])
    const preview = await desk.call('planning.previewEdit', { scenario, edit: at(one, '') })
    expect(preview).toMatchObject({ rule: 'clear', before: 4321, needsConfirmation: false })
    expect(preview.after).toBe(calculated)
    expect(preview.lines[0]).toMatchObject({ before: 4321, after: calculated })
    expect(await demandOf('C001')).toBe(4321)
    await edit([at(one, '')])
    expect(await demandOf('C001')).toBe(calculated)
  })

  test('what piles or zeroes is refused until it is confirmed', async () => {
    const weights = { rule: { kind: 'weights' as const, weights: { C001: 1 } } }
    const preview = await desk.call('planning.previewEdit', {
      scenario,
      edit: at(item, '5000'),
      ...weights,
    })
    expect(preview.needsConfirmation).toBe(true)
    expect(preview.warnings.every(({ kind }) => kind === 'zeroed' || kind === 'takes_more')).toBe(
      true,
    )
    const error: unknown = await edit([at(item, '5000')], weights).catch((e: unknown) => e)
    expect(code(error)).toBe('SPLIT_NEEDS_CONFIRMATION')
    await edit([at(item, '5000')], { ...weights, confirmed: true })
    expect(await demandOf('C001')).toBe(5000)
    await desk.call('planning.undo', { scenario })
  })
})

describe('several edits', () => {
  test('in part: the good ones are one undo step, the others are listed', async () => {
    const before = await demandOf('C001')
    const result = await edit([at(one, '11'), at(one, 'x', '2027-04'), at(one, '12', '2025-01')], {
      partial: true,
    })
    expect(result.cells).toBe(1)
    expect(result.refused?.map((one) => [one.index, one.code])).toEqual([
      [1, 'ENTRY_NOT_UNDERSTOOD'],
      [2, 'CELL_NOT_EDITABLE'],
    ])
    expect(await demandOf('C001')).toBe(11)
    await desk.call('planning.undo', { scenario })
    expect(await demandOf('C001')).toBe(before)
  })

  test('nothing at all where everything is refused', async () => {
    const { position } = await desk.call('planning.overview', { scenario })
    const result = await edit([at(one, 'x')], { partial: true })
    expect(result).toMatchObject({ position, cells: 0, refused: [{ index: 0 }] })
  })
})

describe('the policy', () => {
  test('only those who keep it set it; it fences by role, is shown, and survives a restart', async () => {
    const people = await desk.call('people.list', {})
    const as = (role: string) => ({ person: people.find((p) => p.role === role)!.person })
    const policy = {
      fences: { demand: { demand_planner: 6 }, supply: {} },
      freezePeriods: 2,
    }
    await expect(desk.call('policy.set', policy, as('demand_planner'))).rejects.toMatchObject({
      code: 'NOT_ALLOWED',
    })
    const replaced: string[] = []
    const stop = desk.core.subscribe((name, payload) => {
      if (name === 'plan.replaced') replaced.push((payload as { scenario: string }).scenario)
    })
    await desk.call('policy.set', policy, as('process_owner'))
    stop()
    expect(replaced).toContain(scenario)

    const planner = as('demand_planner')
    const change = { scenario, edits: [at(one, '9')] }
    await expect(desk.call('planning.edit', change, planner)).rejects.toMatchObject({
      code: 'PERIOD_FENCED',
      params: { role: 'demand_planner', fence: 6, period: month },
    })
    const later = { scenario, edits: [at(one, '9', '2027-05')] }
    expect((await desk.call('planning.edit', later, planner)).cells).toBe(1)
    expect((await desk.call('planning.edit', change, as('process_owner'))).cells).toBe(1)

    const spec = { scenario, side: 'demand' as const, where: item, expanded: [] }
    const flagsFor = async (role: string) => {
      const view = await desk.call('planning.openView', spec, as(role))
      return view.flags[cell(view, 'C001')]! & cellFlags.fenced
    }
    expect(await flagsFor('demand_planner')).toBe(cellFlags.fenced)
    expect(await flagsFor('process_owner')).toBe(0)

    await desk.core.close()
    desk = await bench.open(workspace)
    expect(await desk.call('policy.get', {})).toEqual(policy)
    await expect(desk.call('planning.edit', change, planner)).rejects.toMatchObject({
      code: 'PERIOD_FENCED',
    })
  })
})
