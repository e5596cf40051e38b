/** Makes one row of several. */
import type { CanonicalValue } from '@shared/model/entities/canonical-entities'
import { fileTooLarge } from '../reasons'
import { compileExpression, type Scope } from './compile-expression'
import { asNumber, compare, isEmpty } from './convert-values'
import type { Cells, Evaluate } from './evaluate'
import { keptRowsLimit, lookupKey } from './lookup-index'
import type { Aggregate, Query } from './mapping-shape'
import { aggregated } from './parts-of-expression'
import type { TableRow } from './table-source'

type Group = NonNullable<Query['group']>

/** A running total; `count` are the values in it that were not empty. */
interface Running {
  value: CanonicalValue
  count: number
}

type Kind = 'sum' | 'mean' | 'min' | 'max' | 'first' | 'last' | 'count'
const kinds = ['sum', 'mean', 'min', 'max', 'first', 'last'] as const

const kindOf = (aggregate: Aggregate): Kind => kinds.find((kind) => kind in aggregate) ?? 'count'

/** What the total becomes with another value. */
function next(kind: Kind, { value: total, count }: Running, value: CanonicalValue): CanonicalValue {
  switch (kind) {
    case 'sum':
    case 'mean':
      return Number(total ?? 0) + Number(value)
    case 'min':
      return count === 0 || compare(value, total) < 0 ? value : total
    case 'max':
      return count === 0 || compare(value, total) > 0 ? value : total
    case 'first':
      return count === 0 ? value : total
    case 'last':
    case 'count':
      return value
  }
}

/** Gathers rows into groups in the order in which they first come; each answers with the number of its first row. */
export class RowGroups {
  readonly columns: readonly string[]
  readonly #by: readonly Evaluate[]
  readonly #takes: readonly { readonly kind: Kind; readonly of: Evaluate }[]
  readonly #place: string
  readonly #groups = new Map<
    string,
    { readonly row: number; readonly key: Cells; readonly totals: Running[] }
  >()

  constructor(group: Group, scope: Scope, place: string) {
    this.columns = [...group.by, ...Object.keys(group.take)]
    this.#place = place
    this.#by = group.by.map((name) => compileExpression(name, scope))
    this.#takes = Object.values(group.take).map((aggregate) => {
      const over = aggregated(aggregate)
      return {
        kind: kindOf(aggregate),
        of: over === null ? () => 1 : compileExpression(over, scope),
      }
    })
  }

  /** Adds a row. Throws `UnfitValue`, then without effect, and FILE_TOO_LARGE where the groups become too many. */
  add({ row, cells }: TableRow): void {
    const key = this.#by.map((each) => each(cells))
    const values = this.#takes.map(({ kind, of }) => {
      const value = of(cells)
      return kind === 'sum' || kind === 'mean' ? asNumber(value) : value
    })
    const name = lookupKey(key)
    let group = this.#groups.get(name)
    if (!group) {
      if (this.#groups.size >= keptRowsLimit)
        throw fileTooLarge(this.#place, 'too_many_rows', keptRowsLimit)
      group = { row, key, totals: values.map(() => ({ value: null, count: 0 })) }
      this.#groups.set(name, group)
    }
    for (const [index, value] of values.entries()) {
      const running = group.totals[index]
      const kind = this.#takes[index]?.kind
      if (!running || !kind || isEmpty(value)) continue
      running.value = next(kind, running, value)
      running.count += 1
    }
  }

  *rows(): Generator<TableRow> {
    for (const { row, key, totals } of this.#groups.values()) {
      const taken = totals.map(({ value, count }, index) => {
        const kind = this.#takes[index]?.kind
        if (kind === 'count') return count
        return kind === 'mean' && count > 0 ? Number(value) / count : value
      })
      yield { row, cells: [...key, ...taken] }
    }
  }
}
