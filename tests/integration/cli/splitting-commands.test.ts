/** Rules, previews, locks and the policy from the command line. */
import { beforeAll, expect, test, vi } from 'vitest'
import { cliInProcess } from './cli-in-process'

// Every command opens the workspace anew.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })
const cli = cliInProcess()
const { workspace } = cli
const month = '2027-03'
const cellOf = (...where: string[]) => [
  ...['--where', ...where],
  ...['--measure', 'consensus_demand', '--period', month],
]

beforeAll(async () => {
  expect((await cli.run(['init', workspace, '--sample'])).exit).toBe(0)
  expect((await cli.run(['pull', workspace])).exit).toBe(0)
})

test('a rule is chosen for the edit, previewed, and confirmed where it empties children', async () => {
  const edit = ['edit', workspace, ...cellOf('item=FG-AF02'), '--value', '5000']
  const equal = await cli.json(...edit, '--rule', 'equal', '--preview')
  const [preview] = equal.document.preview
  expect(preview.rule).toBe('equal')
  const parts = preview.lines.map((line: { after: number }) => line.after)
  expect(Math.max(...parts) - Math.min(...parts)).toBeLessThanOrEqual(1)

  const one = [...edit, '--weights', 'C001=1,C002=1']
  const people = await cli.run([...one, '--preview'])
  expect(people.out).toContain('by the weights given')
  expect(people.out).toMatch(/! .* is left with nothing/)
  expect(people.out).toContain('--yes')
  const refused = await cli.json(...one)
  expect(refused).toMatchObject({
    exit: 3,
    document: { error: { code: 'SPLIT_NEEDS_CONFIRMATION' } },
  })
  expect(refused.document.error.message).toMatch(/C\d{3}: [\d.]+ → 0/)
  expect((await cli.json(...one, '--yes')).document.cells).toBeGreaterThan(0)
  expect((await cli.run(['undo', workspace])).exit).toBe(0)

  const by = await cli.json(...edit, '--by', 'last_year', '--preview')
  expect(by.document.preview[0].rule).toBe('measure')
  const german = await cli.json(...edit.slice(0, -1), '5.000', '--locale', 'de-DE', '--preview')
  expect(german.document.preview[0].after).toBe(5000)
})

test('wrong weights and rules are wrong use', async () => {
  const edit = ['edit', workspace, ...cellOf('item=FG-AF02'), '--value', '5000']
  for (const wrong of [
    ['--rule', 'fairly'],
    ['--rule', 'weights'],
    ['--rule', 'equal', '--by', 'last_year'],
    ['--weights', 'C001'],
    ['--weights', 'C001=-1'],
  ])
    expect((await cli.run([...edit, ...wrong])).exit).toBe(2)
  // No record can hold it as a key: the rest would be split as if nothing had been said of it.
  expect(await cli.json(...edit, '--weights', '__proto__=2,C001=1', '--yes')).toMatchObject({
    exit: 3,
    document: { error: { code: 'WEIGHTS_NOT_USABLE', params: { names: '__proto__' } } },
  })
})

test('cells are locked and unlocked; what is refused of several edits is listed', async () => {
  const place = ['item=FG-AF02', 'customer=C001']
  const locked = await cli.json('lock', workspace, ...cellOf(...place))
  expect(locked.document.cells).toBe(1)
  const span = ['edit', workspace, '--where', ...place, '--measure', 'override']
  const edit = [...span, '--period', '2027-02..2027-04', '--value', '60']
  expect(await cli.json(...edit)).toMatchObject({
    exit: 3,
    document: { error: { code: 'CELL_LOCKED' } },
  })
  const partly = await cli.json(...edit, '--partial')
  expect(partly).toMatchObject({ exit: 1, document: { cells: 2 } })
  expect(partly.document.refused).toMatchObject([{ index: 1, code: 'CELL_LOCKED' }])
  const preview = await cli.run([
    'edit',
    workspace,
    ...cellOf('item=FG-AF02'),
    '--value=+10%',
    '--preview',
  ])
  expect(preview.out).toMatch(/C001 .*locked/)
  expect((await cli.json('unlock', workspace, ...cellOf(...place))).document.cells).toBe(1)
  const history = await cli.run(['history', workspace, '--limit', '1', '--lang', 'zh-CN'])
  expect(history.out).toContain('锁定')
})

test('the policy is shown and set by role, and fences the planner', async () => {
  expect((await cli.run(['policy', workspace, 'show'])).out).toContain('No role is fenced')
  const set = ['policy', workspace, 'set', '--demand', 'demand_planner=6', '--freeze', '2']
  const people = await cli.json('policy', workspace, 'show')
  expect(people.document).toEqual({ fences: { demand: {}, supply: {} }, freezePeriods: 0 })
  const owner = ['--as', 'zhou-min']
  const done = await cli.json(...set, ...owner)
  expect(done).toMatchObject({
    exit: 0,
    document: { fences: { demand: { demand_planner: 6 } }, freezePeriods: 2 },
  })
  const wrong = ['policy', workspace, 'set', '--demand', 'nobody=6']
  expect((await cli.run(wrong)).exit).toBe(2)
})
