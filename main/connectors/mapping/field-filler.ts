/** Rows of a query as rows of an entity. */
import type { Finding } from '@shared/contract/contract-types'
import type { CanonicalValue } from '@shared/model/entities/canonical-entities'
import type { BatchBuilder } from '../batch-builder'
import { findingAt } from '../finding-at'
import { compileExpression, type Scope } from './compile-expression'
import type { Evaluate } from './evaluate'
import type { MappedRows, MappedTables } from './mapped-tables'
import type { Query } from './mapping-shape'
import type { TableRow } from './table-source'
import { shownValue, UnfitValue } from './unfit-value'

/** Fills the fields of an entity from the rows of one query. */
export class FieldFiller {
  readonly #entity: string
  /** About the place of the rows at hand. */
  #finding: ReturnType<typeof findingAt>
  readonly #fields: readonly { readonly name: string; readonly value: Evaluate }[]
  /** Columns that the source does not have: then no row can be filled. */
  readonly #missing: readonly Finding[]
  #said = false

  /** No row can be filled. */
  get hopeless(): boolean {
    return this.#missing.length > 0
  }

  constructor(
    { fields }: Pick<Query, 'fields'>,
    { columns, place }: MappedRows,
    entity: string,
    tables: MappedTables,
  ) {
    this.#entity = entity
    this.#finding = findingAt(entity, place)
    const missing = new Set<string>()
    const scope: Scope = {
      index: (lookup) => tables.index(lookup),
      column: (name) => {
        const at = columns.lastIndexOf(name)
        if (at < 0) missing.add(name)
        return at
      },
    }
    this.#fields = Object.entries(fields).map(([name, expression]) => ({
      name,
      value: compileExpression(expression, scope),
    }))
    this.#missing = [...missing].map((field) =>
      this.#finding('error', 'column_missing', { field, expected: field }),
    )
  }

  fill({ rows, place }: MappedRows, batch: BatchBuilder): void {
    this.#finding = findingAt(this.#entity, place)
    if (this.#missing.length > 0) {
      if (!this.#said) batch.problem(...this.#missing)
      this.#said = true
      return
    }
    for (const row of rows) this.#row(row, batch)
  }

  #row({ row, cells }: TableRow, batch: BatchBuilder): void {
    const values: Record<string, CanonicalValue> = {}
    const problems: Finding[] = []
    for (const { name, value } of this.#fields)
      try {
        values[name] = value(cells)
      } catch (error) {
        if (!(error instanceof UnfitValue)) throw error
        const about = { row, field: name, value: shownValue(error.value), expected: error.expected }
        problems.push(this.#finding('error', error.kind, about))
      }
    if (problems.length === 0) batch.row({ row, values })
    else batch.refuse({ row, values }, problems)
  }
}
