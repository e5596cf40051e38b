/** "Why" and "why different" on the sample company, asked as every shell asks. */
import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Params } from '@shared/contract/contract'
import type { WhyDifferent } from '@shared/contract/why-calls'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createWorkbench, type RealCore, type Workbench } from '../../support/real-core'
import { sampleFolder } from '../../support/sample-source'

let bench: Workbench
let desk: RealCore

beforeAll(async () => {
  bench = await createWorkbench()
  desk = await bench.open(await bench.folder())
  expect((await desk.pull()).error).toBeNull()
})
afterAll(() => bench.clear())

const addUp = ({ of, to, contributions }: WhyDifferent): void => {
  const sum = contributions.reduce((all, { value }) => all + value, 0)
  expect(Math.abs(sum - (to - of))).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(to - of)))
}

const edit = (scenario: string, entry: string, reason: string, item = 'FG-AF02') =>
  desk.call('planning.edit', {
    scenario,
    edits: [{ where: { item }, measure: 'override', period: '2027-02', entry }],
    reason,
  })

describe('why', () => {
  const cell = { scenario: 'base', where: { item: 'FG-AF02' }, period: '2027-02' }

  test('tells the formula of an own measure, what it reads, and the parts of one that is added up', async () => {
    const own = {
      name: { zh: '双倍缺口', en: 'Twice short' },
      level: 'supply',
      unit: 'quantity',
    } as const
    await desk.call('measures.save', {
      ...own,
      key: 'twice_short',
      formula: 'shortage * 2',
      across: 'sum',
    })
    await desk.call('measures.save', {
      ...own,
      key: 'cover',
      formula: 'projected_stock / safety_stock',
      across: 'formula',
    })
    const place = { scenario: 'base', where: {}, period: '2026-12' }
    const added = await desk.call('planning.why', { ...place, measure: 'twice_short' })
    const shortage = await desk.call('planning.why', { ...place, measure: 'shortage' })
    expect(added).toMatchObject({ formula: 'own_added', formulaText: 'shortage * 2' })
    expect(added.value).toBeCloseTo(shortage.value! * 2, 6)
    const parts = added.parts.reduce((sum, { value }) => sum + value, added.others?.value ?? 0)
    expect(parts).toBeCloseTo(added.value!, 6)
    const cover = await desk.call('planning.why', { ...place, measure: 'cover' })
    expect(cover.formulaText).toBe('projected_stock / safety_stock')
    const read = new Map(cover.inputs.map(({ key, value }) => [key, value]))
    expect(cover.value).toBeCloseTo(read.get('projected_stock')! / read.get('safety_stock')!, 9)
  })

  test('tells the order lines, their as-of and where they were read', async () => {
    const why = await desk.call('planning.why', {
      ...cell,
      measure: 'actual_orders',
      period: '2026-09',
    })
    expect(why).toMatchObject({ formula: 'total', snapshot: expect.any(String) })
    const [orders] = why.sources
    expect(orders).toMatchObject({
      entity: 'sales_order_line',
      place: expect.stringContaining('sales_order_line'),
    })
    expect(orders!.asOf).toMatch(/^20\d\d-/)
    expect(orders!.sum).toBeCloseTo(why.value!, 6)
    expect(orders!.rows[0]!.key).toEqual({
      sales_order: expect.any(String),
      line: expect.any(Number),
    })
    expect(orders!.rows[0]!.fields).toMatchObject({ item: 'FG-AF02', status: 'shipped' })
  })

  test('lists the latest approved submission among the others, with author and revision', async () => {
    const why = await desk.call('planning.why', { ...cell, measure: 'sales_forecast' })
    const [submissions] = why.sources
    expect(submissions?.entity).toBe('sales_forecast')
    expect(submissions!.sum).toBeCloseTo(why.value!, 6)
    expect(submissions!.rows[0]!.fields).toMatchObject({
      author: expect.any(String),
      revision: expect.any(Number),
      status: 'approved',
    })
  })

  test('tells who wrote what and why, and no longer once it is undone', async () => {
    await edit('base', '5000', 'Listing in the north')
    const written = await desk.call('planning.why', { ...cell, measure: 'consensus_demand' })
    expect(written.edits).toMatchObject([
      {
        author: expect.any(String),
        reason: 'Listing in the north',
        entry: '5000',
        measure: 'override',
        after: 5000,
        stands: true,
        scenario: 'base',
      },
    ])
    expect(written.edits[0]!.lines).toBeGreaterThan(1)
    await edit('base', '6000', 'Listing in the west too')
    const [second, first] = (
      await desk.call('planning.why', { ...cell, measure: 'planned_shipments' })
    ).edits
    expect(second).toMatchObject({ after: 6000, before: 5000, stands: true })
    expect(first).toMatchObject({ after: 5000 })
    const line = written.parts[0]!.place
    await desk.call('planning.edit', {
      scenario: 'base',
      edits: [{ ...line, measure: 'override', entry: '777' }],
    })
    const ofLine = await desk.call('planning.why', { scenario: 'base', ...line })
    expect(ofLine.value).toBe(777)
    expect(ofLine.edits.map(({ entry, stands }) => [entry, stands])).toEqual([
      ['777', true],
      ['6000', false],
      ['5000', false],
    ])
    await desk.call('planning.undo', { scenario: 'base' })
    await desk.call('planning.undo', { scenario: 'base' })
    await desk.call('planning.undo', { scenario: 'base' })
    const undone = await desk.call('planning.why', { ...cell, measure: 'consensus_demand' })
    expect(undone.edits).toEqual([])
    const elsewhere = await desk.call('planning.why', {
      ...cell,
      period: '2027-03',
      measure: 'consensus_demand',
    })
    expect(elsewhere.edits).toEqual([])
  })

  test('names the drivers at work, and the component that limits', async () => {
    const { scenario } = await desk.call('scenarios.create', {
      name: 'Chips late',
      parent: 'base',
      drivers: [
        {
          note: 'Message of the supplier',
          assumption: {
            kind: 'receipts',
            supplier: 'S02',
            item: 'RM-MCU01',
            from: '2026-11',
            to: '2027-03',
            periodsLate: 3,
            percentShort: 0,
          },
        },
      ],
    })
    const why = await desk.call('planning.why', {
      scenario,
      where: { family: 'air_fryer' },
      measure: 'gap',
      period: '2027-01',
    })
    expect(why.drivers).toMatchObject([{ note: 'Message of the supplier' }])
    expect(why.limits[0]).toMatchObject({ kind: 'supplier', code: 'RM-MCU01' })
    const rice = await desk.call('planning.why', {
      scenario,
      where: { family: 'rice_cooker' },
      measure: 'consensus_demand',
      period: '2027-01',
    })
    expect(rice.drivers).toEqual([])
  })

  test('refuses what the plan does not have', async () => {
    const ask = (change: Partial<Params<'planning.why'>>) =>
      desk.call('planning.why', { ...cell, measure: 'gap', ...change })
    await expect(ask({ measure: 'nonsense' })).rejects.toThrow('NOT_FOUND')
    await expect(ask({ scenario: 'nowhere' })).rejects.toThrow('NOT_FOUND')
    await expect(ask({ where: { item: 'NO-SUCH' } })).rejects.toThrow('NOTHING_SELECTED')
  })
})

