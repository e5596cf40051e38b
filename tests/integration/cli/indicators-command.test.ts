import { beforeAll, expect, test, vi } from 'vitest'
import { cliInProcess } from './cli-in-process'

// Every command opens the workspace anew.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })
const cli = cliInProcess()
const { workspace } = cli

beforeAll(async () => {
  expect((await cli.run(['init', workspace, '--sample'])).exit).toBe(0)
  expect((await cli.run(['pull', workspace])).exit).toBe(0)
})

interface Layer {
  layer: string
  lag: number
  wmape: number | null
  value_added: number | null
}
const of = (document: { accuracy: { layers: Layer[] } }, layer: string) =>
  document.accuracy.layers.filter((one) => one.layer === layer)

test('accuracy by lag: the agreed forecast adds value over the seasonal naive one', async () => {
  const { document, exit } = await cli.json('indicators', workspace)
  expect(exit).toBe(0)
  expect(document.accuracy.cycles).toHaveLength(12)
  const agreed = of(document, 'consensus_demand')
  expect(agreed.map(({ lag }) => lag)).toEqual([1, 2, 3, 4, 5, 6])
  for (const { wmape, value_added } of agreed) {
    expect(wmape).toBeGreaterThan(0.05)
    expect(wmape).toBeLessThan(0.25)
    expect(value_added).toBeGreaterThan(0)
  }
  expect(document.waterfall.rows).toHaveLength(12)
  expect(document.waterfall.actual).toHaveLength(document.waterfall.months.length)
})

test('one lag and a family; a customer was never published alone', async () => {
  const kettles = await cli.json('indicators', workspace, '--lag', '2', '--where', 'family=kettle')
  expect(of(kettles.document, 'consensus_demand')).toMatchObject([{ lag: 2 }])
  const customer = await cli.run(['indicators', workspace, '--where', 'customer=C001'])
  expect(customer.out).toContain('No earlier cycle published anything')
  expect((await cli.run(['indicators', workspace, '--lag', 'two'])).exit).toBe(2)
})

test('stock, money and service, in words of the language; undefined is a dash', async () => {
  const { document } = await cli.json('indicators', workspace)
  const { stock_turns: turns, stock_days: days, fill_rate: filled } = document.operations
  expect(turns * days).toBeCloseTo(365, 6)
  expect(filled).toBeGreaterThan(0.8)
  expect(filled).toBeLessThan(1)
  const people = await cli.run(['indicators', workspace, '--lang', 'zh-CN'])
  expect(people.out).toContain('库存周转次数')
  expect(people.out).not.toContain('NaN')
})

test('plan answers the indicators with its figures', async () => {
  const { document } = await cli.json('plan', workspace)
  expect(document.operations.stock_turns).toBeGreaterThan(0)
  expect(of(document, 'baseline')).toHaveLength(6)
})
