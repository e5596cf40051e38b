/** The data standard: every entity a snapshot holds, in the order in which references can be checked. */
import type { Entity } from './entity-shape'
import { masterData } from './master-data'
import { salesSignals } from './sales-signals'
import { supplyPosition } from './supply-position'

export const canonicalEntities: readonly Entity[] = [
  ...masterData,
  ...salesSignals,
  ...supplyPosition,
]

const byName = new Map(canonicalEntities.map((e) => [e.name, e]))

/** The declared entity, or undefined where the data standard has none of that name. */
export const entityNamed = (name: string): Entity | undefined => byName.get(name)

/** One row of a canonical entity: field name to value; null where empty. */
export type CanonicalValue = string | number | boolean | null
export type CanonicalRow = Record<string, CanonicalValue>
