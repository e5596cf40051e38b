/** Deals of the CRM: new, won, lost, moved, changed. */

import type { DataChangeKind } from '@shared/model/data-changes'
import type { CanonicalRow } from '@shared/model/entities/canonical-entities'
import { entityNamed } from '@shared/model/entities/canonical-entities'
import {
  type ChangeContext,
  type ChangedField,
  type DataChange,
  daysBetween,
  describeRow,
  numberAt,
  textAt,
} from './data-change'

/** A deal with its lines, as one of the snapshots has it. */
export interface DealRows {
  readonly deal: CanonicalRow
  readonly lines: readonly CanonicalRow[]
}

const entity = entityNamed('opportunity')!

/** What is expected of a deal: all of it once it is won, nothing once it is lost. */
function likelihood({ deal }: DealRows): number {
  const outcome = textAt(deal, 'outcome')
  if (outcome === 'won') return 1
  return outcome === 'lost' ? 0 : numberAt(deal, 'probability')
}

const unitsOf = (rows: DealRows): number =>
  rows.lines.reduce((sum, line) => sum + numberAt(line, 'quantity'), 0)

/** Quantities at the items' prices; the deal's own amount where it has no lines. */
function worthOf(rows: DealRows, context: ChangeContext): number {
  if (rows.lines.length === 0) return numberAt(rows.deal, 'amount')
  return rows.lines.reduce(
    (sum, line) => sum + numberAt(line, 'quantity') * context.priceOf(textAt(line, 'item')),
    0,
  )
}

function kindOf(before: DealRows | null, after: DealRows | null, days: number): DataChangeKind {
  if (!after) return 'deal_gone'
  const is = textAt(after.deal, 'outcome')
  const was = before ? textAt(before.deal, 'outcome') : 'open'
  if (is !== was) return is === 'won' ? 'deal_won' : is === 'lost' ? 'deal_lost' : 'deal_reopened'
  if (!before) return 'deal_new'
  return days === 0 ? 'deal_changed' : 'deal_moved'
}

/** The item of the deal's largest line. */
function mainItem(rows: DealRows): string | null {
  const largest = rows.lines.reduce<CanonicalRow | null>(
    (most, line) => (numberAt(line, 'quantity') > numberAt(most, 'quantity') ? line : most),
    null,
  )
  return textAt(largest ?? rows.lines[0] ?? null, 'item') || null
}

/** What became of a deal. Units and money are the change of probability × quantity, at the items' prices; of a deal that only moved, what is expected of it. */
export function dealChange(
  before: DealRows | null,
  after: DealRows | null,
  context: ChangeContext,
): DataChange {
  const days =
    before && after && textAt(after.deal, 'outcome') === 'open'
      ? (daysBetween(before.deal.expected_close_on ?? null, after.deal.expected_close_on ?? null) ??
        0)
      : 0
  const expected = (rows: DealRows | null, of: (rows: DealRows) => number): number =>
    rows ? likelihood(rows) * of(rows) : 0
  const change = (of: (rows: DealRows) => number): number =>
    expected(after, of) - expected(before, of)
  const kind = kindOf(before, after, days)
  const [units, money] = [change(unitsOf), change((rows) => worthOf(rows, context))]
  const onlyMoved = kind === 'deal_moved' && Math.abs(money) < 0.005 && Math.abs(units) < 1e-9
  const described = describeRow(entity, {
    before: before?.deal ?? null,
    after: after?.deal ?? null,
  })
  const [was, is] = [before ? unitsOf(before) : 0, after ? unitsOf(after) : 0]
  const quantity: ChangedField[] =
    before && after && was !== is ? [{ field: 'quantity', before: was, after: is }] : []
  return {
    ...described,
    kind,
    item: mainItem((after ?? before)!),
    fields: [...described.fields, ...quantity],
    days: days || null,
    units: onlyMoved ? expected(after, unitsOf) : units,
    money: onlyMoved ? expected(after, (rows) => worthOf(rows, context)) : money,
  }
}
