/** Drivers of scenarios on the sample company, through dispatch. */
import type { DriverAssumption } from '@shared/model/drivers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createWorkbench, type RealCore, type Workbench } from '../../support/real-core'

let bench: Workbench
let desk: RealCore

beforeAll(async () => {
  bench = await createWorkbench()
  desk = await bench.open(await bench.folder())
  const pull = await desk.pull()
  expect(pull.error).toBeNull()
})
afterAll(() => bench.clear())

const span = { from: '2026-12', to: '2027-11' }
const price: DriverAssumption = {
  kind: 'price',
  where: { channel: 'e_commerce' },
  ...span,
  percent: 3,
}
const scenarioWith = (name: string, ...assumptions: DriverAssumption[]) =>
  desk.call('scenarios.create', {
    name,
    parent: 'base',
    drivers: assumptions.map((assumption) => ({ note: '', assumption })),
  })
const driversOf = async (scenario: string) =>
  (await desk.call('scenarios.list', {})).find((one) => one.scenario === scenario)!.drivers

describe('drivers of a scenario', () => {
  test('can be chosen from: suppliers, resources, sites, and open deals, the largest first', async () => {
    const attributes = await desk.call('planning.attributes', {})
    const values = (name: string) => attributes.find((one) => one.attribute === name)!.values
    expect(values('resource').map(({ code }) => code)).toContain('L-AF')
    expect(values('supplied_family').length).toBeGreaterThan(values('family').length)
    const [largest, next] = values('opportunity')
    expect(largest).toMatchObject({
      code: 'OPP-0001',
      deal: { amount: 61_815_600, closesOn: '2026-12-18', probability: 0.65 },
    })
    expect(largest!.deal!.customer.en).toBe('Lanting Appliance Stores')
    expect(next!.deal!.amount).toBeLessThanOrEqual(largest!.deal!.amount)
  })

  test('one is put in the place of another as one step, which undo takes back', async () => {
    const { scenario, drivers } = await scenarioWith('Prices', price)
    const { driver } = drivers[0]!
    const by = { note: 'less', assumption: { ...price, percent: 1 } }
    await desk.call('scenarios.replaceDriver', { scenario, driver, by })
    expect(await driversOf(scenario)).toEqual([{ driver, ...by }])
    const [newest] = await desk.call('planning.history', { scenario, limit: 1 })
    expect(newest).toMatchObject({ kind: 'replace_driver', driver: { percent: 1 }, reason: 'less' })
    await desk.call('planning.undo', { scenario })
    expect(await driversOf(scenario)).toMatchObject([{ driver, assumption: price }])
    await desk.call('planning.redo', { scenario })
    expect(await driversOf(scenario)).toMatchObject([{ driver, note: 'less' }])
  })

  test("a parent's driver is changed in the scenario alone", async () => {
    const parent = await scenarioWith('Parent', price)
    const child = await desk.call('scenarios.create', {
      name: 'Child',
      parent: parent.scenario,
      drivers: [],
    })
    const { driver } = child.drivers[0]!
    const by = { note: '', assumption: { ...price, percent: -2 } }
    await desk.call('scenarios.replaceDriver', { scenario: child.scenario, driver, by })
    expect(await driversOf(child.scenario)).toMatchObject([{ assumption: { percent: -2 } }])
    expect(await driversOf(parent.scenario)).toMatchObject([{ assumption: { percent: 3 } }])
    await desk.call('scenarios.removeDriver', { scenario: child.scenario, driver })
    await desk.call('planning.undo', { scenario: child.scenario })
    expect(await driversOf(child.scenario)).toMatchObject([{ assumption: { percent: -2 } }])
  })

  test.each<[DriverAssumption, string]>([
    [
      { kind: 'opportunity', opportunity: 'OPP-9999', outcome: 'won', newBusinessPercent: 100 },
      'opportunity_unknown',
    ],
    [
      { kind: 'opportunity', opportunity: 'OPP-0002', outcome: 'won', newBusinessPercent: 100 },
      'opportunity_lost',
    ],
    [{ ...price, where: { channel: 'none' } }, 'nothing_matches'],
    [{ ...price, percent: 0 }, 'no_change'],
  ])(
    'what would do nothing is refused, and the driver before it stays: %j',
    async (idle, reason) => {
      const { scenario, drivers } = await scenarioWith(`Idle ${reason}`, price)
      const refused = { code: 'DRIVER_WITHOUT_EFFECT', params: { reason } }
      const by = { note: '', assumption: idle }
      await expect(
        desk.call('scenarios.addDriver', { scenario, driver: by }),
      ).rejects.toMatchObject(refused)
      const { driver } = drivers[0]!
      await expect(
        desk.call('scenarios.replaceDriver', { scenario, driver, by }),
      ).rejects.toMatchObject(refused)
      expect(await driversOf(scenario)).toEqual(drivers)
    },
  )
})

