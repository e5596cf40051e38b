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

export interface SupplyPosition {
  /** By supply line: on hand less quality hold. Reserved stock stays in, since the orders it is reserved for are in the demand. */
  readonly openingStock: Float64Array
  readonly receipts: readonly Receipt[]
  /** Supply lines × periods. */
  readonly openProduction: Float64Array
  /** Resources × periods, hours. */
  readonly capacity: Float64Array
  readonly overtime: Float64Array
}

/** Reads the position. Stock and receipts at a site where the item has no supply line count at its first one. */
export function readSupplyPosition(
  source: PlanSource,
  axis: MonthAxis,
  lines: readonly SupplyLine[],
  resourceIndex: ReadonlyMap<string, number>,
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
  const addReceipt = (
    row: Parameters<typeof textOf>[0],
    dateField: string,
    quantity: number,
  ): void => {
    const line = lineAt(textOf(row, 'item'), textOf(row, 'site'))
    const period = periodAt(textOf(row, dateField))
    if (line === undefined || quantity <= 0 || period >= count) return
    receipts.push({ line, period, supplier: textOf(row, 'supplier'), quantity })
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
  }

  const capacity = new Float64Array(resourceIndex.size * count)
  const overtime = new Float64Array(resourceIndex.size * count)
  for (const row of source.rows('capacity')) {
    const resource = resourceIndex.get(textOf(row, 'resource'))
    const period = indexOnAxis(axis, textOf(row, 'month'))
    if (resource === undefined || period < 0 || period >= count) continue
    capacity[resource * count + period] = numberOf(row, 'regular_hours')
    overtime[resource * count + period] = numberOf(row, 'overtime_hours')
  }
  return { openingStock, receipts, openProduction, capacity, overtime }
}
