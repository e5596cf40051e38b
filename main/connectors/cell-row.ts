/** A row as it came: cells in the order of a list of fields. Most rows are never asked for a field by its name, and so no record is made of them. */
import type { CanonicalValue } from '@shared/model/entities/canonical-entities'
import type { RawRow } from './connector'

export class CellRow implements RawRow {
  readonly row: number
  /** The same list for every row of a source, or of a page of it. */
  readonly fields: readonly string[]
  readonly cells: readonly CanonicalValue[]
  #values: Readonly<Record<string, CanonicalValue>> | null = null

  constructor(row: number, fields: readonly string[], cells: readonly CanonicalValue[]) {
    this.row = row
    this.fields = fields
    this.cells = cells
  }

  get values(): Readonly<Record<string, CanonicalValue>> {
    this.#values ??= Object.fromEntries(
      this.fields.map((field, at) => [field, this.cells[at] ?? null]),
    )
    return this.#values
  }
}
