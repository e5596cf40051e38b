/** Changes of a scenario brought into another plan, three ways compared, through the real core. */
import type { MergePreview } from '@shared/contract/compare-calls'
import type { ForecastWish } from '@shared/contract/forecast-calls'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createWorkbench, type RealCore, type Workbench } from '../../support/real-core'

let bench: Workbench
let workspace: string
let desk: RealCore
let made = 0

beforeAll(async () => {
  bench = await createWorkbench()
  workspace = await bench.folder()
  desk = await bench.open(workspace)
  expect((await desk.pull()).error).toBeNull()
})
afterAll(() => bench.clear())

const where = { item: 'FG-AF02', customer: 'C001' }
const write = (scenario: string, period: string, entry: string, reason?: string, at = where) =>
  desk.call('planning.edit', {
    scenario,
    edits: [{ where: at, measure: 'override', period, entry }],
    ...(reason ? { reason } : {}),
  })
const fork = async (parent = 'base') => {
  made += 1
  const { scenario } = await desk.call('scenarios.create', { name: `What if ${made}`, parent })
  return scenario
}
const drive = (scenario: string, percent: number, from = '2027-01', to = '2027-12') =>
  desk.call('scenarios.addDriver', {
    scenario,
    driver: {
      note: 'Tender',
      assumption: { kind: 'demand_percent', where: { customer: 'C001' }, from, to, percent },
    },
  })
const preview = (scenario: string, into = 'base') =>
  desk.call('scenarios.mergePreview', { scenario, into })
const positions = ({ scenario, into, scenarioPosition, intoPosition }: MergePreview) => ({
  scenario,
  into,
  scenarioPosition,
  intoPosition,
})
const merge = (
  seen: MergePreview,
  conflicts: Record<string, 'ours' | 'theirs'> = {},
  take = [...seen.drivers, ...seen.forecasts, ...seen.cells].map(({ unit }) => unit),
) => desk.call('scenarios.merge', { ...positions(seen), take, conflicts, reason: 'Agreed' })

async function figure(scenario: string, measure: string, period: string): Promise<number> {
  const view = await desk.call('planning.openView', { scenario, side: 'demand', where })
  await desk.call('planning.closeView', { view: view.view })
  const row = view.rows.findIndex((one) => one.measure === measure)
  return view.values[
    row * view.periods.length + view.periods.findIndex((p) => p.period === period)
  ]!
}
const everything = async (scenario: string) => {
  const sides = ['demand', 'supply', 'resource'] as const
  const views = await Promise.all(
    sides.map((side) => desk.call('planning.openView', { scenario, side, where: {} })),
  )
  for (const { view } of views) await desk.call('planning.closeView', { view })
  return views.map(({ values }) => values)
}

describe('what can be merged', () => {
  test('is each cell and driver the scenario changed, with both sides named where both did', async () => {
    await write('base', '2027-05', '500')
    const scenario = await fork()
    await write(scenario, '2027-05', '700', 'Customer called')
    await write(scenario, '2027-06', '810')
    await write(scenario, '2027-07', '820')
    await write('base', '2027-05', '640', 'Budget round')
    await write('base', '2027-07', '820')
    await drive(scenario, 10)
    const { cells, drivers, otherSnapshot } = await preview(scenario)
    expect(otherSnapshot).toBe(false)
    expect(drivers).toMatchObject([{ state: 'clean', theirs: { note: 'Tender' }, ours: null }])
    expect(cells.map(({ period, state }) => [period, state])).toEqual([
      ['2027-05', 'conflict'],
      ['2027-06', 'clean'],
      ['2027-07', 'same'],
    ])
    expect(cells[0]).toMatchObject({
      fork: 500,
      ours: 640,
      theirs: 700,
      where,
      oursBy: { author: 'lin-yue', reason: 'Budget round' },
      theirsBy: { author: 'lin-yue', reason: 'Customer called' },
    })
    expect(cells[1]).toMatchObject({ fork: null, ours: null, theirs: 810, oursBy: null })
  })

  test('is nothing where the scenario took everything back', async () => {
    const scenario = await fork()
    await write(scenario, '2027-05', '123')
    await desk.call('planning.undo', { scenario })
    const { cells, drivers } = await preview(scenario)
    expect([...cells, ...drivers]).toEqual([])
  })
})

