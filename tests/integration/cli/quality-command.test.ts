import { beforeAll, expect, test, vi } from 'vitest'
import { cliInProcess } from './cli-in-process'

// Every command opens the workspace anew.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })
const cli = cliInProcess()
const { workspace } = cli

beforeAll(async () => {
  expect((await cli.run(['init', workspace, '--sample'])).exit).toBe(0)
  await cli.run(['pull', workspace])
})

test('findings and score are listed; they are assigned, ignored with a reason, and mended', async () => {
  const { document, exit } = await cli.json('quality', workspace, '--rule', 'promise_past')
  expect(exit).toBe(1)
  expect(document.score.sample ?? Object.values(document.score)[0]).toBeGreaterThan(50)
  expect(document.findings).toHaveLength(9)
  // What has warnings is never 100.
  const { out } = await cli.run(['quality', workspace])
  expect(out).toMatch(/\b99\.\d\b/)
  const [first, second] = document.findings.map((one: { finding: string }) => one.finding)
  const people = ['assign', first, '--to', 'lin-yue']
  expect((await cli.run(['quality', workspace, ...people])).exit).toBe(0)
  expect((await cli.run(['quality', workspace, 'ignore', second])).exit).toBe(2)
  const ignore = ['ignore', second, '--reason', 'Shipped yesterday']
  expect((await cli.run(['quality', workspace, ...ignore])).exit).toBe(0)
  const what = { kind: 'unit_conversion', item: '*', unit: 'ctn', factor: 12, to: 'pcs' }
  const fix = ['fix', first, '--what', JSON.stringify(what), '--reason', 'Twelve a carton']
  const accepted = await cli.json('quality', workspace, ...fix)
  expect(accepted.document).toMatchObject({ what, rows: 0, reason: 'Twelve a carton' })
  const undo = ['undo', accepted.document.fix, '--reason', 'Tried only']
  expect((await cli.run(['quality', workspace, ...undo])).exit).toBe(0)
  const after = await cli.json('quality', workspace, '--rule', 'promise_past')
  const stateOf = (id: string) =>
    after.document.findings.find((one: { finding: string }) => one.finding === id).state
  expect([stateOf(first), stateOf(second)]).toEqual(['assigned', 'ignored'])
})
