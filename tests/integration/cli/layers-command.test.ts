import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, expect, test, vi } from 'vitest'
import { cliInProcess } from './cli-in-process'

// Every command opens the workspace anew.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })
const cli = cliInProcess()
const { workspace } = cli
const owner = ['--as', 'zhou-min']

beforeAll(async () => {
  expect((await cli.run(['init', workspace, '--sample'])).exit).toBe(0)
  expect((await cli.run(['pull', workspace])).exit).toBe(0)
})

test('the policy is shown, changed by name and kept with its reason', async () => {
  const before = await cli.json('layers', workspace, 'policy')
  expect(before.document).toMatchObject({ revision: 0, policy: { firm: { quotes: 'none' } } })
  const rule = [
    '--family',
    'kettle',
    '--consensus',
    'capPercent=30',
    'overrideRoles=demand_planner',
  ]
  const pipeline = ['--pipeline', 'probabilities=calibrated', 'traits=segment', 'apartFrom=2e7']
  const wrong = await cli.run(['layers', workspace, 'set', ...pipeline, ...owner])
  expect(wrong.exit).toBe(2)
  pipeline[3] = 'apartFrom=20000000'
  const by = ['--probability', 'stage=qualify', 'segment=A', 'probability=0.2']
  const set = ['set', ...rule, ...pipeline, ...by, '--reason', 'Agreed', ...owner]
  const { document } = await cli.json('layers', workspace, ...set)
  expect(document).toMatchObject({ revision: 1, reason: 'Agreed', setBy: 'zhou-min' })
  expect(document.policy.consensus).toHaveLength(2)
  expect(document.policy.consensus[1]).toMatchObject({
    family: 'kettle',
    capPercent: 30,
    overrideRoles: ['demand_planner'],
  })
  expect(document.policy.pipeline.set).toEqual([
    { stage: 'qualify', age: null, segment: 'A', size: null, probability: 0.2 },
  ])
  const versions = await cli.json('layers', workspace, 'policy', '--history')
  expect(versions.document).toHaveLength(1)
})

test('the pipeline tells conversion with its counts, what is kept apart, and who may not change it', async () => {
  const people = await cli.run(['layers', workspace, 'pipeline'])
  expect(people.out).toMatch(/negotiate +78 +47 +60\.3%/)
  expect(people.out).toMatch(/OPP-0001 .* kept apart/)
  const chinese = await cli.run(['layers', workspace, 'pipeline', '--lang', 'zh-CN'])
  expect(chinese.out).toMatch(/OPP-0001 .* 单列大单/)
  const planner = await cli.run([
    'layers',
    workspace,
    'set',
    '--firm',
    'quotes=all',
    '--as',
    'lin-yue',
  ])
  expect(planner.exit).toBe(3)
})

test('events are measured, and overrides are judged once their months are over', async () => {
  const { document } = await cli.json('layers', workspace, 'events')
  expect(document.events).toHaveLength(21)
  const people = await cli.run(['layers', workspace, 'events'])
  expect(people.out).toMatch(/EV-11 +Guyu 4L price cut +2026-04 +2026-04 +60 +\d/)
  const record = await cli.run(['layers', workspace, 'record', '--where', 'family=kettle'])
  expect(record.out).toContain('No override whose month is over')
})

test('an own event and a figure from outside come from a file; the event lifts the plan, the figure is tried', async () => {
  const before = await cli.json('plan', workspace)
  const values = Object.fromEntries(
    Array.from({ length: 48 }, (_, t) => [
      `${2023 + Math.floor((t + 10) / 12)}-${String(((t + 10) % 12) + 1).padStart(2, '0')}`,
      100 + ((t * 37) % 11),
    ]),
  )
  const file = join(workspace, '..', 'known.json')
  const event = {
    event: 'OWN-1',
    name: 'Trade fair',
    kind: 'campaign',
    family: '',
    item: '',
    region: '',
    customer: '',
    from: '2027-02',
    to: '2027-02',
    percent: 40,
  }
  const driver = { driver: 'index', name: 'Index', family: null, values }
  await writeFile(file, JSON.stringify({ events: [event], outside: [driver] }))
  const set = await cli.json('layers', workspace, 'set', '--file', file, ...owner)
  expect(set.document.policy.pipeline.probabilities).toBe('calibrated')
  const { document } = await cli.json('layers', workspace, 'events')
  const own = document.events.find((one: { event: string }) => one.event === 'OWN-1')
  expect(own).toMatchObject({ percent: 40, planned: true })
  const outside = await cli.json('layers', workspace, 'outside')
  expect(outside.document.calendarTest.used).toBe(true)
  expect(outside.document.drivers).toMatchObject([{ driver: 'index', used: false }])
  const after = await cli.json('plan', workspace)
  expect(after.document).not.toEqual(before.document)
  const why = await cli.json(
    ...(['why', workspace, '--where', 'item=FG-AF02', '--measure', 'driver_uplift'] as const),
    ...(['--period', '2027-02'] as const),
  )
  expect(JSON.stringify(why.document)).toContain('driver_uplift')
  await writeFile(file, '{"events": 5}')
  expect((await cli.run(['layers', workspace, 'set', '--file', file, ...owner])).exit).toBe(2)
})
