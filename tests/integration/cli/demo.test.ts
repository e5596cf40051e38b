import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { bundledCli } from './bundled-cli'

const cli = bundledCli()

interface Step {
  readonly step: string
  readonly ok: boolean
  readonly result: Record<string, unknown>
}
const stepsOf = (out: string): Map<string, Step> =>
  new Map((JSON.parse(out).steps as Step[]).map((step) => [step.step, step]))

const recordsAt = (workspace: string) =>
  readdirSync(join(workspace, 'published'), { withFileTypes: true })
    .filter((one) => one.isDirectory())
    .map((one) => one.name)

test('the whole cycle, twice on one folder, publishes once', { timeout: 120_000 }, async () => {
  const first = await cli.run(['demo', cli.workspace])
  expect(first.errors).toContain('publish: done')
  expect(first.exit).toBe(0)
  const steps = stepsOf(first.out)
  expect([...steps.keys()]).toEqual([
    'init',
    'pull',
    'plan',
    'scenario_win_the_big_customer',
    'scenario_key_material_late',
    'compare',
    'decision',
    'propose',
    'approve',
    'publish',
  ])
  expect([...steps.values()].every((step) => step.ok)).toBe(true)
  expect(steps.get('pull')?.result).toMatchObject({
    reused: false,
    findings: { error: 0, warning: 0 },
    rows: { item: 120, customer: 60, opportunity: 400 },
  })
  expect(steps.get('approve')?.result).toMatchObject({ state: 'approved' })
  const published = steps.get('publish')?.result
  expect(published).toMatchObject({
    alreadyPublished: false,
    acknowledged: 1,
    state: 'acknowledged',
    foundAtTarget: published?.key,
  })
  expect(recordsAt(cli.workspace)).toEqual([published?.key])

  const second = await cli.run(['demo', cli.workspace, '--lang', 'zh-CN'])
  expect(second.exit).toBe(0)
  const again = stepsOf(second.out)
  expect(again.get('init')?.result).toMatchObject({ made: false })
  for (const step of ['pull', 'scenario_win_the_big_customer', 'decision'])
    expect(again.get(step)?.result).toMatchObject({ reused: true })
  expect(again.get('publish')?.result).toMatchObject({
    alreadyPublished: true,
    acknowledged: 0,
    key: published?.key,
    receipt: published?.receipt,
  })
  expect(recordsAt(cli.workspace)).toEqual([published?.key])

  const verified = await cli.run(['verify', cli.workspace, '--json'])
  expect(JSON.parse(verified.out).ok).toBe(true)
  expect(verified.exit).toBe(0)
})

test('a password comes from standard input and is written nowhere', async () => {
  const folder = join(cli.folder, 'secret')
  await cli.run(['init', folder])
  const settings = ['url=http://127.0.0.1:9/odata', 'user=planner']
  const connect = ['connect', folder, 'erp', '--type', 'odata', '--set', ...settings]
  const done = await cli.run(connect, 'open sesame\n')
  expect(done).toMatchObject({ exit: 0, errors: expect.stringContaining('EVENKEEL_SECRET_ERP') })
  for (const name of readdirSync(folder, { withFileTypes: true }).filter((one) => one.isFile()))
    expect(readFileSync(join(folder, name.name)).includes('open sesame')).toBe(false)
})
