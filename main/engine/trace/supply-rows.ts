/** The rows behind stock, receipts, production and hours: what `supply-position` reads, one cell at a time. */
import type { CanonicalRow } from '@shared/model/entities/canonical-entities'
import { indexOnAxis } from '../calendar/month-axis'
import { numberOf, textOf } from '../source/plan-source'
import type { FindRows } from './demand-rows'
import { type FoundRow, fieldsOf, supplyFilter } from './source-rows'
import type { TraceReader } from './trace-reader'

/** What is overdue is expected in the current period. */
const periodAt = (r: TraceReader, row: CanonicalRow, field: string): number =>
  Math.max(r.current, indexOnAxis(r.model.axis, textOf(row, field)))

const found = (
  entity: string,
  row: CanonicalRow,
  value: number,
  names: readonly string[],
): FoundRow => ({ entity, row, value, fields: fieldsOf(row, names) })

const stock: FindRows = function* (r, lines, _t, source) {
  const { filter, has } = supplyFilter(r.model, lines)
  const names = ['on_hand', 'quality_hold', 'reserved']
  for (const row of source.rows('stock', filter))
    if (has(textOf(row, 'item'), textOf(row, 'site')))
      yield found(
        'stock',
        row,
        Math.max(0, numberOf(row, 'on_hand') - numberOf(row, 'quality_hold')),
        names,
      )
}

const receipts: FindRows = function* (r, lines, t, source) {
  const { filter, has } = supplyFilter(r.model, lines)
  const ours = (row: CanonicalRow, field: string): boolean =>
    has(textOf(row, 'item'), textOf(row, 'site')) && periodAt(r, row, field) === t
  const ordered = ['supplier', 'item', 'site', 'due_on', 'quantity_ordered', 'quantity_received']
  for (const row of source.rows('purchase_order_line', { ...filter, status: ['open'] })) {
    const open = numberOf(row, 'quantity_ordered') - numberOf(row, 'quantity_received')
    if (open > 0 && ours(row, 'due_on')) yield found('purchase_order_line', row, open, ordered)
  }
  const names = ['supplier', 'item', 'site', 'departed_on', 'expected_on', 'quantity']
  for (const row of source.rows('shipment', filter)) {
    const quantity = numberOf(row, 'quantity')
    if (quantity > 0 && ours(row, 'expected_on')) yield found('shipment', row, quantity, names)
  }
}

const production: FindRows = function* (r, lines, t, source) {
  const { filter, has } = supplyFilter(r.model, lines)
  const names = ['item', 'site', 'start_on', 'due_on', 'quantity', 'quantity_done', 'status']
  for (const row of source.rows('production_order', filter)) {
    if (textOf(row, 'status') === 'done' || periodAt(r, row, 'due_on') !== t) continue
    if (!has(textOf(row, 'item'), textOf(row, 'site'))) continue
    const open = Math.max(0, numberOf(row, 'quantity') - numberOf(row, 'quantity_done'))
    if (open > 0) yield found('production_order', row, open, names)
  }
}

const hours = (field: 'regular_hours' | 'overtime_hours'): FindRows =>
  function* (r, lines, t, source) {
    const filter = {
      resource: lines.map((line) => r.model.resources[line] ?? ''),
      month: [r.model.axis.periods[t] ?? ''],
    }
    const names = ['regular_hours', 'overtime_hours', 'overtime_cost_per_hour']
    for (const row of source.rows('capacity', filter))
      yield found('capacity', row, numberOf(row, field), names)
  }

const cost: FindRows = function* (r, lines, _t, source) {
  const item = r.model.supplyLines[lines[0] ?? -1]?.item.item ?? ''
  for (const row of source.rows('item', { item: [item] }))
    yield found('item', row, numberOf(row, 'standard_cost'), ['standard_cost'])
}

export const supplyRows: Readonly<Record<string, FindRows>> = {
  // Known of today alone.
  *stock(r, lines, t, source) {
    if (t === r.current) yield* stock(r, lines, t, source)
  },
  opening_stock: stock,
  receipts_in_transit: receipts,
  receipts_recorded: receipts,
  open_production: production,
  capacity: hours('regular_hours'),
  capacity_recorded: hours('regular_hours'),
  overtime: hours('overtime_hours'),
  overtime_recorded: hours('overtime_hours'),
  standard_cost: cost,
}
