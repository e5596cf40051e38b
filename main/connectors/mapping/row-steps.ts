/** The steps of one table, applied to its rows as they come: repeat, columns, where, group. */
import type { Finding } from '@shared/contract/contract-types'
import type { CanonicalValue } from '@shared/model/entities/canonical-entities'
import { batchSize } from '../batch-builder'
import { findingAt } from '../finding-at'
import { compileCondition, compileExpression, type Scope } from './compile-expression'
import { monthAfter, readMonth } from './convert-values'
import type { Cells, Evaluate } from './evaluate'
import { RowGroups } from './group-rows'
import type { LookupIndex } from './lookup-index'
import type { MappedRows } from './mapped-tables'
import type { Steps } from './mapping-shape'
import type { Lookup } from './parts-of-expression'
import type { TableRow } from './table-source'
import { shownValue, UnfitValue } from './unfit-value'

export class RowSteps {
  readonly #entity: string
  #place: string
  #finding: ReturnType<typeof findingAt>
  readonly #columns: string[]
  readonly #missing = new Set<string>()
  readonly #from: Evaluate | undefined
  readonly #months: number
  readonly #added: readonly { readonly name: string; readonly value: Evaluate }[]
  readonly #stays: (cells: Cells) => boolean
  readonly #groups: RowGroups | null
  /** Nothing is done with the rows. */
  readonly #plain: boolean
  #said = false

  constructor(
    { repeat, columns, where, group }: Steps,
    first: MappedRows,
    entity: string,
    index: (lookup: Lookup) => LookupIndex,
  ) {
    this.#entity = entity
    this.#place = first.place
    this.#finding = findingAt(entity, first.place)
    this.#columns = [...first.columns]
    const scope: Scope = {
      index,
      column: (name) => {
        const at = this.#columns.lastIndexOf(name)
        if (at < 0) this.#missing.add(name)
        return at
      },
    }
    this.#months = repeat?.months ?? 1
    this.#from = repeat && compileExpression(repeat.from, scope)
    if (repeat) this.#columns.push(repeat.as)
    this.#added = Object.entries(columns ?? {}).map(([name, expression]) => {
      const value = compileExpression(expression, scope)
      this.#columns.push(name)
      return { name, value }
    })
    this.#stays = where ? compileCondition(where, scope) : () => true
    this.#plain = !repeat && !columns && !where && !group
    this.#groups = group ? new RowGroups(group, scope, first.place) : null
  }

  /** A column is not there: no row can be read. */
  get hopeless(): boolean {
    return this.#missing.size > 0
  }

  get #out(): readonly string[] {
    return this.#groups?.columns ?? this.#columns
  }

  /** What the part becomes; nothing yet where rows are grouped. */
  take(part: MappedRows): MappedRows {
    const problems = [...part.problems]
    const rows: TableRow[] = []
    this.#place = part.place
    this.#finding = findingAt(this.#entity, part.place)
    if (this.hopeless) {
      if (!this.#said)
        for (const field of this.#missing)
          problems.push(this.#finding('error', 'column_missing', { field, expected: field }))
      this.#said = true
      return { place: this.#place, columns: this.#out, rows, problems }
    }
    if (this.#plain) return { ...part, place: this.#place }
    for (const row of part.rows) this.#take(row, rows, problems)
    return { place: this.#place, columns: this.#out, rows, problems }
  }

  /** The groups, once all rows are in. */
  *rest(): Generator<MappedRows> {
    if (!this.#groups || this.hopeless) return
    let rows: TableRow[] = []
    for (const row of this.#groups.rows()) {
      rows.push(row)
      if (rows.length < batchSize) continue
      yield { place: this.#place, columns: this.#out, rows, problems: [] }
      rows = []
    }
    yield { place: this.#place, columns: this.#out, rows, problems: [] }
  }

  #take(row: TableRow, rows: TableRow[], problems: Finding[]): void {
    if (!this.#from) {
      this.#widen(row, row.cells, rows, problems)
      return
    }
    const from = this.#from
    const start = this.#tried(row, '', problems, () => {
      const month = readMonth(from(row.cells))
      if (month === null) throw new UnfitValue('value_missing', null, 'YYYY-MM')
      return month
    })
    if (start === failed) return
    for (let month = 0; month < this.#months; month++)
      this.#widen(row, [...row.cells, monthAfter(start, month)], rows, problems)
  }

  /** Adds the columns, and passes the row on where it stays. */
  #widen(row: TableRow, cells: Cells, rows: TableRow[], problems: Finding[]): void {
    const wide: CanonicalValue[] = this.#added.length > 0 ? [...cells] : []
    for (const { name, value } of this.#added) {
      const added = this.#tried(row, name, problems, () => value(wide))
      if (added === failed) return
      wide.push(added)
    }
    const all = this.#added.length > 0 ? wide : cells
    if (this.#tried(row, '', problems, () => this.#stays(all)) !== true) return
    const made = { row: row.row, cells: all }
    if (this.#groups) this.#gather(made, problems)
    else rows.push(made)
  }

  #gather(row: TableRow, problems: Finding[]): void {
    this.#tried(row, '', problems, () => {
      this.#groups?.add(row)
      return null
    })
  }

  /** The value, or a finding that says why there is none. */
  #tried<V>(
    { row }: TableRow,
    field: string,
    problems: Finding[],
    work: () => V,
  ): V | typeof failed {
    try {
      return work()
    } catch (error) {
      if (!(error instanceof UnfitValue)) throw error
      const { kind, expected } = error
      const value = shownValue(error.value)
      problems.push(this.#finding('error', kind, { row, field: field || null, value, expected }))
      return failed
    }
  }
}

const failed = Symbol('failed')
