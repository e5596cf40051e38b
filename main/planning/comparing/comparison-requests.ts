/** What the comparing thread is asked, and what it tells. Everything here can be cloned between threads. */
import type { JournalStep } from '@shared/changes/plan-change'
import type {
  ComparedChange,
  ComparisonProgress,
  SnapshotComparison,
} from '@shared/contract/comparison-calls'
import type { WireError } from '@shared/contract/error-codes'
import type { PlanningPolicy } from '@shared/model/planning-policy'

export interface ComparedSnapshot {
  readonly snapshot: string
  readonly fileHash: string
}

export interface ComparisonAsked {
  readonly of: ComparedSnapshot
  readonly to: ComparedSnapshot
  /** The base plan's steps in force, oldest first: the same on both. */
  readonly steps: readonly JournalStep[]
  readonly policy: PlanningPolicy
  readonly span: number
}

/** A whole comparison: every change that is kept, those of the greatest effect first. */
export interface WholeComparison
  extends Pick<SnapshotComparison, 'currency' | 'plan' | 'totals' | 'entities'> {
  readonly changes: readonly ComparedChange[]
}

export type ComparisonStep = Omit<ComparisonProgress, 'request'>

export type ComparisonReply =
  | { readonly kind: 'step'; readonly step: ComparisonStep }
  | { readonly kind: 'done'; readonly comparison: WholeComparison }
  | { readonly kind: 'failed'; readonly error: WireError; readonly detail: string }
