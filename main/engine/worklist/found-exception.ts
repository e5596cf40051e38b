/** What the search for exceptions answers, and what counts as one. */
import type { Selection } from '@shared/contract/planning-calls'
import type { ExceptionKind, ReviewedSide } from '@shared/model/reviews'
import type { Name } from '../model/master-data'

export interface FoundException {
  readonly kind: ExceptionKind
  readonly side: ReviewedSide
  readonly where: Selection
  readonly measure: string
  /** Index on the axis: the first short period, otherwise the worst one. */
  readonly period: number
  readonly code: string
  readonly name: Name
  readonly family: string | null
  readonly periods: number
  /** Units, or hours for resources. */
  readonly quantity: number
  /** In the reporting currency. */
  readonly money: number
  readonly share: number | null
  readonly days: number | null
}

/** Less than half a unit is dust of calculation. */
export const dust = 0.5
/** Stock below this part of safety stock is worth a look. */
export const safetyShare = 0.9
/** Excess worth a look, as a part of the period's demand. */
export const excessShare = 0.25
/** What an override, or a cycle, departs from what it is compared with. */
export const farShare = 0.3
/** The items that bring this part of revenue are the big lines (an ABC analysis' class A). */
export const bigShare = 0.8
