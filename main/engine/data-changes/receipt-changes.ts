/** Purchase orders, production orders and shipments: new, later, earlier, arrived, cancelled, of another quantity. */

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

interface ReceiptWords {
  readonly dueOn: string
  /** Units still to come, in the unit of the row. */
  open(row: CanonicalRow): number
  /** Whether a row that brings nothing any more has been delivered. */
  arrived(row: CanonicalRow | null): boolean
}

/** Entities that bring something in, and what in them says when and how much. */
export const receiptEntities: Readonly<Record<string, ReceiptWords>> = {
  purchase_order_line: {
    dueOn: 'due_on',
    open: (row) =>
      textAt(row, 'status') === 'open'
        ? Math.max(0, numberAt(row, 'quantity_ordered') - numberAt(row, 'quantity_received'))
        : 0,
    arrived: (row) => row !== null && textAt(row, 'status') !== 'cancelled',
  },
  // A shipment leaves the list when it has arrived.
  shipment: { dueOn: 'expected_on', open: (row) => numberAt(row, 'quantity'), arrived: () => true },
  production_order: {
    dueOn: 'due_on',
    open: (row) =>
      textAt(row, 'status') === 'done'
        ? 0
        : Math.max(0, numberAt(row, 'quantity') - numberAt(row, 'quantity_done')),
    arrived: (row) => row !== null,
  },
}

/** What became of a receipt; null where nothing was to come before and nothing is now. Units are what comes more or less, of one that only moved what moved; money is at standard cost. */
export function receiptChange(
  name: string,
  change: RowChange,
  context: ChangeContext,
): DataChange | null {
  const words = receiptEntities[name]!
  const entity = entityNamed(name)!
  const { before, after } = change
  const row = after ?? before
  const item = textAt(row, 'item')
  const factor = context.factor(item, textAt(row, 'unit')) ?? 1
  const [was, is] = [before ? words.open(before) : 0, after ? words.open(after) : 0]
  if (was === 0 && is === 0) return null
  const days =
    before && after && was > 0 && is > 0
      ? daysBetween(before[words.dueOn] ?? null, after[words.dueOn] ?? null)
      : null
  const kind = kindOf(was, is, days, words.arrived(after))
  const moved = kind === 'receipt_late' || kind === 'receipt_early'
  const units = (moved && is === was ? is : is - was) * factor
  return {
    ...describeRow(entity, change),
    kind,
    name: context.nameOf(item),
    days: days || null,
    units,
    money: units * context.costOf(item),
  }
}

function kindOf(was: number, is: number, days: number | null, arrived: boolean): DataChangeKind {
  if (was === 0) return 'receipt_new'
  if (is === 0) return arrived ? 'receipt_arrived' : 'receipt_cancelled'
  if (days !== null && days > 0) return 'receipt_late'
  if (days !== null && days < 0) return 'receipt_early'
  return 'receipt_changed'
}
