/** Where traces find the rows that a plan was made from: the sealed snapshot, some rows at a time. */
import type { PlanSource } from '../source/plan-source'

export interface Stamp {
  readonly connection: string
  readonly place: string
  readonly asOf: string
}

export interface TraceSource extends PlanSource {
  /** Where an entity was read and when; undefined where the source had none of it. */
  stampOf(entity: string): Stamp | undefined
}
