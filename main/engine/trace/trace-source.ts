/** Where traces find the rows that a plan was made from: the sealed snapshot, some rows at a time. */
import type { CanonicalRow } from '@shared/model/entities/canonical-entities'
import type { PlanSource } from '../source/plan-source'

/** Field → the values asked for, or the span they lie in, both ends included. */
export type RowFilter = Readonly<
  Record<string, readonly string[] | { readonly from?: string; readonly to?: string }>
>

export interface Stamp {
  readonly connection: string
  readonly place: string
  readonly asOf: string
}

export interface TraceSource extends PlanSource {
  /** Rows of an entity; all of them where no filter is given. */
  rows(entity: string, filter?: RowFilter): Iterable<CanonicalRow>
  /** Where an entity was read and when; undefined where the source had none of it. */
  stampOf(entity: string): Stamp | undefined
}
