/** A checked row whose values stand in the order in which its entity declares them: as they are hashed and go into the file. */
import type { CanonicalRow, CanonicalValue } from '@shared/model/entities/canonical-entities'
import type { Entity } from '@shared/model/entities/entity-shape'
import type { StagedRow } from './insert-rows'

export class StagedCells implements StagedRow {
  readonly row: number
  readonly cells: readonly CanonicalValue[]
  readonly #entity: Entity

  constructor(entity: Entity, row: number, cells: readonly CanonicalValue[]) {
    this.#entity = entity
    this.row = row
    this.cells = cells
  }

  /** By field, made anew each time. */
  get values(): CanonicalRow {
    return Object.fromEntries(
      this.#entity.fields.map(({ name }, at) => [name, this.cells[at] ?? null]),
    )
  }
}
