/** The main job on the sample company through dispatch: what every shell does, without a shell. */
import type { View } from '@shared/contract/planning-calls'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createWorkbench, type RealCore, type Workbench } from '../../support/real-core'

let bench: Workbench
let workspace: string
let desk: RealCore

beforeAll(async () => {
  bench = await createWorkbench()
  workspace = await bench.folder()
  desk = await bench.open(workspace)
  const pull = await desk.pull()
  expect(pull.error).toBeNull()
})
afterAll(() => bench.clear())

const airFryers = { scenario: 'base', side: 'demand' as const, where: { family: 'air_fryer' } }

function cell(view: View, measure: string, code: string, period: string): number {
  const row = view.rows.findIndex((r) => r.measure === measure && r.code === code)
  const column = view.periods.findIndex((p) => p.period === period)
  return view.values[row * view.periods.length + column]!
}

describe('a plan', () => {
  test('has the sample company in it, without findings', async () => {
    const [snapshot] = await desk.call('snapshots.list', {})
    expect(snapshot).toMatchObject({ errors: 0, warnings: 0, asOf: '2026-11-15' })
    const overview = await desk.call('planning.overview', { scenario: 'base' })
    expect(overview.families).toHaveLength(6)
    expect(overview.periods[0]).toBe('2026-11')
    expect(overview.indicators.revenue).toBeGreaterThan(300e6)
    const info = await desk.call('app.info', {})
    expect(info.company?.en).toContain('Hengquan')
  })

  test('an edit changes its line, its totals and the supply side, and the patch says exactly what', async () => {
    const demand = await desk.call('planning.openView', airFryers)
    const supply = await desk.call('planning.openView', { ...airFryers, side: 'supply' })
    const before = cell(demand, 'consensus_demand', 'air_fryer', '2027-03')
    const item = cell(demand, 'consensus_demand', 'FG-AF02', '2027-03')
    const result = await desk.call('planning.edit', {
      scenario: 'base',
      edits: [
        {
          where: { item: 'FG-AF02' },
          measure: 'consensus_demand',
          period: '2027-03',
          entry: '*2',
        },
      ],
    })
    const again = await desk.call('planning.openView', airFryers)
    expect(cell(again, 'consensus_demand', 'FG-AF02', '2027-03')).toBeCloseTo(item * 2, -1)
    expect(cell(again, 'consensus_demand', 'air_fryer', '2027-03')).toBeCloseTo(before + item, -1)

    const patch = result.patches.find((p) => p.view === demand.view)!
    const patched = demand.values.slice()
    patch.index.forEach((at, k) => {
      patched[at] = patch.values[k]!
    })
    expect(patched).toEqual(again.values)
    expect(result.patches.some((p) => p.view === supply.view)).toBe(true)
    await desk.call('planning.undo', { scenario: 'base' })
  })

  test('keeps edits, undo and redo over a restart', async () => {
    const edit = (entry: string) =>
      desk.call('planning.edit', {
        scenario: 'base',
        edits: [
          {
            where: { item: 'FG-AF02', customer: 'C001' },
            measure: 'override',
            period: '2027-04',
            entry,
          },
        ],
        reason: 'tried',
      })
    const value = async () => {
      const view = await desk.call('planning.openView', {
        scenario: 'base',
        side: 'demand',
        where: { item: 'FG-AF02' },
      })
      return cell(view, 'override', 'C001', '2027-04')
    }
    await edit('1111')
    await edit('2222')
    await desk.core.close()
    desk = await bench.open(workspace)
    expect(await value()).toBe(2222)
    const undone = await desk.call('planning.undo', { scenario: 'base' })
    expect(undone.place).toMatchObject({ measure: 'override', period: '2027-04' })
    expect(await value()).toBe(1111)
    await desk.core.close()
    desk = await bench.open(workspace)
    await desk.call('planning.redo', { scenario: 'base' })
    expect(await value()).toBe(2222)
    const [last] = await desk.call('planning.history', { scenario: 'base', limit: 1 })
    expect(last).toMatchObject({ kind: 'redo', author: 'lin-yue' })
  })

  test('refuses what cannot be meant, and changes nothing', async () => {
    const edit = (measure: string, period: string, entry: string, where = {}) =>
      desk.call('planning.edit', { scenario: 'base', edits: [{ where, measure, period, entry }] })
    const { position } = await desk.call('planning.overview', { scenario: 'base' })
    await expect(edit('override', '2027-03', 'abc')).rejects.toThrow('ENTRY_NOT_UNDERSTOOD')
    await expect(edit('override', '2025-03', '5')).rejects.toThrow('CELL_NOT_EDITABLE')
    await expect(edit('revenue', '2027-03', '5')).rejects.toThrow('CELL_NOT_EDITABLE')
    await expect(edit('override', '2027-03', '5', { item: 'NO' })).rejects.toThrow(
      'NOTHING_SELECTED',
    )
    expect((await desk.call('planning.overview', { scenario: 'base' })).position).toBe(position)
  })
})