describe('a merge', () => {
  test('is one step in the target, and one undo takes it back bit for bit', async () => {
    const scenario = await fork()
    await write(scenario, '2027-08', '900')
    await write(scenario, '2027-09', '+10%', undefined, { ...where, customer: 'C002' })
    await drive(scenario, 20)
    const before = await everything('base')
    const seen = await preview(scenario)
    const done = await merge(seen)
    expect(done.cells).toBeGreaterThanOrEqual(2)
    expect(await figure('base', 'override', '2027-08')).toBe(900)
    const [last] = await desk.call('planning.history', { scenario: 'base', limit: 1 })
    expect(last).toMatchObject({ kind: 'merge', reason: 'Agreed', merged: `What if ${made}` })
    expect((await preview(scenario)).cells.every(({ state }) => state === 'same')).toBe(true)
    await desk.call('planning.undo', { scenario: 'base' })
    expect(await everything('base')).toEqual(before)
    expect((await preview(scenario)).cells.map(({ state }) => state)).toEqual(
      seen.cells.map(({ state }) => state),
    )
  })

  test('of everything into a plan that stood still gives the plan of the scenario, drivers over typed numbers too', async () => {
    await write('base', '2027-03', '1000')
    const scenario = await fork()
    await drive(scenario, 20)
    await write(scenario, '2027-04', '2000')
    expect(await figure(scenario, 'consensus_demand', '2027-03')).toBe(1200)
    expect(await figure(scenario, 'consensus_demand', '2027-04')).toBe(2000)
    const wanted = await everything(scenario)
    await merge(await preview(scenario))
    expect(await everything('base')).toEqual(wanted)
    await write('base', '2027-03', '1100')
    expect(await figure('base', 'consensus_demand', '2027-03')).toBe(1100)
    await desk.call('planning.undo', { scenario: 'base' })
    await desk.call('planning.undo', { scenario: 'base' })
  })

  test('asks for a choice in each conflict, and keeps to it', async () => {
    await write('base', '2027-10', '100')
    const scenario = await fork()
    await write(scenario, '2027-10', '300')
    await write(scenario, '2027-11', '310')
    await write('base', '2027-10', '200')
    const seen = await preview(scenario)
    const conflict = seen.cells[0]!.unit
    await expect(merge(seen)).rejects.toThrow('MERGE_CONFLICT')
    await merge(seen, { [conflict]: 'ours' })
    expect(await figure('base', 'override', '2027-10')).toBe(200)
    expect(await figure('base', 'override', '2027-11')).toBe(310)
    await merge(await preview(scenario), { [conflict]: 'theirs' })
    expect(await figure('base', 'override', '2027-10')).toBe(300)
    await expect(merge(await preview(scenario))).rejects.toThrow('MERGE_EMPTY')
  })

  test('what the target changed after a merge is its own; what the scenario changes later comes anew', async () => {
    const scenario = await fork()
    await write(scenario, '2028-01', '400')
    await write(scenario, '2028-02', '410')
    await merge(await preview(scenario))
    await write('base', '2028-01', '450')
    expect((await preview(scenario)).cells.map(({ period, state }) => [period, state])).toEqual([
      ['2028-02', 'same'],
    ])
    await write(scenario, '2028-02', '415')
    expect((await preview(scenario)).cells).toMatchObject([
      { state: 'clean', fork: 410, ours: 410, theirs: 415 },
    ])
  })

  test('is refused once either plan has moved on, and into a discarded one', async () => {
    const scenario = await fork()
    await write(scenario, '2027-12', '510')
    const seen = await preview(scenario)
    await write('base', '2028-03', '1')
    await expect(merge(seen)).rejects.toThrow('MERGE_OUTDATED')
    const later = await preview(scenario)
    await write(scenario, '2028-03', '2')
    await expect(merge(later)).rejects.toThrow('MERGE_OUTDATED')
    await desk.call('scenarios.discard', { scenario })
    await expect(preview(scenario)).rejects.toThrow('SCENARIO_CLOSED')
    await expect(preview('base', scenario)).rejects.toThrow('SCENARIO_CLOSED')
  })

  test('goes between any two plans: from a grandchild, to a sibling, and from the base into its fork', async () => {
    const child = await fork()
    await write(child, '2028-04', '10')
    const grandchild = await fork(child)
    await write(grandchild, '2028-05', '20')
    const sibling = await fork()
    await merge(await preview(grandchild, sibling))
    expect(await figure(sibling, 'override', '2028-04')).toBe(10)
    expect(await figure(sibling, 'override', '2028-05')).toBe(20)
    await write('base', '2028-06', '30')
    const seen = await preview('base', sibling)
    expect(seen.cells).toMatchObject([{ period: '2028-06', state: 'clean' }])
    await merge(seen)
    expect(await figure(sibling, 'override', '2028-06')).toBe(30)
    expect(await figure('base', 'override', '2028-05')).toBeNaN()
  })

  test('outlives the end of the program at that instant, and can be undone after it', async () => {
    const scenario = await fork()
    await write(scenario, '2028-07', '77')
    const before = await everything('base')
    await merge(await preview(scenario))
    const merged = await everything('base')
    await desk.core.close()
    desk = await bench.open(workspace)
    expect(await everything('base')).toEqual(merged)
    await desk.call('planning.undo', { scenario: 'base' })
    expect(await everything('base')).toEqual(before)
    await desk.core.close()
    desk = await bench.open(workspace)
    await desk.call('planning.redo', { scenario: 'base' })
    expect(await everything('base')).toEqual(merged)
  })

  test('meets by line and month where a pull has moved the target onto other data', async () => {
    const scenario = await fork()
    await write(scenario, '2028-08', '88')
    await desk.pull()
    const seen = await preview(scenario)
    expect(seen.otherSnapshot).toBe(true)
    await merge(seen)
    expect(await figure('base', 'override', '2028-08')).toBe(88)
  })
})

