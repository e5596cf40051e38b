/** Two pulls of the sample company, its files changed in between: what changed, and what it does to the plan. */
import type { SnapshotComparison } from '@shared/contract/comparison-calls'
import type { EventPayload } from '@shared/contract/contract'
import type { Indicators } from '@shared/contract/planning-calls'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aWeekLater, copySample } from '../../support/changed-sample'
import { createWorkbench, type RealCore, type Workbench } from '../../support/real-core'

let bench: Workbench
let desk: RealCore
let pair: { readonly of: string; readonly to: string }
let found: SnapshotComparison
const steps: EventPayload<'comparison.progress'>[] = []

beforeAll(async () => {
  bench = await createWorkbench()
  const workspace = await bench.folder()
  desk = await bench.open(workspace)
  const sample = await copySample(`${workspace}-source`)
  const settings = { folder: sample.folder }
  await desk.call('connections.save', { name: 'files', type: 'files', settings })
  const first = await desk.pull()
  await aWeekLater(sample)
  const second = await desk.pull()
  pair = { of: first.snapshot!, to: second.snapshot! }
  desk.core.subscribe((name, payload) => {
    if (name === 'comparison.progress') steps.push(payload as (typeof steps)[number])
  })
  found = await desk.call('snapshots.compare', { ...pair, limit: 1000, request: 'first' })
}, 300_000)
afterAll(() => bench.clear())

const counted = (kind: string) => found.totals.find((one) => one.kind === kind)?.count
const changeOf = (code: string) => found.changes.find((one) => one.code === code)!
const near = (a: number, b: number): void =>
  expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-6 * Math.max(1, Math.abs(a), Math.abs(b)))

test('every kind of change is counted, and what did not change is not told', () => {
  expect(Object.fromEntries(found.totals.map(({ kind, count }) => [kind, count]))).toEqual({
    deal_won: 1,
    deal_lost: 1,
    deal_moved: 1,
    deal_changed: 1,
    order_cancelled: 1,
    receipt_late: 5,
    receipt_cancelled: 1,
    cost_changed: 1,
    price_changed: 3,
    stock_changed: counted('stock_changed'),
    customer_new: 1,
  })
  expect(found.entities.map(({ entity }) => entity)).not.toContain('bill_of_material')
  expect(found.entities.find(({ entity }) => entity === 'customer')).toEqual({
    entity: 'customer',
    before: 60,
    after: 61,
    added: 1,
    changed: 0,
    gone: 0,
  })
})

test('the parts add up to the difference of the two plans, indicator by indicator', () => {
  const { of, to, parts } = found.plan!
  for (const key of Object.keys(of) as (keyof Indicators)[]) {
    const sum = parts.reduce((all, { effect }) => all + (effect[key] ?? 0), 0)
    near(sum, to[key]! - of[key]!)
  }
  expect(parts.map(({ part }) => part)).toEqual([
    'items',
    'customers',
    'prices',
    'orders',
    'deals',
    'stock',
    'receipts',
  ])
  expect(to.revenue).not.toBe(of.revenue)
})

test('the later plan is the plan on the screen', async () => {
  const { indicators } = await desk.call('planning.overview', { scenario: 'base' })
  for (const [key, value] of Object.entries(indicators))
    near(found.plan!.to[key as keyof Indicators]!, value)
})

test('what single changes do is told beside what their part does, and the rest is what is left', () => {
  for (const { part, told, changes } of found.plan!.parts) {
    const own = found.changes.filter(
      ({ effect, kind, entity }) =>
        effect &&
        part ===
          (kind === 'price_changed' || kind === 'cost_changed'
            ? 'prices'
            : { opportunity: 'deals', purchase_order_line: 'receipts', stock: 'stock' }[entity]),
    )
    expect(changes).toBe(own.length)
    near(
      told.revenue ?? 0,
      own.reduce((sum, { effect }) => sum + (effect?.revenue ?? 0), 0),
    )
  }
})

test('a won deal tells what was expected of it and what its leaving the pipeline does', () => {
  const won = changeOf('OPP-0001')
  expect(won.kind).toBe('deal_won')
  expect(won.name?.zh).toBe('澜庭家电连锁2027年度全国门店集采')
  expect(won.fields).toContainEqual({ field: 'outcome', before: 'open', after: 'won' })
  // 65 % of it was expected before, all of it is now.
  expect(won.units).toBeGreaterThan(0)
  expect(won.effect!.consensus_demand).toBeLessThan(0)
  expect(won.place).toMatchObject({ measure: 'pipeline', period: '2026-12' })
})

