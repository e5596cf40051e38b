/** The cell the planner stands on, whichever grid it is in. The chart and the status line follow it. */
import type { PeriodColumn, Side, ViewRow } from '@shared/contract/planning-calls'
import { create } from 'zustand'

export interface SelectedCell {
  readonly side: Side
  readonly row: ViewRow
  readonly period: PeriodColumn | null
}

interface SelectionState {
  readonly cell: SelectedCell | null
  select(cell: SelectedCell | null): void
}

export const useSelection = create<SelectionState>((set) => ({
  cell: null,
  select: (cell) => set({ cell }),
}))
