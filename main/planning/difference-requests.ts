/** What the planning thread is asked about traces and differences. */
import type { JournalStep } from '@shared/changes/plan-change'
import type { CellPlace } from '@shared/contract/planning-calls'
import type { DifferenceFigure, Trace } from '@shared/contract/why-calls'
import type { ConsensusRule } from '@shared/model/demand-policy'
import type { Driver } from '@shared/model/drivers'
import type { PlanningPolicy } from '@shared/model/planning-policy'
import type { TraceUnit } from '@shared/model/traces/formula-codes'

export interface TraceAnswer {
  readonly trace: Trace
  readonly snapshot: string
  readonly asOf: string
  readonly position: number
  /** Plan lines whose edits bear upon the cell, by what is written; null for every line. */
  readonly lines: {
    readonly override: readonly string[] | null
    readonly planned_supply: readonly string[] | null
  }
  readonly drivers: readonly Driver[]
  /** The rule that weighed the layers; null where none did, or several. */
  readonly rule: ConsensusRule | null
  readonly locked: number
}

/** One end of a difference: a snapshot and the steps in force on it, oldest first. */
export interface DifferenceEnd {
  readonly snapshot: string
  readonly fileHash: string
  readonly steps: readonly NumberedStep[]
}

export interface NumberedStep {
  /** Of its journal entry; the same entry has the same number at both ends. */
  readonly position: number
  readonly step: JournalStep
}

export interface DifferenceToOpen {
  readonly difference: string
  readonly of: DifferenceEnd
  readonly to: DifferenceEnd
  readonly figure: DifferenceFigure
  /** In force at both ends; an open one where it is left out. */
  readonly policy?: PlanningPolicy
}

/** What a step of a difference did to the figure. */
export interface DifferenceMove {
  readonly kind: 'entities' | 'removed' | 'added'
  readonly entities: readonly string[]
  /** Journal positions taken off or put on. */
  readonly positions: readonly number[]
  readonly value: number
}

export interface DifferenceMethods {
  trace(params: { scenario: string; place: CellPlace }): TraceAnswer
  /** Prepares a difference; its steps are then asked for one by one, so that other questions get their turn. */
  openDifference(params: DifferenceToOpen): {
    unit: TraceUnit
    of: number
    /** Steps that will be answered. */
    steps: number
  }
  /** The next step; null when all are done. */
  nextDifference(params: { difference: string }): DifferenceMove | null
  closeDifference(params: { difference: string }): null
}
