/** The main job on the sample company through dispatch: what every shell does, without a shell. */
import { join } from 'node:path'
import type { View } from '@shared/contract/planning-calls'
import Database from 'better-sqlite3'
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
    const patches = await desk.patched(() =>
      desk.call('planning.edit', {
        scenario: 'base',
        edits: [
          {
            where: { item: 'FG-AF02' },
            measure: 'consensus_demand',
            period: '2027-03',
            entry: '*2',
          },
        ],
      }),
    )
    const again = await desk.call('planning.openView', airFryers)
    expect(cell(again, 'consensus_demand', 'FG-AF02', '2027-03')).toBeCloseTo(item * 2, -1)
    expect(cell(again, 'consensus_demand', 'air_fryer', '2027-03')).toBeCloseTo(before + item, -1)

    const patch = patches.find((p) => p.view === demand.view)!
    const patched = demand.values.slice()
    patch.index.forEach((at, k) => {
      patched[at] = patch.values[k]!
    })
    expect(patched).toEqual(again.values)
    expect(patches.some((p) => p.view === supply.view)).toBe(true)
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

describe('a change that the disk refuses', () => {
  /** Another connection makes the journal take nothing, and everything again. */
  const withDatabase = (work: (database: Database.Database) => unknown): void => {
    const database = new Database(join(workspace, 'workspace.sqlite'))
    try {
      work(database)
    } finally {
      database.close()
    }
  }

  test('leaves the plan as it was, and windows are told to look again', async () => {
    const shown = async () => {
      const view = await desk.call('planning.openView', airFryers)
      return { position: view.position, values: view.values }
    }
    const edit = () =>
      desk.call('planning.edit', {
        scenario: 'base',
        edits: [
          { where: { item: 'FG-AF02' }, measure: 'override', period: '2027-05', entry: '4321' },
        ],
      })
    const before = await shown()
    const heard: string[] = []
    const stop = desk.core.subscribe((name) => heard.push(name))
    withDatabase((database) =>
      database.exec(
        `CREATE TRIGGER refused BEFORE INSERT ON journal BEGIN SELECT raise(ABORT, 'refused'); END`,
      ),
    )
    await expect(edit()).rejects.toThrow()
    withDatabase((database) => database.exec('DROP TRIGGER refused'))
    stop()
    expect(heard).toContain('plan.replaced')
    expect(heard).not.toContain('plan.patched')
    expect(await shown()).toEqual(before)
    expect((await edit()).position).toBeGreaterThan(before.position)
    await desk.call('planning.undo', { scenario: 'base' })
    expect((await shown()).values).toEqual(before.values)
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
      'SCENARIO_IS_BASE',
    )
  })
})

