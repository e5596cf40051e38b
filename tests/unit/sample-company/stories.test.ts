import { describe, expect, it } from 'vitest'
import { numberIn, rowsOf, type SampleRow, total } from './sample-files'
import { comingMonths, familyOutlook, growthOf, outlook, utilisation } from './simple-outlook'

const items = rowsOf('item')
const familyOf = new Map(items.map((row) => [row.item!, row.family!]))

describe('the shape of the coming year', () => {
  it('has one growing and one declining family', () => {
    expect(growthOf('air_fryer')).toBeGreaterThan(1.1)
    expect(growthOf('blender')).toBeLessThan(0.92)
  })

  it('fills the air fryer line, and no other resource', () => {
    const peak = Math.max(...utilisation('L-AF'))
    expect(peak).toBeGreaterThan(0.95)
    expect(peak).toBeLessThan(1.25)
    for (const { resource } of rowsOf('resource')) {
      if (resource === 'L-AF') continue
      const months = utilisation(resource!)
      const mean = months.reduce((sum, share) => sum + share, 0) / months.length
      expect(mean).toBeGreaterThan(0.55)
      expect(mean).toBeLessThan(0.85)
      expect(Math.max(...months)).toBeLessThan(0.95)
    }
  })

  it('has the nearer months booked further than the later ones', () => {
    const finished = items.filter((row) => row.item_type === 'finished')
    const booked = (month: string) => {
      const open = rowsOf('sales_order_line').filter(
        (row) => row.status === 'open' && row.requested_on!.startsWith(month),
      )
      const expected = total(finished, (row) => outlook(row.item!, month))
      return total(open, (row) => numberIn(row, 'quantity_ordered')) / expected
    }
    expect(booked('2026-11')).toBeGreaterThan(0.6)
    expect(booked('2026-11')).toBeLessThan(0.8)
    expect(booked('2026-12')).toBeGreaterThan(0.28)
    expect(booked('2026-12')).toBeLessThan(0.43)
    expect(booked('2027-01')).toBeLessThan(0.15)
  })

  it('has goods that run out soon and goods made too many of', () => {
    const cover = (item: string) => {
      const stock = rowsOf('stock').filter((row) => row.item === item)
      const usable = total(stock, (row) => numberIn(row, 'on_hand') - numberIn(row, 'quality_hold'))
      return usable / ((outlook(item, '2026-11') + outlook(item, '2026-12')) / 61)
    }
    const finished = items.filter((row) => row.item_type === 'finished').map((row) => row.item!)
    expect(finished.filter((item) => cover(item) < 14).length).toBeGreaterThanOrEqual(3)
    expect(finished.filter((item) => cover(item) > 90).length).toBeGreaterThanOrEqual(4)
    expect(
      finished.filter((item) => cover(item) > 14 && cover(item) < 70).length,
    ).toBeGreaterThanOrEqual(45)
  })
})

describe('win the big customer', () => {
  const deal = rowsOf('opportunity').find((row) => row.opportunity === 'OPP-0001')!
  const lines = rowsOf('opportunity_line').filter((row) => row.opportunity === 'OPP-0001')

  it('is the largest open deal, in negotiation with C001, a class A customer', () => {
    expect(deal).toMatchObject({ customer: 'C001', stage: 'negotiate', outcome: 'open' })
    expect(numberIn(deal, 'probability')).toBeGreaterThanOrEqual(0.6)
    expect(numberIn(deal, 'probability')).toBeLessThanOrEqual(0.7)
    expect(rowsOf('customer').find((row) => row.customer === 'C001')?.class).toBe('A')
    const others = rowsOf('opportunity').filter((row) => row !== deal && row.outcome === 'open')
    expect(Math.max(...others.map((row) => numberIn(row, 'amount')))).toBeLessThan(
      numberIn(deal, 'amount') / 5,
    )
  })

  it('adds about a fifth to each family that the customer buys', () => {
    const bought = new Set(
      rowsOf('sales_order_line')
        .filter((row) => row.customer === 'C001')
        .map((row) => familyOf.get(row.item!)!),
    )
    expect([...bought].sort()).toEqual(['air_fryer', 'rice_cooker'])
    for (const family of bought) {
      const added = total(
        lines.filter((row) => familyOf.get(row.item!) === family),
        (row) => numberIn(row, 'quantity'),
      )
      const share = added / familyOutlook(family, comingMonths)
      expect(share).toBeGreaterThan(0.17)
      expect(share).toBeLessThan(0.23)
    }
  })
})

describe('key material late', () => {
  const chip = 'RM-MCU01'
  const boards = rowsOf('bill_of_material').filter((row) => row.component === chip)
  const boardKeys = new Set(boards.map((row) => row.parent))
  const covering = (row: SampleRow) =>
    familyOf.get(row.item!) === 'air_fryer' || boardKeys.has(row.item) || row.item === chip
  const arrivals = [
    ...rowsOf('shipment').map((row) => ({ row, on: row.expected_on!, field: 'quantity' })),
    ...rowsOf('purchase_order_line')
      .filter((row) => row.status === 'open')
      .map((row) => ({ row, on: row.due_on!, field: 'quantity_ordered' })),
  ].filter(({ row }) => row.item === chip)

  /** Air fryers that are there or can be made until the end of a month, against what is asked for until then. */
  function coverUntil(month: string, received: number, monthsLate = 0): number {
    const months = comingMonths.slice(0, comingMonths.indexOf(month) + 1)
    const arrived = months.slice(0, months.length - monthsLate)
    const stock = total(
      rowsOf('stock').filter(covering),
      (row) => numberIn(row, 'on_hand') - numberIn(row, 'quality_hold'),
    )
    const begun = total(
      rowsOf('production_order').filter((row) => covering(row) && row.status !== 'done'),
      (row) => numberIn(row, 'quantity') - numberIn(row, 'quantity_done'),
    )
    const chips = arrivals
      .filter(({ on }) => arrived.includes(on.slice(0, 7)))
      .reduce((sum, { row, field }) => sum + numberIn(row, field) * received, 0)
    return (stock + begun + chips) / familyOutlook('air_fryer', months)
  }

  it('is bought from one supplier and goes into every air fryer', () => {
    const sources = rowsOf('sourcing').filter((row) => row.item === chip)
    expect(sources).toHaveLength(1)
    expect(sources[0]?.supplier).toBe('S02')
    const users = new Set(
      rowsOf('bill_of_material')
        .filter((row) => boardKeys.has(row.component))
        .map((row) => row.parent),
    )
    const fryers = items.filter((row) => row.family === 'air_fryer').map((row) => row.item)
    expect([...users].sort()).toEqual(fryers.sort())
  })

  it('arrives within four months, in shipments and open orders', () => {
    expect(arrivals.length).toBeGreaterThanOrEqual(5)
    for (const { on } of arrivals) expect(on > '2026-11-15' && on < '2027-03-16').toBe(true)
  })

  it('just covers demand as planned, and leaves air fryers short where less comes or later', () => {
    for (const month of ['2026-12', '2027-01', '2027-02']) {
      expect(coverUntil(month, 1)).toBeGreaterThan(0.97)
      expect(coverUntil(month, 1)).toBeLessThan(1.12)
    }
    expect(coverUntil('2027-02', 0.85)).toBeLessThan(0.985)
    expect(coverUntil('2027-01', 1, 1)).toBeLessThan(0.9)
  })
})