describe('why different', () => {
  test('between scenarios: drivers and edits, each with its part', async () => {
    await edit('base', '4000', 'Before the fork')
    const { scenario } = await desk.call('scenarios.create', {
      name: 'Bold',
      parent: 'base',
      drivers: [],
    })
    await desk.call('scenarios.addDriver', {
      scenario,
      driver: {
        note: 'Campaign',
        assumption: {
          kind: 'demand_percent',
          where: { family: 'air_fryer' },
          from: '2027-01',
          to: '2027-04',
          percent: 10,
        },
      },
    })
    await edit(scenario, '4400', 'In the scenario')
    await edit('base', '3900', 'After the fork')
    const figure = {
      where: { family: 'air_fryer' },
      measure: 'consensus_demand',
      from: '2027-01',
      to: '2027-06',
    }
    const different = await desk.call('planning.whyDifferent', {
      of: { scenario: 'base' },
      to: { scenario },
      figure,
    })
    addUp(different)
    expect(different.contributions).toMatchObject([
      {
        kind: 'edit_removed',
        edit: { reason: 'After the fork', entry: '3900' },
        value: expect.closeTo(100, 6),
      },
      { kind: 'driver_added', driver: { note: 'Campaign' } },
      { kind: 'edit', edit: { reason: 'In the scenario', entry: '4400' } },
    ])
    const back = await desk.call('planning.whyDifferent', {
      of: { scenario },
      to: { scenario: 'base' },
      figure,
    })
    addUp(back)
    expect(back.to - back.of).toBeCloseTo(different.of - different.to, 6)
    const view = await desk.call('planning.openView', {
      scenario,
      side: 'demand',
      where: { family: 'air_fryer' },
    })
    const row = view.rows.findIndex((r) => r.depth === 0 && r.measure === 'consensus_demand')
    const months = view.periods.flatMap(({ period }, t) =>
      period >= '2027-01' && period <= '2027-06'
        ? (view.values[row * view.periods.length + t] ?? 0)
        : [],
    )
    expect(different.to).toBeCloseTo(
      months.reduce((a, b) => a + b, 0),
      6,
    )
    const indicator = await desk.call('planning.whyDifferent', {
      of: { scenario: 'base' },
      to: { scenario },
      figure: { indicator: 'revenue', family: null, span: 12 },
    })
    addUp(indicator)
    const compared = await desk.call('scenarios.compare', { scenarios: ['base', scenario] })
    const revenue = compared.indicators.find((one) => one.indicator === 'revenue')!
    expect([indicator.of, indicator.to]).toEqual([
      expect.closeTo(revenue.values[0]!, 2),
      expect.closeTo(revenue.values[1]!, 2),
    ])
    await desk.call('planning.undo', { scenario: 'base' })
    await desk.call('planning.undo', { scenario: 'base' })
  })

  test('a driver that was changed is told as it is now, one taken away not at all, under the freeze as well', async () => {
    const people = await desk.call('people.list', {})
    const { person } = people.find(({ role }) => role === 'process_owner')!
    const owner = { person }
    const before = await desk.call('policy.get', {})
    await desk.call('policy.set', { ...before, freezePeriods: 2 }, owner)
    const { scenario } = await desk.call('scenarios.create', {
      name: 'Tried out',
      parent: 'base',
      drivers: [],
    })
    const driver = (percent: number, note: string) => ({
      note,
      assumption: {
        kind: 'demand_percent' as const,
        where: { family: 'air_fryer' },
        from: '2026-12',
        to: '2027-04',
        percent,
      },
    })
    const put = async (percent: number, note: string) => {
      await desk.call('scenarios.addDriver', { scenario, driver: driver(percent, note) })
      const scenarios = await desk.call('scenarios.list', {})
      const { drivers } = scenarios.find((one) => one.scenario === scenario)!
      return drivers.at(-1)!.driver
    }
    const changed = await put(10, 'First thought')
    const dropped = await put(30, 'Idea')
    await desk.call('scenarios.replaceDriver', {
      scenario,
      driver: changed,
      by: driver(20, 'Second thought'),
    })
    await desk.call('scenarios.removeDriver', { scenario, driver: dropped })
    const shortage = await desk.call('planning.whyDifferent', {
      of: { scenario: 'base' },
      to: { scenario },
      figure: { indicator: 'shortage', family: null, span: 12 },
    })
    addUp(shortage)
    expect(shortage.contributions).toMatchObject([
      { kind: 'driver_added', driver: { note: 'Second thought' } },
    ])
    const compared = await desk.call('scenarios.compare', { scenarios: ['base', scenario] })
    const shown = compared.indicators.find((one) => one.indicator === 'shortage')!
    expect([shortage.of, shortage.to]).toEqual([
      expect.closeTo(shown.values[0]!, 2),
      expect.closeTo(shown.values[1]!, 2),
    ])
    expect(shortage.to).toBeGreaterThan(shortage.of)
    await desk.call('policy.set', before, owner)
  })

  test('between snapshots: what of the data changed, each with its part', async () => {
    const [before] = await desk.call('snapshots.list', {})
    const folder = join(await bench.folder(), 'company')
    await cp(sampleFolder, folder, { recursive: true })
    const change = async (file: string, from: RegExp, to: string): Promise<void> => {
      const text = await readFile(join(folder, file), 'utf8')
      expect(text).toMatch(from)
      await writeFile(join(folder, file), text.replace(from, to))
    }
    // One deal is lost, and a stock count finds more.
    await change('crm/opportunity.csv', /,open,/, ',lost,')
    await change('erp/stock.csv', /^(FG-AF02,[^,]*,)\d+/m, '$199999')
    await desk.call('connections.save', {
      name: 'changed',
      type: 'files',
      settings: { folder },
    })
    expect((await desk.pull('changed')).error).toBeNull()
    const [after] = await desk.call('snapshots.list', {})
    expect(after!.snapshot).not.toBe(before!.snapshot)
    const different = await desk.call('planning.whyDifferent', {
      of: { snapshot: before!.snapshot },
      to: { snapshot: after!.snapshot },
      figure: { indicator: 'stock_value', family: null, span: 12 },
    })
    addUp(different)
    expect(different.contributions.map(({ entities }) => entities)).toEqual([
      ['opportunity'],
      ['stock'],
    ])
    expect(different.contributions[1]!.value).toBeGreaterThan(0)
    const overview = await desk.call('planning.overview', { scenario: 'base' })
    expect(different.to).toBeCloseTo(overview.indicators.stock_value!, 2)
  })

  test('ends with CANCELLED when it is stopped', async () => {
    const [after, before] = await desk.call('snapshots.list', {})
    const asked = desk.call('planning.whyDifferent', {
      of: { snapshot: before!.snapshot },
      to: { snapshot: after!.snapshot },
      figure: { indicator: 'revenue', family: null, span: 12 },
      request: 'too-long',
    })
    const refused = expect(asked).rejects.toThrow('CANCELLED')
    await desk.call('planning.whyStop', { request: 'too-long' })
    await refused
  })
})
