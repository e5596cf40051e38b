/** Comparing to the cell and merging at the command line. */
import { beforeAll, expect, test, vi } from 'vitest'
import { cliInProcess } from './cli-in-process'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })
const cli = cliInProcess()
const { workspace } = cli
const edit = (scenario: string, period: string, value: string) =>
  cli.run([
    'edit',
    workspace,
    ...['--scenario', scenario, '--where', 'item=FG-AF02', 'customer=C001'],
    ...['--measure', 'override', '--period', period, '--value', value, '--reason', scenario],
  ])

beforeAll(async () => {
  expect((await cli.run(['init', workspace, '--sample'])).exit).toBe(0)
  expect((await cli.run(['pull', workspace])).exit).toBe(0)
  expect((await cli.run(['scenario', workspace, 'create', 'Try'])).exit).toBe(0)
  await edit('Try', '2027-03', '500')
  await edit('Try', '2027-04', '600')
  await edit('base', '2027-03', '700')
})

test('the cells that differ are listed, for programs and for people', async () => {
  const { document, exit } = await cli.json(
    ...['scenario', workspace, 'compare', 'base', 'Try', '--cells'],
    ...['--level', 'line', '--measure', 'consensus_demand'],
  )
  expect(exit).toBe(0)
  expect(document.total).toBe(2)
  expect(document.cells.map((one: { period: string }) => one.period).toSorted()).toEqual([
    '2027-03',
    '2027-04',
  ])
  const chinese = await cli.run([
    'scenario',
    workspace,
    'compare',
    'Try',
    '--cells',
    '--lang',
    'zh-CN',
  ])
  expect(chinese.out).toContain('共识需求')
})

test('a merge is looked at first, names its conflicts, and takes what it is told to', async () => {
  const merge = ['scenario', workspace, 'merge', 'Try', '--into', 'base']
  const preview = await cli.json(...merge, '--preview')
  expect(preview.exit).toBe(1)
  expect(preview.document.cells.map((one: { state: string }) => one.state)).toEqual([
    'conflict',
    'clean',
  ])
  expect((await cli.run([...merge, '--preview'])).out).toContain('CONFLICT')
  const open = await cli.json(...merge, '--all')
  expect(open).toMatchObject({ exit: 3, document: { error: { code: 'MERGE_CONFLICT' } } })
  const one = await cli.json(...merge, '--take', 'period=2027-04')
  expect(one).toMatchObject({ exit: 0, document: { merged: 1, cells: 1 } })
  const theirs = await cli.json(...merge, '--all', '--theirs', '--reason', 'Agreed')
  expect(theirs).toMatchObject({ exit: 0, document: { merged: 1 } })
  const history = await cli.json('history', workspace, '--limit', '1')
  expect(history.document[0]).toMatchObject({ kind: 'merge', merged: 'Try', reason: 'Agreed' })
  const nothing = await cli.run([...merge, '--all'])
  expect(nothing.exit).toBe(0)
  const wrong = await cli.run([...merge, '--take', 'item=NONE'])
  expect(wrong.exit).toBe(2)
})
