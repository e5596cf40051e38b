import { beforeAll, expect, test, vi } from 'vitest'
import { cliInProcess } from './cli-in-process'

// Every command opens the workspace anew.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })
const cli = cliInProcess()
const { workspace } = cli
const everything = ['--where', 'family=air_fryer', '--measure', 'override']

beforeAll(async () => {
  expect((await cli.run(['init', workspace, '--sample'])).exit).toBe(0)
  expect((await cli.run(['pull', workspace])).exit).toBe(0)
})

test('init leaves a workspace that is there as it is', async () => {
  const again = await cli.json('init', workspace, '--sample')
  expect(again).toMatchObject({ exit: 1, document: { made: false } })
})

test('pull prints what was sealed', async () => {
  const { document, exit } = await cli.json('pull', workspace)
  expect(exit).toBe(0)
  expect(Object.keys(document)).toEqual([
    'snapshot',
    'asOf',
    'rows',
    'read',
    'findings',
    'seconds',
    'held',
    'examples',
  ])
  expect(document.rows.item).toBe(120)
  const list = await cli.json('snapshots', workspace)
  expect(list.document.map((one: { snapshot: string }) => one.snapshot)).toContain(
    document.snapshot,
  )
  expect(list.document.filter((one: { current: boolean }) => one.current)).toMatchObject([
    { snapshot: document.snapshot },
  ])
})

test('plan prints indicators and series, for programs and for people', async () => {
  const { document } = await cli.json('plan', workspace)
  expect(document).toMatchObject({ scenario: 'base', currency: 'CNY' })
  expect(document.families).toHaveLength(6)
  expect(document.series.consensus_demand).toHaveLength(document.periods.length)
  const people = await cli.run(['plan', workspace, '--lang', 'zh-CN'])
  expect(people.out).toContain('共识需求')
  expect(people.errors).toBe('')
})

test('an edit, its preview, undo, redo and the journal', async () => {
  const before = await cli.json('plan', workspace)
  const period = before.document.periods[1]
  const change = [...everything, '--period', period, '--value', '-5%']
  const preview = await cli.json('edit', workspace, ...change, '--preview')
  expect(preview.document.preview[0].after).toBeCloseTo(
    preview.document.preview[0].before * 0.95,
    3,
  )
  const edited = await cli.json('edit', workspace, ...change, '--reason', 'New listing')
  expect(edited.document.cells).toBeGreaterThan(0)
  const demand = async () =>
    (await cli.json('plan', workspace)).document.indicators.consensus_demand as number
  const after = await demand()
  expect(after).toBeLessThan(before.document.indicators.consensus_demand)
  expect((await cli.run(['undo', workspace])).exit).toBe(0)
  expect(await demand()).toBe(before.document.indicators.consensus_demand)
  expect((await cli.run(['redo', workspace])).exit).toBe(0)
  expect(await demand()).toBe(after)
  const history = await cli.json('history', workspace, '--limit', '3')
  expect(history.document.map((one: { kind: string }) => one.kind).slice(0, 2)).toEqual([
    'redo',
    'undo',
  ])
  expect(history.document[2].reason).toBe('New listing')
  const chinese = await cli.run(['history', workspace, '--lang', 'zh-CN'])
  expect(chinese.out).toMatch(/重做.*\n.*撤销.*\n.*编辑/)
  const nothing = await cli.json('redo', workspace)
  expect(nothing).toMatchObject({ exit: 3, document: { error: { code: 'NOTHING_TO_REDO' } } })
})

test('scenarios are made, driven, compared and discarded', async () => {
  const { document: plan } = await cli.json('plan', workspace)
  const span = ['--from', plan.periods[1], '--to', plan.periods[6]]
  const made = await cli.json('scenario', workspace, 'create', 'Win C001')
  expect(made.document).toMatchObject({ name: 'Win C001', parent: 'base' })
  const win = ['drive', 'win c001', '--demand', '+20%', '--where', 'customer=C001', ...span]
  const driven = await cli.json('scenario', workspace, ...win)
  expect(driven.document.drivers[0].assumption).toMatchObject({ percent: 20 })
  await cli.run(['scenario', workspace, 'create', 'Late', '--parent', 'Win C001'])
  const late = ['drive', 'Late', '--supplier', 'S02', '--late', '2', '--short', '15', ...span]
  const lateDriven = await cli.json('scenario', workspace, ...late)
  expect(lateDriven.document.drivers).toHaveLength(2)
  const compared = await cli.json('scenario', workspace, 'compare', 'base', 'Win C001', 'Late')
  const demand = compared.document.indicators.find(
    (one: { indicator: string }) => one.indicator === 'consensus_demand',
  )
  expect(demand.values[1]).toBeGreaterThan(demand.values[0])
  const table = await cli.run(['scenario', workspace, 'compare', 'Win C001'])
  expect(table.out).toMatch(/base.*Win C001.*Difference Win C001/)
  const discarded = await cli.json('scenario', workspace, 'discard', 'Late')
  expect(discarded.document.state).toBe('discarded')
  expect((await cli.run(['scenario', workspace, 'list'])).out).toContain('discarded')
  const closed = await cli.json('scenario', workspace, 'compare', 'base', 'late')
  expect(closed).toMatchObject({ exit: 3, document: { error: { code: 'SCENARIO_CLOSED' } } })
  const restored = await cli.json('scenario', workspace, 'restore', 'late')
  expect(restored).toMatchObject({ exit: 0, document: { name: 'Late', state: 'open' } })
  expect(await cli.json('scenario', workspace, 'restore', 'Late')).toMatchObject({
    exit: 3,
    document: { error: { code: 'NOT_FOUND' } },
  })
})
