/** Everything that changed between two snapshots, counted by kind, the greatest of each kind kept. */

import type { DataChangeKind } from '@shared/model/data-changes'
import type { CanonicalRow } from '@shared/model/entities/canonical-entities'
import { canonicalEntities } from '@shared/model/entities/canonical-entities'
import { type Greatest, keepGreatest } from '../compare/keep-greatest'
import { type ChangeContext, type DataChange, type RowChange, textAt } from './data-change'
import { type DealRows, dealChange } from './deal-changes'
import { masterChanges } from './master-changes'
import { orderChange } from './order-changes'
import { receiptChange, receiptEntities } from './receipt-changes'

/** What two snapshots say: rows that differ, and of deals all rows. */
export interface ChangedRows {
  readonly differing: ReadonlySet<string>
  changes(entity: string): Iterable<RowChange>
  /** All rows of an entity in one of the two. */
  rows(side: 'before' | 'after', entity: string): Iterable<CanonicalRow>
}

export interface EntityCounts {
  readonly entity: string
  readonly added: number
  readonly changed: number
  readonly gone: number
}

export interface KindTotal {
  readonly kind: DataChangeKind
  readonly count: number
  readonly units: number
  readonly money: number
}

export interface GatheredChanges {
  /** Of each kind the greatest by money, then units. */
  readonly changes: readonly DataChange[]
  readonly totals: readonly KindTotal[]
  /** Row counts of every entity in which something differs, in the order of the data standard. */
  readonly entities: readonly EntityCounts[]
}

/** Changes of one kind that are kept; beyond them a kind is counted. */
export const keptOfKind = 1000

const dealEntities = ['opportunity', 'opportunity_line']

interface Collected {
  readonly greatest: Greatest<DataChange>
  count: number
  units: number
  money: number
}

/** Compares entity by entity and tells of each before it begins. The same snapshots give the same list. */
export function gatherChanges(
  source: ChangedRows,
  context: ChangeContext,
  begin: (entity: string, done: number, total: number) => void = () => undefined,
): GatheredChanges {
  const kinds = new Map<DataChangeKind, Collected>()
  const entities: EntityCounts[] = []
  const deals = new Set<string>()

  function note(change: DataChange | null): void {
    if (!change) return
    const of = kinds.get(change.kind) ?? {
      greatest: keepGreatest<DataChange>(keptOfKind),
      count: 0,
      units: 0,
      money: 0,
    }
    kinds.set(change.kind, of)
    of.count += 1
    of.units += change.units ?? 0
    of.money += change.money ?? 0
    of.greatest.add(Math.abs(change.money ?? 0), Math.abs(change.units ?? 0), () => change)
  }

  function read(name: string, change: RowChange): void {
    if (dealEntities.includes(name)) deals.add(textAt(change.after ?? change.before, 'opportunity'))
    else if (name === 'sales_order_line') note(orderChange(change, context))
    else if (name in receiptEntities) note(receiptChange(name, change, context))
    else for (const one of masterChanges(name, change, context)) note(one)
  }

  const names = canonicalEntities
    .map(({ name }) => name)
    .filter((name) => source.differing.has(name))
  names.forEach((entity, done) => {
    begin(entity, done, names.length)
    const counts = { entity, added: 0, changed: 0, gone: 0 }
    for (const change of source.changes(entity)) {
      counts[!change.before ? 'added' : change.after ? 'changed' : 'gone'] += 1
      read(entity, change)
    }
    if (counts.added + counts.changed + counts.gone > 0) entities.push(counts)
  })
  if (deals.size > 0) {
    const [before, after] = (['before', 'after'] as const).map((side) =>
      dealsOf(source, side, deals),
    )
    for (const code of [...deals].sort()) {
      const [was, is] = [before?.get(code) ?? null, after?.get(code) ?? null]
      if (was || is) note(dealChange(was, is, context))
    }
  }
  return {
    changes: [...kinds.values()].flatMap(({ greatest }) => greatest.inOrder()),
    totals: [...kinds].map(([kind, { count, units, money }]) => ({ kind, count, units, money })),
    entities,
  }
}

function dealsOf(
  source: ChangedRows,
  side: 'before' | 'after',
  wanted: ReadonlySet<string>,
): Map<string, DealRows> {
  const found = new Map<string, { deal: CanonicalRow; lines: CanonicalRow[] }>()
  for (const deal of source.rows(side, 'opportunity')) {
    const code = textAt(deal, 'opportunity')
    if (wanted.has(code)) found.set(code, { deal, lines: [] })
  }
  for (const line of source.rows(side, 'opportunity_line'))
    found.get(textAt(line, 'opportunity'))?.lines.push(line)
  return found
}
