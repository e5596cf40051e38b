/** What is found in a history, what is known about it from outside, and what a planner decided. */
import type { FindingKind, FindingReason } from '@shared/model/history-words'

export interface HistoryFinding {
  /** Index of the period; of a level shift the first one on the new level. */
  readonly period: number
  readonly kind: FindingKind
  /** As it came; NaN where nothing did. Of a level shift the level before. */
  readonly observed: number
  /** What is used in its place when the finding is applied. Of a level shift the level after. */
  readonly used: number
  readonly reason: FindingReason
  /** Whether the cleaned history has it: certain ones unless refused, suggestions when accepted. */
  readonly applied: boolean
}

/** A planner's word on a finding: it stands whatever the rules say, with the planner's own figure where there is one. */
export interface HistoryDecision {
  readonly period: number
  readonly kind: FindingKind
  readonly accepted: boolean
  readonly used?: number
}

/** What is known of a history from elsewhere. Periods are indices. */
export interface HistoryFacts {
  /** Periods in which the item could not be delivered. */
  readonly stockOuts?: readonly number[]
  /** Periods of promotions; with the uplift in percent where it is known. */
  readonly promotions?: readonly { readonly period: number; readonly percent?: number }[]
  readonly decisions?: readonly HistoryDecision[]
}

export interface CleanedHistory {
  /** As long as the history; the same numbers where nothing is applied. NaN only before the first observation, or where nothing is known at all. */
  readonly values: Float64Array
  /** In order of period. */
  readonly findings: readonly HistoryFinding[]
}
