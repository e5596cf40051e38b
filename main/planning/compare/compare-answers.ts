/** What the planning thread answers about scenarios side by side. */
import type { WritableMeasure } from '@shared/changes/plan-change'
import type { Bilingual } from '@shared/contract/call-shape'
import type { CellDifference, MergeCell, mergeBlocks } from '@shared/contract/compare-calls'
import type { Selection } from '@shared/contract/planning-calls'

export type MergeBlock = (typeof mergeBlocks)[number]

export interface DifferencesAnswer {
  readonly positions: readonly number[]
  readonly currency: string
  readonly total: number
  readonly byMeasure: Record<string, number>
  readonly cells: CellDifference[]
}

export interface PlanLineKey {
  readonly measure: WritableMeasure
  readonly line: string
}

export interface ForecastItem {
  readonly item: MergeCell['item']
  readonly family: MergeCell['family']
  /** Whether it would take its own place, or sell as itself. */
  readonly circular: boolean
}

export interface NamedLine {
  readonly where: Selection
  readonly name: Bilingual
  readonly item: MergeCell['item']
  readonly family: MergeCell['family']
}
