import { describe, expect, it } from 'vitest'
import { numberIn, rowsOf, type SampleRow, totalsBy } from './sample-files'

const asOf = '2026-11-15'
const items = new Map(rowsOf('item').map((row) => [row.item!, row]))
const typeOf = (item: string) => items.get(item)?.item_type
const sharesOf = (name: string, field: string) =>
  totalsBy(
    rowsOf(name),
    (row) => row[field]!,
    (row) => numberIn(row, 'share'),
  )

describe('the sample company hangs together', () => {
  it('has bills of materials of three levels for every made item, routings too', () => {
    const parents = new Set(rowsOf('bill_of_material').map((row) => row.parent))
    const routed = new Set(rowsOf('routing').map((row) => row.item))
    for (const row of rowsOf('item')) {
      expect(parents.has(row.item)).toBe(row.make_or_buy === 'make')
      expect(routed.has(row.item)).toBe(row.make_or_buy === 'make')
    }
    const levels = new Set(
      rowsOf('bill_of_material').map((row) => `${typeOf(row.parent!)} ${typeOf(row.component!)}`),
    )
    expect([...levels].sort()).toEqual([
      'finished material',
      'finished semi_finished',
      'semi_finished material',
    ])
  })

  it('shares out sourcing of every item and demand of every region to exactly one', () => {
    const sourced = sharesOf('sourcing', 'item')
    for (const item of items.keys()) expect(sourced.get(item)).toBeCloseTo(1, 9)
    for (const share of sharesOf('demand_sourcing', 'region').values()) {
      expect(share).toBeCloseTo(1, 9)
    }
    for (const row of rowsOf('sourcing')) {
      if (row.source === 'make') expect(row.supplier).toBe('')
      else expect(row.supplier).toBe(row.source)
    }
  })

  it('makes every finished item at one plant', () => {
    for (const item of items.keys()) {
      if (typeOf(item) !== 'finished') continue
      expect(rowsOf('sourcing').filter((row) => row.item === item)).toHaveLength(1)
    }
  })

  it('earns 25 to 45 percent on every price in force', () => {
    const inForce = rowsOf('price').filter((row) => row.valid_from === '2025-03-01')
    expect(inForce).toHaveLength(72 * 3)
    for (const row of inForce) {
      const margin = 1 - numberIn(items.get(row.item!)!, 'standard_cost') / numberIn(row, 'price')
      expect(margin).toBeGreaterThan(0.25)
      expect(margin).toBeLessThan(0.45)
    }
  })

  it('carries components in the standard cost of what they go into', () => {
    const material = totalsBy(
      rowsOf('bill_of_material'),
      (row) => row.parent!,
      (row) =>
        numberIn(row, 'quantity') *
        (1 + numberIn(row, 'scrap_share')) *
        numberIn(items.get(row.component!)!, 'standard_cost'),
    )
    for (const [item, cost] of material) {
      const standard = numberIn(items.get(item)!, 'standard_cost')
      expect(cost).toBeLessThan(standard)
      expect(cost).toBeGreaterThan(standard * 0.6)
    }
  })

  it('ships, cancels and returns no more than was ordered, and nothing in the future', () => {
    const impossible = rowsOf('sales_order_line').filter((row) => {
      const shipped = numberIn(row, 'quantity_shipped')
      const settled = shipped + numberIn(row, 'quantity_cancelled')
      return (
        settled > numberIn(row, 'quantity_ordered') ||
        numberIn(row, 'quantity_returned') > shipped ||
        (row.status === 'open') !== settled < numberIn(row, 'quantity_ordered') ||
        row.ordered_on! > row.requested_on! ||
        row.ordered_on! > asOf ||
        row.shipped_on! > asOf ||
        (row.status === 'shipped') !== (row.shipped_on !== '')
      )
    })
    expect(impossible).toEqual([])
  })

  it('has open purchase orders and shipments in the future, received ones in the past', () => {
    const wrong = (row: SampleRow) => (row.status === 'open') !== row.due_on! > asOf
    expect(rowsOf('purchase_order_line').filter(wrong)).toEqual([])
    expect(rowsOf('purchase_order_line').filter((row) => row.ordered_on! > asOf)).toEqual([])
    for (const row of rowsOf('shipment')) {
      expect(row.departed_on! <= asOf && row.expected_on! > asOf).toBe(true)
    }
  })

  it('wins deals about as often as the stage promises', () => {
    const closed = rowsOf('opportunity').filter((row) => row.outcome !== 'open')
    for (const stage of ['qualify', 'propose', 'negotiate', 'commit']) {
      const ended = closed.filter((row) => row.stage === stage)
      const won = ended.filter((row) => row.outcome === 'won').length / ended.length
      const open = rowsOf('opportunity').filter((r) => r.stage === stage && r.outcome === 'open')
      const promised = open.reduce((sum, row) => sum + numberIn(row, 'probability'), 0)
      expect(Math.abs(won - promised / open.length)).toBeLessThan(0.06)
    }
    expect(closed.every((row) => (row.outcome === 'lost') === (row.loss_reason !== ''))).toBe(true)
  })

  it('shows promotions in the orders: a price cut sells more than the months around it', () => {
    const sold = totalsBy(
      rowsOf('sales_order_line').filter((row) => row.item === 'FG-RC02'),
      (row) => row.requested_on!.slice(0, 7),
      (row) => numberIn(row, 'quantity_ordered'),
    )
    const around = (sold.get('2026-03')! + sold.get('2026-05')!) / 2
    expect(sold.get('2026-04')! / around).toBeGreaterThan(1.25)
  })
})
