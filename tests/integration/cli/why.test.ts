import { beforeAll, expect, test, vi } from 'vitest'
import { cliInProcess } from './cli-in-process'

// Every command opens the workspace anew.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })
const cli = cliInProcess()
const { workspace } = cli
const chip = ['--where', 'item=RM-MCU01', '--measure', 'gap', '--period', '2026-12']

beforeAll(async () => {
  expect((await cli.run(['init', workspace, '--sample'])).exit).toBe(0)
  expect((await cli.run(['pull', workspace])).exit).toBe(0)
})

test('why prints the figure, its formula, inputs and limit, in both languages', async () => {
  const { document, exit } = await cli.json('why', workspace, ...chip, '--depth', '2')
  expect(exit).toBe(0)
  expect(document).toMatchObject({
    formula: 'gap',
    unit: 'quantity',
    limits: [{ kind: 'lead_time', code: 'RM-MCU01' }],
  })
  const made = document.inputs.reduce(
    (sum: number, one: { value: number; factor: number }) => sum + one.value * one.factor,
    0,
  )
  expect(made).toBeCloseTo(document.value, 6)
  expect(document.inputs[0].why).toMatchObject({ formula: 'available_supply' })
  const people = await cli.run(['why', workspace, ...chip, '--lang', 'en'])
  expect(people.out).toContain('Available supply − independent demand')
  expect(people.out).toMatch(/RM-MCU01 .*runs short in 2026-12/)
  const chinese = await cli.run(['why', workspace, ...chip, '--lang', 'zh-CN'])
  expect(chinese.out).toContain('可用供应 − 独立需求')
})

test('why lists source rows with their as-of, and edits with their reason', async () => {
  const where = ['--where', 'item=FG-AF02', '--period', '2027-02']
  await cli.run([
    'edit',
    workspace,
    ...where,
    '--measure',
    'override',
    '--value',
    '+10%',
    '--reason',
    'New listing',
  ])
  const written = await cli.run(['why', workspace, ...where, '--measure', 'consensus_demand'])
  expect(written.out).toContain('New listing')
  const forecast = await cli.json('why', workspace, ...where, '--measure', 'sales_forecast')
  expect(forecast.document.sources[0]).toMatchObject({
    entity: 'sales_forecast',
    sum: expect.closeTo(forecast.document.value, 6),
  })
  await cli.run(['undo', workspace])
})

test('why names own measures as their makers do', async () => {
  const save = ['measure', workspace, 'save']
  await cli.run([...save, 'doubled', '--formula', 'revenue * 2', '--name', 'Twice the revenue'])
  await cli.run([...save, 'fourfold', '--formula', 'doubled * 2', '--name', 'Four times'])
  const where = ['--where', 'family=kettle', '--period', '2027-02', '--measure', 'fourfold']
  const { out } = await cli.run(['why', workspace, ...where])
  expect(out).toMatch(/^Four times 2027-02/)
  expect(out).toContain('Twice the revenue')
})

test('why --against adds up what differs from a scenario', async () => {
  await cli.run(['scenario', workspace, 'create', 'Bold'])
  const span = ['--from', '2027-01', '--to', '2027-03']
  const driven = ['--where', 'family=air_fryer', '--demand', '+10%', ...span]
  expect((await cli.run(['scenario', workspace, 'drive', 'Bold', ...driven])).exit).toBe(0)
  const figure = ['--where', 'family=air_fryer', '--measure', 'consensus_demand']
  const asked = [...figure, '--period', '2027-01..2027-03', '--scenario', 'Bold']
  const { document, exit } = await cli.json('why', workspace, ...asked, '--against', 'base')
  expect(exit).toBe(0)
  expect(document.contributions).toMatchObject([{ kind: 'driver_added' }])
  expect(document.contributions[0].value).toBeCloseTo(document.to - document.of, 6)
  expect(document.to / document.of).toBeCloseTo(1.1, 9)
})

test('wrong use is told apart from failure', async () => {
  const [, ...noWhere] = chip
  expect((await cli.run(['why', workspace, '--measure', 'gap'])).exit).toBe(2)
  expect((await cli.run(['why', workspace, ...chip, '--against', 'nonsense'])).exit).toBe(2)
  expect((await cli.run(['why', workspace, '--where', ...noWhere, '--depth', '99'])).exit).toBe(2)
  const unknown = ['--where', 'item=RM-MCU01', '--measure', 'nonsense', '--period', '2026-12']
  expect((await cli.run(['why', workspace, ...unknown])).exit).toBe(3)
})
