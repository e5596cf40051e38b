import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { numberIn, rowsOf, sampleFolder, total, totalsBy } from './sample-files'

const distinct = (name: string, field: string) =>
  new Set(rowsOf(name).map((row) => row[field])).size
const count = (name: string, field: string, value: string) =>
  rowsOf(name).filter((row) => row[field] === value).length

const history = rowsOf('sales_order_line').filter((row) => row.requested_on! < '2026-11')

describe('the size of the sample company', () => {
  it('has 120 items in six families, 72 of them finished', () => {
    expect(rowsOf('item')).toHaveLength(120)
    expect(distinct('item', 'family')).toBe(6)
    expect(count('item', 'item_type', 'finished')).toBe(72)
    expect(count('item', 'item_type', 'semi_finished')).toBe(20)
  })

  it('has 60 customers in five regions and three channels, most revenue with class A', () => {
    expect(rowsOf('customer')).toHaveLength(60)
    expect(distinct('customer', 'region')).toBe(5)
    expect(distinct('customer', 'channel')).toBe(3)
    const classOf = new Map(rowsOf('customer').map((row) => [row.customer!, row.class!]))
    const revenue = totalsBy(
      history,
      (row) => classOf.get(row.customer!)!,
      (row) => numberIn(row, 'quantity_ordered') * numberIn(row, 'price'),
    )
    const all = total(history, (row) => numberIn(row, 'quantity_ordered') * numberIn(row, 'price'))
    expect(revenue.get('A')! / all).toBeGreaterThan(0.6)
    expect(revenue.get('C')! / all).toBeLessThan(0.15)
  })

  it('has two plants, three warehouses, six resources and 8 to 15 suppliers', () => {
    expect(count('site', 'kind', 'plant')).toBe(2)
    expect(count('site', 'kind', 'warehouse')).toBe(3)
    expect(rowsOf('resource')).toHaveLength(6)
    expect(rowsOf('supplier').length).toBeGreaterThanOrEqual(8)
    expect(rowsOf('supplier').length).toBeLessThanOrEqual(15)
  })

  it('has 36 months of history with 25,000 to 32,000 lines of 2,000 to 2,600 pairs', () => {
    const months = new Set(history.map((row) => row.requested_on!.slice(0, 7)))
    expect(months.size).toBe(36)
    expect([...months].sort()[0]).toBe('2023-11')
    expect(history.length).toBeGreaterThan(25_000)
    expect(history.length).toBeLessThan(32_000)
    const pairs = new Set(history.map((row) => `${row.customer} ${row.item}`)).size
    expect(pairs).toBeGreaterThanOrEqual(2000)
    expect(pairs).toBeLessThanOrEqual(2600)
  })

  it('sells for CNY 300 to 600 million a year', () => {
    const lastYear = history.filter((row) => row.requested_on! >= '2025-11')
    const revenue = total(lastYear, (r) => numberIn(r, 'quantity_ordered') * numberIn(r, 'price'))
    expect(revenue).toBeGreaterThan(300e6)
    expect(revenue).toBeLessThan(600e6)
  })

  it('has 400 opportunities, 130 of them open, owned by eight people', () => {
    expect(rowsOf('opportunity')).toHaveLength(400)
    expect(count('opportunity', 'outcome', 'open')).toBe(130)
    expect(distinct('opportunity', 'owner')).toBe(8)
  })

  it('has capacities for the horizon and budgets for it and the year before', () => {
    expect(distinct('capacity', 'month')).toBe(24)
    expect(rowsOf('capacity')).toHaveLength(6 * 24)
    expect(distinct('budget', 'month')).toBe(36)
    expect(rowsOf('budget')).toHaveLength(4 * 36)
  })

  it('stays below six megabytes', () => {
    const files = readdirSync(sampleFolder, { recursive: true, withFileTypes: true })
    const bytes = files
      .filter((file) => file.isFile())
      .map((file) => statSync(join(file.parentPath, file.name)).size)
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(6e6)
  })
})
