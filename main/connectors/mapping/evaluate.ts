/** Expressions once compiled. */
import type { CanonicalValue } from '@shared/model/entities/canonical-entities'

export type Cells = readonly CanonicalValue[]
/** The value of an expression for a row. Throws `UnfitValue`. */
export type Evaluate = (cells: Cells) => CanonicalValue