describe('cells that differ', () => {
  test('are found, the greatest effect first, with their figures and who moved them', async () => {
    const scenario = await fork()
    await write(scenario, '2027-02', '5000')
    const found = await desk.call('scenarios.differences', { scenarios: ['base', scenario] })
    expect(found.total).toBeGreaterThan(2)
    expect(found.cells.length).toBeLessThanOrEqual(200)
    const effects = found.cells.map(({ effect }) => Math.abs(effect))
    expect(effects).toEqual([...effects].sort((a, b) => b - a))
    const demand = await desk.call('scenarios.differences', {
      scenarios: ['base', scenario],
      level: 'line',
      measure: 'consensus_demand',
    })
    expect(demand.total).toBe(1)
    expect(demand.byMeasure).toMatchObject({ consensus_demand: 1, override: 1 })
    expect(demand.cells[0]).toMatchObject({
      where,
      period: '2027-02',
      written: [false, true],
      item: { code: 'FG-AF02' },
      family: { code: 'air_fryer' },
    })
    const [before, after] = demand.cells[0]!.values
    expect(after).toBe(5000)
    expect(before).toBe(await figure('base', 'consensus_demand', '2027-02'))
  })

  test('are none between a plan and a fork of it that changed nothing', async () => {
    const scenario = await fork()
    const found = await desk.call('scenarios.differences', { scenarios: ['base', scenario] })
    expect(found).toMatchObject({ total: 0, cells: [] })
  })
})

describe('a scenario that brings an item', () => {
  const made = (item: string) => ({
    kind: 'new_item' as const,
    item,
    name: { zh: item, en: item },
    analogue: 'FG-AF02',
    sharePercent: 50,
    start: '2027-02',
    rampPeriods: 2,
    cannibalPercent: 0,
  })
  const sold = (item: string) => ({ item, customer: 'C001' })
  async function figureOf(core: RealCore, scenario: string, item: string, period: string) {
    const at = { scenario, side: 'demand' as const, where: sold(item) }
    const view = await core.call('planning.openView', at)
    const row = view.rows.findIndex(({ measure }) => measure === 'consensus_demand')
    const t = view.periods.findIndex((one) => one.period === period)
    return view.values[row * view.periods.length + t]
  }
  async function scenarioWith(item: string): Promise<string> {
    const scenario = await fork()
    const driver = { note: 'Launch', assumption: made(item) }
    await desk.call('scenarios.addDriver', { scenario, driver })
    await write(scenario, '2027-05', '321', undefined, sold(item))
    await desk.call('scenarios.addDriver', {
      scenario,
      driver: {
        note: 'Push',
        assumption: {
          kind: 'demand_percent',
          where: { item },
          from: '2027-06',
          to: '2027-08',
          percent: 10,
        },
      },
    })
    return scenario
  }

  test('is undone and redone, compared with the base plan, and stands as it was after opening again', async () => {
    const scenario = await scenarioWith('FG-NEW1')
    expect(await figureOf(desk, scenario, 'FG-NEW1', '2027-05')).toBe(321)
    const whole = await everything(scenario)
    for (let step = 0; step < 3; step++) await desk.call('planning.undo', { scenario })
    expect(await figureOf(desk, scenario, 'FG-NEW1', '2027-05')).toBeNaN()
    expect(await everything(scenario)).toEqual(await everything('base'))
    for (let step = 0; step < 3; step++) await desk.call('planning.redo', { scenario })
    expect(await everything(scenario)).toEqual(whole)
    const { cells } = await desk.call('scenarios.differences', {
      scenarios: ['base', scenario],
      level: 'line',
      measure: 'consensus_demand',
      by: 'units',
      limit: 1000,
    })
    const typed = cells.find(
      ({ where: at, period }) =>
        at.item === 'FG-NEW1' && at.customer === 'C001' && period === '2027-05',
    )
    expect(typed?.difference).toBe(321)
    expect([...(typed?.values ?? [])]).toEqual([Number.NaN, 321])
    await desk.core.close()
    desk = await bench.open(workspace)
    expect(await everything(scenario)).toEqual(whole)
  })

  test('brings what was typed and assumed of it along, or refuses those without it', async () => {
    const scenario = await scenarioWith('FG-NEW2')
    const seen = await preview(scenario)
    expect([...seen.drivers, ...seen.cells].map(({ blocked }) => blocked)).toEqual([
      null,
      null,
      null,
    ])
    const cells = seen.cells.map(({ unit }) => unit)
    await expect(merge(seen, {}, cells)).rejects.toMatchObject({ code: 'MERGE_BLOCKED' })
    const wanted = await everything(scenario)
    await merge(seen)
    expect(await figureOf(desk, 'base', 'FG-NEW2', '2027-05')).toBe(321)
    expect(await everything('base')).toEqual(wanted)
    await desk.call('planning.undo', { scenario: 'base' })
  })
})