describe('undo in a scenario', () => {
  test('gives back what the driver made of an inherited number, after a restart too', async () => {
    const where = { item: 'FG-AF02', customer: 'C001' }
    const edit = (scenario: string, entry: string) =>
      desk.call('planning.edit', {
        scenario,
        edits: [{ where, measure: 'override', period: '2027-02', entry }],
      })
    const value = async (scenario: string) => {
      const view = await desk.call('planning.openView', {
        scenario,
        side: 'demand',
        where: { item: 'FG-AF02' },
      })
      return cell(view, 'consensus_demand', 'C001', '2027-02')
    }
    await edit('base', '1000')
    const { scenario } = await desk.call('scenarios.create', {
      name: 'Twenty more',
      parent: 'base',
      drivers: [
        {
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
    expect(await value(scenario)).toBeCloseTo(1200)
    await edit(scenario, '2000')
    expect(await value(scenario)).toBe(2000)
    await desk.call('planning.undo', { scenario })
    expect(await value(scenario)).toBeCloseTo(1200)
    await desk.core.close()
    desk = await bench.open(workspace)
    expect(await value(scenario)).toBeCloseTo(1200)
    await desk.call('planning.undo', { scenario: 'base' })
  })

  test('a driver taken off and brought back does what it did', async () => {
    const parent = await desk.call('scenarios.create', {
      name: 'Parent',
      parent: 'base',
      drivers: [
        {
          assumption: {
            kind: 'demand_percent',
            where: {},
            from: '2026-12',
            to: '2027-05',
            percent: 10,
          },
        },
      ],
    })
    const child = await desk.call('scenarios.create', { name: 'Child', parent: parent.scenario })
    const demand = async () =>
      (await desk.call('planning.overview', { scenario: child.scenario })).indicators
    const before = await demand()
    await desk.call('scenarios.removeDriver', {
      scenario: child.scenario,
      driver: parent.drivers[0]!.driver,
    })
    expect(await demand()).not.toEqual(before)
    await desk.call('planning.undo', { scenario: child.scenario })
    expect(await demand()).toEqual(before)
  })
})

describe('scenarios are told apart', () => {
  test('by their names: an open one keeps its name to itself', async () => {
    await desk.call('scenarios.create', { name: 'Only once', parent: 'base' })
    for (const name of ['only once', 'Base'])
      await expect(desk.call('scenarios.create', { name, parent: 'base' })).rejects.toThrow(
        'SCENARIO_NAME_TAKEN',
      )
  })

  test('a driver that would do nothing is refused, with the scenario it came with', async () => {
    const count = (await desk.call('scenarios.list', {})).length
    const idle = desk.call('scenarios.create', {
      name: 'Idle',
      parent: 'base',
      drivers: [
        {
          assumption: {
            kind: 'demand_percent',
            where: { customer: 'C999' },
            from: '2026-12',
            to: '2027-05',
            percent: 10,
          },
        },
      ],
    })
    await expect(idle).rejects.toThrow('DRIVER_WITHOUT_EFFECT')
    expect(await desk.call('scenarios.list', {})).toHaveLength(count)
  })
})

describe('what a role may not', () => {
  test('an executive cannot move the source or the target; the language is everybody’s', async () => {
    const executive = { person: 'huang-lei' }
    for (const change of [{ target: null }, { source: 'odata' }])
      await expect(desk.call('settings.set', change, executive)).rejects.toThrow('NOT_ALLOWED')
    await desk.call('settings.set', { language: 'zh-CN' }, executive)
  })

  test('a secret does not follow a connection to another address', async () => {
    const save = (url: string) =>
      desk.call('connections.save', {
        name: 'odata',
        type: 'odata',
        settings: { url, user: 'planner' },
      })
    await save('http://127.0.0.1:4004/odata')
    await desk.call('connections.setSecret', { name: 'odata', secret: 'x' })
    expect((await save('http://127.0.0.1:4004/odata')).hasSecret).toBe(true)
    expect((await save('http://127.0.0.1:4005/odata')).hasSecret).toBe(false)
  })
})

describe('a decision', () => {
  const draft = (scenario: string) => ({
    question: 'Which?',
    options: ['base', scenario],
    choice: scenario,
    reason: 'r',
    owner: 'lin-yue',
    due: '2026-12-15',
  })
  const chair = { person: 'chen-wei' }

  test('on a scenario that was discarded meanwhile cannot be approved', async () => {
    const { scenario } = await desk.call('scenarios.create', { name: 'Gone', parent: 'base' })
    const { decision } = await desk.call('decisions.create', draft(scenario))
    await desk.call('decisions.propose', { decision })
    await desk.call('scenarios.discard', { scenario })
    const approval = desk.call('decisions.approve', { decision }, chair)
    await expect(approval).rejects.toThrow('SCENARIO_CLOSED')
  })

  test('that takes a figure to zero tells the target so', async () => {
    const where = { item: 'FG-AF02', customer: 'C001' }
    const publish = async (entry: string) => {
      await desk.call('planning.edit', {
        scenario: 'base',
        edits: [{ where, measure: 'override', period: '2027-02', entry }],
      })
      const { decision, number } = await desk.call('decisions.create', draft('base'))
      await desk.call('decisions.propose', { decision })
      await desk.call('decisions.approve', { decision }, chair)
      await desk.call('publishing.send', {})
      const outbox = await desk.call('publishing.outbox', {})
      const sent = outbox.find((one) => one.decision === decision)!
      expect(sent.state).toBe('acknowledged')
      const found = await desk.call('publishing.lookUp', { entry: sent.entry })
      const line = found!.document.lines.find(
        (l) => l.item === where.item && l.customer === where.customer && l.month === '2027-02',
      )
      return { number, quantity: line?.quantity }
    }
    const first = await publish('777')
    expect(first.quantity).toBe(777)
    const second = await publish('0')
    expect(second.quantity).toBe(0)
    expect(second.number).toBe(first.number + 1)
  })

  test('keeps its number to itself, deleted or not', async () => {
    const { decision, number } = await desk.call('decisions.create', draft('base'))
    await desk.call('decisions.delete', { decision })
    expect((await desk.call('decisions.create', draft('base'))).number).toBe(number + 1)
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
