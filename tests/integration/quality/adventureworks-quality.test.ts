/** The real mess of AdventureWorks, against counts made of the raw files. The data lies beside the repository; without it these tests are skipped. */
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createConnector } from '@main/connectors/create-connector'
import type { Assessment } from '@shared/model/quality/assessment'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { pullingWorkspace, pullOnce } from '../snapshots/pull-support'
import { assess, countsOf } from './editable-company'

const repository = resolve(import.meta.dirname, '../../..')
const folder = resolve(repository, '../shared/data/adventureworks')
const mapping = join(repository, 'resources/mappings/adventureworks.json')

const raw = (name: string): Record<string, string>[] =>
  parse(readFileSync(join(folder, `${name}.csv`)), { columns: true, bom: true })

describe.skipIf(!existsSync(folder))('what is wrong with AdventureWorks', () => {
  let found: Assessment
  test('is found in a pull', async () => {
    const pulling = pullingWorkspace(() => createConnector('files', { folder, mapping }))
    const { snapshot } = await pullOnce(pulling)
    found = assess(pulling.folder, snapshot!)
  }, 120_000)

  test('28 of 87 bought components are bought in another unit than they are used in', () => {
    const used = new Map<string, string>()
    for (const row of raw('bom'))
      if (row.assembly_id !== '' && row.end_date === '') used.set(row.component_id!, row.uom!)
    const bought = new Map(raw('product_vendors').map((row) => [row.product_id!, row.uom!]))
    const components = [...bought].filter(([item]) => used.has(item))
    const differing = components.filter(([item, unit]) => used.get(item) !== unit)
    expect([components.length, differing.length]).toEqual([87, 28])
    const hits = found.hits.filter(({ rule }) => rule === 'bought_in_other_unit')
    expect(hits.map(({ thing }) => thing).sort()).toEqual(
      differing.map(([item, unit]) => `${item} · ${unit}`).sort(),
    )
  })

  test('months in which resellers ordered nothing, though the company sold', () => {
    const months = new Map<string, Set<string>>()
    for (const { channel, order_date } of raw('sales_order_lines'))
      months.set(channel!, (months.get(channel!) ?? new Set()).add(order_date!.slice(0, 7)))
    const last = [...months.values()]
      .flatMap((of) => [...of])
      .sort()
      .at(-1)!
    const all = Array.from({ length: 60 }, (_, at) =>
      new Date(Date.UTC(2011, at)).toISOString().slice(0, 7),
    ).filter((month) => month <= last)
    const missing = [...months].flatMap(([channel, of]) => {
      const start = [...of].sort()[0]!
      return all.filter((month) => month >= start && !of.has(month)).map((m) => `${channel} · ${m}`)
    })
    expect(missing.length).toBeGreaterThan(0)
    const hits = found.hits.filter(({ rule }) => rule === 'month_without_orders')
    expect(hits.map(({ thing }) => thing).sort()).toEqual(missing.sort())
  })

  test('made products that are still sold and have no routing', () => {
    const routed = new Set(raw('routing_observed').map((row) => row.product_id))
    const without = raw('products').filter(
      (row) => row.make_or_buy === 'make' && row.sell_end === '' && !routed.has(row.product_id),
    )
    const hits = found.hits.filter(({ rule }) => rule === 'made_without_routing')
    expect(hits.map(({ thing }) => thing).sort()).toEqual(without.map((r) => r.product_id!).sort())
  })

  test('no order is called an outlier for being a reseller’s', () => {
    expect(countsOf(found).order_quantity_outlier).toBeUndefined()
  })
})
