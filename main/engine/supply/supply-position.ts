/** What supply starts from: usable stock, dated receipts, production under way and hours of capacity. */
import { indexOnAxis, type MonthAxis } from '../calendar/month-axis'
import { type SupplyLine, supplyKey } from '../model/plan-lines'
import { numberOf, type PlanSource, textOf } from '../source/plan-source'

export interface Receipt {
  readonly line: number
  /** Index on the axis; what is overdue is expected in the current period. */
  readonly period: number
  readonly supplier: string
  readonly quantity: number
}

/** An open document whose date has passed: it is counted on in the current period, and may not come then either. */
export interface Overdue {
  readonly line: number
  readonly quantity: number
  /** Between its date and the day of the data. */
  readonly days: number
  /** Own production; bought otherwise. */
  readonly made: boolean
}

export interface SupplyPosition {
  /** By supply line: on hand less quality hold. Reserved stock stays in, since the orders it is reserved for are in the demand. */
  readonly openingStock: Float64Array
  readonly receipts: readonly Receipt[]
  readonly overdue: readonly Overdue[]
  /** Supply lines × periods. */
  readonly openProduction: Float64Array
  /** Resources × periods, regular hours; NaN for a resource that the data says nothing of, which then limits nothing. */
  readonly capacity: Float64Array
  readonly overtime: Float64Array
}

const dayLength = 24 * 60 * 60 * 1000

/** Whole days from one date to the other; 0 where it lies ahead. */
const daysPast = (date: string, asOf: string): number =>
  Math.max(
    0,
    Math.round((Date.parse(asOf.slice(0, 10)) - Date.parse(date.slice(0, 10))) / dayLength),
  )

/** Reads the position as of a day. Stock and receipts at a site where the item has no supply line count at its first one. */
export function readSupplyPosition(
  source: PlanSource,
  axis: MonthAxis,
  lines: readonly SupplyLine[],
  resourceIndex: ReadonlyMap<string, number>,
  asOf: string,
): SupplyPosition {
  const count = axis.periods.length
  const byKey = new Map(lines.map((line, index) => [line.key, index]))
  const firstOf = new Map<string, number>()
  lines.forEach((line, index) => {
    if (!firstOf.has(line.item.item)) firstOf.set(line.item.item, index)
  })
  const lineAt = (item: string, site: string): number | undefined =>
    byKey.get(supplyKey(item, site)) ?? firstOf.get(item)
  const periodAt = (date: string): number => Math.max(axis.current, indexOnAxis(axis, date))

  const openingStock = new Float64Array(lines.length)
  for (const row of source.rows('stock')) {
    const line = lineAt(textOf(row, 'item'), textOf(row, 'site'))
    if (line === undefined) continue
    const usable = numberOf(row, 'on_hand') - numberOf(row, 'quality_hold')
    openingStock[line] = (openingStock[line] ?? 0) + Math.max(0, usable)
  }

  const receipts: Receipt[] = []
  const overdue: Overdue[] = []
  const noteLate = (line: number, quantity: number, date: string, made: boolean): void => {
    const days = daysPast(date, asOf)
    if (days > 0) overdue.push({ line, quantity, days, made })
  }
  const addReceipt = (
    row: Parameters<typeof textOf>[0],
    dateField: string,
    quantity: number,
  ): void => {
    const line = lineAt(textOf(row, 'item'), textOf(row, 'site'))
    const period = periodAt(textOf(row, dateField))
    if (line === undefined || quantity <= 0 || period >= count) return
    receipts.push({ line, period, supplier: textOf(row, 'supplier'), quantity })
    noteLate(line, quantity, textOf(row, dateField), false)
  }
  for (const row of source.rows('purchase_order_line'))
    if (textOf(row, 'status') === 'open')
      addReceipt(
        row,
        'due_on',
        numberOf(row, 'quantity_ordered') - numberOf(row, 'quantity_received'),
      )
  for (const row of source.rows('shipment'))
    addReceipt(row, 'expected_on', numberOf(row, 'quantity'))

  const openProduction = new Float64Array(lines.length * count)
  for (const row of source.rows('production_order')) {
    if (textOf(row, 'status') === 'done') continue
    const line = lineAt(textOf(row, 'item'), textOf(row, 'site'))
    const period = periodAt(textOf(row, 'due_on'))
    if (line === undefined || period >= count) continue
    const open = Math.max(0, numberOf(row, 'quantity') - numberOf(row, 'quantity_done'))
    const at = line * count + period
    openProduction[at] = (openProduction[at] ?? 0) + open
    if (open > 0) noteLate(line, open, textOf(row, 'due_on'), true)
  }

  const capacity = new Float64Array(resourceIndex.size * count).fill(Number.NaN)
  const overtime = new Float64Array(resourceIndex.size * count)
  const told = new Set<number>()
  for (const row of source.rows('capacity')) {
    const resource = resourceIndex.get(textOf(row, 'resource'))
    const period = indexOnAxis(axis, textOf(row, 'month'))
    if (resource === undefined || period < 0 || period >= count) continue
    const first = resource * count
    // Months that are left out of what is said of a resource have no hours.
    if (!told.has(resource)) capacity.fill(0, first, first + count)
    told.add(resource)
    capacity[first + period] = numberOf(row, 'regular_hours')
    overtime[resource * count + period] = numberOf(row, 'overtime_hours')
  }
  return { openingStock, receipts, overdue, openProduction, capacity, overtime }
}
