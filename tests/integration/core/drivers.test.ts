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