test('prices and costs brought into a plan leave the depth of its typed numbers alone', async () => {
  const target = await fork()
  await write(target, '2027-09', '777')
  const scenario = await fork(target)
  await desk.call('scenarios.addDriver', {
    scenario,
    driver: {
      note: 'Dearer',
      assumption: {
        kind: 'price',
        where: { customer: 'C001' },
        from: '2027-01',
        to: '2027-12',
        percent: 5,
      },
    },
  })
  const { cells } = await merge(await preview(scenario, target))
  expect(cells).toBe(0)
})

test('how items are forecast is merged: the baseline follows, a conflict is named, a circle is refused', async () => {
  const item = { item: 'FG-AF02' }
  const set = (scenario: string, wish: ForecastWish, at = item) =>
    desk.call('forecast.set', { scenario, where: at, wish, reason: 'Trial' })
  const baselineOf = async (scenario: string) => {
    const { items } = await desk.call('forecast.baseline', { scenario, where: item })
    return [...items[0]!.baseline]
  }
  const target = await fork()
  const scenario = await fork(target)
  await set(scenario, { method: 'seasonal_naive' })
  const wanted = await baselineOf(scenario)
  const before = await baselineOf(target)
  expect(wanted).not.toEqual(before)
  const clean = await preview(scenario, target)
  expect(clean.forecasts).toMatchObject([
    { part: 'method', state: 'clean', item: { code: 'FG-AF02' }, blocked: null, fork: null },
  ])
  await merge(clean)
  expect(await baselineOf(target)).toEqual(wanted)
  expect((await preview(scenario, target)).forecasts).toMatchObject([{ state: 'same' }])
  await desk.call('planning.undo', { scenario: target })
  expect(await baselineOf(target)).toEqual(before)

  await set(target, { method: 'mean' })
  const disputed = await preview(scenario, target)
  expect(disputed.forecasts).toMatchObject([
    { state: 'conflict', ours: { method: 'mean' }, theirs: { method: 'seasonal_naive' } },
  ])
  await expect(merge(disputed)).rejects.toMatchObject({ code: 'MERGE_CONFLICT' })
  await merge(disputed, { [disputed.forecasts[0]!.unit]: 'theirs' })
  expect(await baselineOf(target)).toEqual(wanted)

  const follows = {
    from: '2027-01',
    months: 6,
    shape: 'linear',
    share: 1,
    factor: 1,
  } as const
  const other = { item: 'FG-AF01' }
  await set(target, { follows: { ...follows, predecessor: other.item } })
  await set(scenario, { follows: { ...follows, predecessor: item.item } }, other)
  const circular = await preview(scenario, target)
  const tie = circular.forecasts.find(({ part }) => part === 'tie')!
  expect(tie.blocked).toBe('circular')
  await expect(merge(circular, {}, [tie.unit])).rejects.toMatchObject({ code: 'MERGE_BLOCKED' })

  // The circle would close only over a conflict that is settled for the target.
  await set(target, { follows: { ...follows, predecessor: 'FG-RC01' } })
  await set(target, { follows: { ...follows, predecessor: other.item } }, { item: 'FG-RC02' })
  await set(scenario, { follows: { ...follows, predecessor: 'FG-RC02' } })
  const open = await preview(scenario, target)
  const ties = open.forecasts.filter(({ part }) => part === 'tie')
  const settled = ties.find(({ item: { code } }) => code === item.item)!
  expect(settled.state).toBe('conflict')
  await merge(
    open,
    { [settled.unit]: 'ours' },
    ties.map(({ unit }) => unit),
  )
  expect((await preview(scenario, target)).forecasts).toMatchObject([
    { part: 'tie', state: 'same', item: { code: other.item } },
    { part: 'method', state: 'same' },
    { part: 'tie', state: 'conflict' },
  ])
})
