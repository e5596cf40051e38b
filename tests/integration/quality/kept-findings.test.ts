/** What stays of findings from pull to pull: half a load that comes again, a connection that is not read, a snapshot that is removed. */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Connector } from '@main/connectors/connector'
import { createQualityService, type QualityService } from '@main/services/quality/quality-service'
import { createQualityThread } from '@main/services/quality/quality-thread'
import type { SnapshotDeps } from '@main/services/snapshots/snapshot-deps'
import { putConnection, setSetting } from '@main/store/writing'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { bundleEntry, repository } from '../../support/shell-bundle'
import {
  item,
  memoryConnector,
  order,
  pullingWorkspace,
  pullOnce,
  smallCompany,
  type Tables,
} from '../snapshots/pull-support'
import { now } from '../store/store-support'

const built = join(repository, 'out/test-threads', `kept-findings-${process.pid}`)
let thread: string

beforeAll(async () => {
  thread = await bundleEntry('main/services/quality/quality-thread-entry.ts', built, 'quality')
})
afterAll(() => rm(built, { recursive: true, force: true }))

const prices = Array.from({ length: 25 }, (_, at) => ({
  item: 'I1',
  class: 'A',
  valid_from: `2026-01-${String(at + 1).padStart(2, '0')}`,
  price: 10 + at,
}))
const erp: Tables = smallCompany

/** Two connections, and the quality of what they bring asked as a pull asks it. */
function checked(open: (name: string) => Connector) {
  let quality: QualityService | undefined
  const late: Partial<SnapshotDeps> = {
    openConnector: async (name) => open(name),
    assess: (...asked) => quality!.assess(...asked),
  }
  const pulling = pullingWorkspace(() => open('erp'), late)
  const { db } = pulling.store
  for (const name of ['erp', 'crm'])
    putConnection(db, { name, type: 'files', settings: { folder: '/x' } })
  const feed = (...connections: string[]) => setSetting(db, 'feeds', { connections })
  feed('erp', 'crm')
  quality = createQualityService({
    db,
    folder: pulling.folder,
    thread: createQualityThread(thread),
    now: () => new Date(now),
    newId: () => 'fix',
    changed: () => undefined,
  })
  onTestFinished(() => quality?.close())
  return { ...pulling, db, feed, quality }
}

const owner = { person: 'zhou-min', name: { zh: '', en: '' }, role: 'process_owner' } as const

test('an entity that did not come at all is half a load, however often it does not come', async () => {
  let hasPrices = true
  const pulling = checked((name) =>
    memoryConnector(name === 'erp' ? erp : hasPrices ? { price: prices } : {}),
  )
  const { quality } = pulling
  expect(await pullOnce(pulling)).toMatchObject({ held: false })
  hasPrices = false
  for (const _ of ['first', 'second']) {
    const { snapshot, held } = await pullOnce(pulling)
    expect(held).toBe(true)
    expect(quality.overview(snapshot ?? undefined).check?.blocks).toEqual([
      { rule: 'half_loaded', things: 1 },
    ])
    const { findings } = quality.findings.list({ rule: 'half_loaded', limit: 10 })
    expect(findings).toMatchObject([
      { connection: 'crm', entity: 'price', value: '0', expected: '≈ 25', state: 'open' },
    ])
  }
  const reason = 'Prices are no longer kept there'
  const [held] = pulling.service.snapshots.list()
  quality.gate.refuseBlocked(held!.snapshot, owner, reason)
  quality.gate.recordLetThrough(held!.snapshot, owner.person, reason)
  expect(await pullOnce(pulling)).toMatchObject({ held: false })
})

const twice = { item: [item('I1'), item('I1')], price: prices }

test('findings of a connection that is not read are gone, and what was ignored stays so', async () => {
  const orders = [order('SO9', 1, { item: 'none' }), order('SO9', 2, { item: 'neither' })]
  const pulling = checked((name) =>
    memoryConnector(
      name === 'erp' ? { ...erp, sales_order_line: [] } : { sales_order_line: orders },
    ),
  )
  const { quality, feed } = pulling
  feed('crm', 'erp')
  await pullOnce(pulling)
  const list = () =>
    quality.findings
      .list({ rule: 'reference_unknown', limit: 10 })
      .findings.map(({ value, state }) => [value, state])
      .toSorted()
  expect(list()).toEqual([
    ['neither', 'open'],
    ['none', 'open'],
  ])
  const { findings } = quality.findings.list({ rule: 'reference_unknown', limit: 10 })
  const none = findings.find(({ value }) => value === 'none')!
  quality.findings.ignore([none.finding], 'A sample of sales', owner)
  feed('erp')
  await pullOnce(pulling)
  expect(list()).toEqual([
    ['neither', 'gone'],
    ['none', 'ignored'],
  ])
  feed('crm', 'erp')
  await pullOnce(pulling)
  expect(list()).toEqual([
    ['neither', 'open'],
    ['none', 'ignored'],
  ])
})

test('a finding of one of several connections is known again', async () => {
  const odd = [order('SO9', 1, { item: 'none' })]
  const pulling = checked((name) =>
    memoryConnector(name === 'erp' ? erp : { sales_order_line: odd }),
  )
  const { quality, db } = pulling
  setSetting(db, 'feeds', { connections: ['erp', 'crm'], union: ['sales_order_line'] })
  await pullOnce(pulling)
  const [finding] = quality.findings.list({ rule: 'reference_unknown', limit: 10 }).findings
  quality.findings.ignore([finding!.finding], 'A sample of sales', owner)
  await pullOnce(pulling)
  expect(quality.findings.list({ rule: 'reference_unknown', limit: 10 }).findings).toMatchObject([
    { finding: finding!.finding, state: 'ignored', firstSnapshot: finding!.firstSnapshot },
  ])
})

test('a finding whose snapshot was removed says so and keeps its history', async () => {
  let tables: Tables = { ...erp, ...twice }
  const pulling = checked((name) => memoryConnector(name === 'erp' ? tables : {}))
  const { quality, service } = pulling
  const { snapshot } = await pullOnce(pulling)
  const [found] = quality.findings.list({ rule: 'key_repeated', limit: 10 }).findings
  quality.findings.assign([found!.finding], 'lin-yue', owner.person)
  tables = { ...erp, price: prices }
  await pullOnce(pulling)
  const before = await quality.findings.detail(found!.finding)
  expect(before).toMatchObject({ snapshotRemoved: false, finding: { state: 'gone' } })
  expect(before.examples).toHaveLength(1)
  service.snapshots.remove(snapshot!)
  const after = await quality.findings.detail(found!.finding)
  expect(after).toMatchObject({ snapshotRemoved: true, examples: [] })
  expect(after.history).toEqual(before.history)
})