describe('figures under drivers', () => {
  const indicator = async (key: string, ...scenarios: string[]) => {
    const { indicators } = await desk.call('scenarios.compare', { scenarios, span: 24 })
    return indicators.find((one) => one.indicator === key)!.values
  }

  test('a deal won, less capacity and a higher price move the comparison', async () => {
    const deal = { kind: 'opportunity', opportunity: 'OPP-0001', outcome: 'won' } as const
    const won = await scenarioWith('Won', { ...deal, newBusinessPercent: 100 })
    const down = await scenarioWith('Down', {
      kind: 'capacity',
      resources: ['L-AF'],
      ...span,
      regularPercent: -40,
      overtimePercent: -100,
      regularHours: 0,
      overtimeHours: 0,
    })
    const dearer = await scenarioWith('Dearer', { ...price, where: {}, to: '2028-10' })
    const compared = ['base', won.scenario, down.scenario, dearer.scenario]
    const [demand, moreDemand] = await indicator('consensus_demand', ...compared)
    expect(moreDemand).toBeGreaterThan(demand! + 300_000)
    const [short, shortWon, shortDown] = await indicator('shortage', ...compared)
    expect(shortWon).toBeGreaterThan(short!)
    expect(shortDown).toBeGreaterThan(short!)
    const [revenue, , , dear] = await indicator('revenue', ...compared)
    expect(dear! / revenue!).toBeGreaterThan(1.028)
    expect(dear! / revenue!).toBeLessThan(1.03)
  })

  const made: DriverAssumption = {
    kind: 'new_item',
    item: 'FG-AF99',
    name: { zh: '空气炸锅新品', en: 'New air fryer' },
    analogue: 'FG-AF05',
    sharePercent: 40,
    start: '2027-03',
    rampPeriods: 2,
    predecessor: 'FG-AF05',
    cannibalPercent: 50,
  }

  test('a new item has rows that can be edited, its own drivers, and a place in the pickers', async () => {
    const { scenario, drivers } = await scenarioWith('New item', made, {
      kind: 'demand_percent',
      where: { item: 'FG-AF99' },
      ...span,
      percent: 10,
    })
    const attributes = await desk.call('planning.attributes', { scenario })
    const items = attributes.find(({ attribute }) => attribute === 'item')!.values
    expect(items.find(({ code }) => code === 'FG-AF99')?.name.en).toBe('New air fryer')
    const spec = { scenario, side: 'demand' as const, where: { item: 'FG-AF99' } }
    const consensus = async () => {
      const view = await desk.call('planning.openView', spec)
      const row = view.rows.findIndex(({ measure }) => measure === 'consensus_demand')
      const column = view.periods.findIndex(({ period }) => period === '2027-06')
      return view.values[row * view.periods.length + column]!
    }
    const before = await consensus()
    expect(before).toBeGreaterThan(0)
    const { where } = spec
    const edits = [{ where, measure: 'override', period: '2027-06', entry: '5000' }]
    await desk.call('planning.edit', { scenario, edits })
    expect(await consensus()).toBeCloseTo(5000, 4)

    const { driver } = drivers[0]!
    await desk.call('scenarios.removeDriver', { scenario, driver })
    const without = await desk.call('planning.openView', spec)
    expect(without.values.some((value) => value > 0)).toBe(false)
    await desk.call('planning.undo', { scenario })
    expect(await consensus()).toBeCloseTo(5000, 4)
    await desk.call('planning.undo', { scenario })
    expect(await consensus()).toBe(before)
  })

  test('a new item needs an analogue that sells, and a code that is free', async () => {
    await expect(scenarioWith('Taken', { ...made, item: 'FG-AF05' })).rejects.toMatchObject({
      params: { reason: 'item_exists' },
    })
    await expect(scenarioWith('Unlike', { ...made, analogue: 'X' })).rejects.toMatchObject({
      params: { reason: 'analogue_unknown' },
    })
  })
})