describe('a scenario', () => {
  test('sees the plan as it was forked, and its own changes; the base plan sees none of them', async () => {
    const before = await desk.call('planning.overview', { scenario: 'base' })
    const { scenario } = await desk.call('scenarios.create', {
      name: 'Win the big customer',
      parent: 'base',
      drivers: [
        {
          note: 'Tender',
          assumption: {
            kind: 'demand_percent',
            where: { customer: 'C001' },
            from: '2026-12',
            to: '2027-05',
            percent: 20,
          },
        },
      ],
    })
    const comparison = await desk.call('scenarios.compare', { scenarios: ['base', scenario] })
    const revenue = comparison.indicators.find((i) => i.indicator === 'revenue')!.values
    expect(revenue[0]).toBeCloseTo(before.indicators.revenue!, 2)
    expect(revenue[1]).toBeGreaterThan(revenue[0]!)

    await desk.call('planning.edit', {
      scenario: 'base',
      edits: [{ where: {}, measure: 'override', period: '2027-06', entry: '+5%' }],
    })
    const later = await desk.call('scenarios.compare', { scenarios: ['base', scenario] })
    const values = later.indicators.find((i) => i.indicator === 'revenue')!.values
    expect(values[1]).toBe(revenue[1])
    expect(values[0]).toBeGreaterThan(revenue[0]!)
    await desk.call('planning.undo', { scenario: 'base' })

    const [, made] = await desk.call('scenarios.list', {})
    const driver = made!.drivers[0]!
    await desk.call('scenarios.removeDriver', { scenario, driver: driver.driver })
    const without = await desk.call('scenarios.compare', { scenarios: ['base', scenario] })
    const equal = without.indicators.find((i) => i.indicator === 'revenue')!.values
    expect(equal[1]).toBeCloseTo(equal[0]!, 2)
  })

  test('cannot be edited once discarded, can be restored, and the base plan cannot be discarded', async () => {
    const { scenario } = await desk.call('scenarios.create', { name: 'Short', parent: 'base' })
    await desk.call('scenarios.discard', { scenario })
    const edit = desk.call('planning.edit', {
      scenario,
      edits: [{ where: {}, measure: 'override', period: '2027-06', entry: '+5%' }],
    })
    await expect(edit).rejects.toThrow('SCENARIO_CLOSED')
    await desk.call('scenarios.restore', { scenario })
    await desk.call('planning.overview', { scenario })
    await expect(desk.call('scenarios.discard', { scenario: 'base' })).rejects.toThrow(
      'SCENARIO_CLOSED',
    )
  })
})

describe('a new pull', () => {
  test('moves the base plan to the new snapshot with the planners numbers on it; undo passes it over', async () => {
    const before = await desk.call('planning.overview', { scenario: 'base' })
    const { snapshot } = await desk.pull()
    const after = await desk.call('planning.overview', { scenario: 'base' })
    expect(after.snapshot).toBe(snapshot)
    expect(after.snapshot).not.toBe(before.snapshot)
    expect(after.indicators).toEqual(before.indicators)
    const undone = await desk.call('planning.undo', { scenario: 'base' })
    expect(undone.place?.measure).toBe('override')
    expect((await desk.call('planning.overview', { scenario: 'base' })).snapshot).toBe(snapshot)
  })
})