test('a receipt that is late runs short by what the plan with and without it differ', () => {
  const late = found.changes.filter(({ kind }) => kind === 'receipt_late')
  expect(late.every(({ days }) => days! > 0)).toBe(true)
  expect(late.every(({ effect }) => effect !== null)).toBe(true)
  expect(Math.max(...late.map(({ effect }) => effect!.shortage!))).toBeGreaterThan(0)
})

test('a cost takes from the margin what is shipped times its rise', () => {
  const cost = found.changes.find(({ kind }) => kind === 'cost_changed')!
  expect(cost.fields).toEqual([{ field: 'standard_cost', before: 109.3, after: 120.23 }])
  expect(cost.effect!.revenue).toBe(0)
  expect(cost.effect!.gross_margin).toBeLessThan(0)
})

test('those of the greatest effect come first, page by page, filtered and searched', async () => {
  expect(found.changes[0]!.code).toBe('OPP-0001')
  const deals = await desk.call('snapshots.compare', { ...pair, groups: ['deals'], limit: 2 })
  expect(deals).toMatchObject({ total: 4, listed: 4 })
  expect(deals.changes).toHaveLength(2)
  const rest = await desk.call('snapshots.compare', { ...pair, groups: ['deals'], offset: 2 })
  const codes = [...deals.changes, ...rest.changes].map(({ code }) => code)
  expect(new Set(codes).size).toBe(4)
  const searched = await desk.call('snapshots.compare', { ...pair, search: '澜庭' })
  expect(searched.changes.map(({ code }) => code)).toContain('OPP-0001')
})

test('it says how far it is, and the same question again is answered alike', async () => {
  expect([...new Set(steps.map(({ phase }) => phase))]).toEqual(['rows', 'plan', 'effects'])
  expect(steps.every(({ request }) => request === 'first')).toBe(true)
  const again = await desk.call('snapshots.compare', { ...pair, limit: 1000 })
  expect(again).toEqual(found)
})

test('backwards everything has the other sign', async () => {
  const back = await desk.call('snapshots.compare', { of: pair.to, to: pair.of, limit: 1000 })
  near(back.plan!.to.revenue!, found.plan!.of.revenue!)
  expect(back.changes.filter(({ kind }) => kind === 'receipt_early')).toHaveLength(5)
  expect(back.changes.filter(({ kind }) => kind === 'deal_reopened')).toHaveLength(2)
  expect(back.changes.find(({ kind }) => kind === 'customer_gone')?.code).toBe('C999')
})

test('another demand policy makes another plan, and the comparison is of that one', async () => {
  const { policy, revision } = await desk.call('layers.policy', {})
  const consensus = policy.consensus.map((rule) => ({
    ...rule,
    baselineWeight: 0,
    forecastWeight: 1,
  }))
  const asked = { policy: { ...policy, consensus }, revision, reason: 'the field knows better' }
  await desk.call('layers.setPolicy', asked, { person: 'zhou-min' })
  const again = await desk.call('snapshots.compare', { ...pair, limit: 1000 })
  expect(again.plan!.to.consensus_demand).not.toBe(found.plan!.to.consensus_demand)
  const { indicators } = await desk.call('planning.overview', { scenario: 'base' })
  near(again.plan!.to.consensus_demand!, indicators.consensus_demand!)
})

test('a comparison nobody waits for is given up', async () => {
  await desk.call('planning.edit', {
    scenario: 'base',
    edits: [{ where: { item: 'FG-AF02' }, measure: 'override', period: '2027-02', entry: '+10' }],
    reason: 'another plan',
  })
  const asked = desk.call('snapshots.compare', { ...pair, request: 'unwanted' })
  await desk.call('snapshots.compareStop', { request: 'unwanted' })
  await expect(asked).rejects.toMatchObject({ code: 'CANCELLED' })
})

test('a snapshot that is not there is named', async () => {
  await expect(
    desk.call('snapshots.compare', { of: 'nothing', to: pair.to }),
  ).rejects.toMatchObject({ code: 'SNAPSHOT_MISSING', params: { snapshot: 'nothing' } })
})
