/** Sales order lines: ordered, shipped, cancelled, changed. */

import type { DataChangeKind } from '@shared/model/data-changes'
import type { CanonicalRow } from '@shared/model/entities/canonical-entities'
import { entityNamed } from '@shared/model/entities/canonical-entities'
import {
  type ChangeContext,
  type DataChange,
  daysBetween,
  describeRow,
  numberAt,
  type RowChange,
  textAt,
} from './data-change'

const entity = entityNamed('sales_order_line')!

const isCancelled = (row: CanonicalRow): boolean => textAt(row, 'status') === 'cancelled'

function kindOf({ before, after }: RowChange): DataChangeKind {
  if (!after) return 'order_gone'
  if (!before) return isCancelled(after) ? 'order_cancelled' : 'order_new'
  const more = (field: string): boolean => numberAt(after, field) > numberAt(before, field)
  if ((isCancelled(after) && !isCancelled(before)) || more('quantity_cancelled'))
    return 'order_cancelled'
  if (more('quantity_shipped') || textAt(after, 'status') !== textAt(before, 'status'))
    return 'order_shipped'
  return 'order_changed'
}

/** Units that the line asks for: ordered less cancelled. */
const wanted = (row: CanonicalRow | null): number =>
  row ? numberAt(row, 'quantity_ordered') - numberAt(row, 'quantity_cancelled') : 0

/** What became of an order line. Units are what is asked for more or less, of a delivery what was shipped; money is at the line's own price. */
export function orderChange(change: RowChange, context: ChangeContext): DataChange {
  const { before, after } = change
  const kind = kindOf(change)
  const row = after ?? before
  const factor = context.factor(textAt(row, 'item'), textAt(row, 'unit')) ?? 1
  const size =
    kind === 'order_shipped'
      ? numberAt(after, 'quantity_shipped') - numberAt(before, 'quantity_shipped')
      : wanted(after) - wanted(before)
  const value =
    kind === 'order_shipped'
      ? size * numberAt(after, 'price')
      : wanted(after) * numberAt(after, 'price') - wanted(before) * numberAt(before, 'price')
  return {
    ...describeRow(entity, change),
    kind,
    days:
      before && after
        ? daysBetween(before.requested_on ?? null, after.requested_on ?? null) || null
        : null,
    units: size * factor,
    money: value,
  }
}
