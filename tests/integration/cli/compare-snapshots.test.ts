import { join } from 'node:path'
import { beforeAll, expect, test, vi } from 'vitest'
import { aWeekLater, copySample } from '../../support/changed-sample'
import { cliInProcess } from './cli-in-process'

// Every command opens the workspace anew.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 })
const cli = cliInProcess()
const { workspace } = cli
const pulled: string[] = []

beforeAll(async () => {
  const source = join(cli.folder, 'source')
  const sample = await copySample(source)
  expect((await cli.run(['init', workspace])).exit).toBe(0)
  const connect = ['connect', workspace, 'files', '--type', 'files', '--set', `folder=${source}`]
  expect((await cli.run(connect)).exit).toBe(0)
  pulled.push((await cli.json('pull', workspace)).document.snapshot)
  expect((await cli.run(['compare-snapshots', workspace])).exit).toBe(2)
  await aWeekLater(sample)
  pulled.push((await cli.json('pull', workspace)).document.snapshot)
})

test('the last two are compared, the earlier first, with the difference of the plans part by part', async () => {
  const { document, exit } = await cli.json('compare-snapshots', workspace, '--limit', '5')
  expect(exit).toBe(0)
  expect([document.of.snapshot, document.to.snapshot]).toEqual(pulled)
  expect(document.changes).toHaveLength(5)
  const { of, to, parts } = document.plan
  const sum = parts.reduce(
    (all: number, one: (typeof parts)[number]) => all + one.effect.revenue,
    0,
  )
  expect(sum).toBeCloseTo(to.revenue - of.revenue, 3)
})

test('people read what changed in either language, one kind alone where they ask for it', async () => {
  const english = await cli.run(['compare-snapshots', workspace, ...pulled, '--kind', 'deals'])
  expect(english.out).toContain('Deal won')
  expect(english.out).toContain('OPP-0001 Lanting Appliance Stores')
  expect(english.out).not.toContain('Receipt late')
  expect(english.out).toContain('Plan on the later snapshot')
  expect(english.errors).toContain('Moving the plan')
  const chinese = await cli.run(['compare-snapshots', workspace, '--lang', 'zh-CN'])
  expect(chinese.out).toContain('商机赢单')
  expect(chinese.out).toContain('到货推迟')
})

test('a kind that does not exist is wrong use, a snapshot that does not exist fails', async () => {
  expect((await cli.run(['compare-snapshots', workspace, '--kind', 'weather'])).exit).toBe(2)
  expect((await cli.run(['compare-snapshots', workspace, 'a', 'b'])).exit).toBe(3)
})
