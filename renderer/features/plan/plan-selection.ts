/** The cell the planner stands on and the cells that are selected, whichever grid they are in. Chart and status line follow them. */
import type { PeriodColumn, Side, ViewRow } from '@shared/contract/planning-calls'
import { create } from 'zustand'
import type { MonthSpan } from '../../grid/grid-columns'
import type { GridSelection } from '../../grid/grid-edit'
import { useSettled } from './use-after-paint'

export interface SelectedCell {
  readonly side: Side
  readonly row: ViewRow
  readonly period: PeriodColumn | null
  /** The months its column stands for; null on a label. */
  readonly months: MonthSpan | null
}

export interface SelectedRange extends GridSelection {
  readonly side: Side
}

interface SelectionState {
  readonly cell: SelectedCell | null
  /** The cell alone, or more. */
  readonly range: SelectedRange | null
  select(cell: SelectedCell | null): void
  /** What is selected in a grid of a side now; null where nothing is any more. */
  setRange(side: Side, selection: GridSelection | null): void
}

export const useSelection = create<SelectionState>((set) => ({
  cell: null,
  range: null,
  select: (cell) => set({ cell }),
  setRange: (side, selection) =>
    set(({ range }) =>
      selection ? { range: { ...selection, side } } : range?.side === side ? { range: null } : {},
    ),
}))

/** What is drawn of the place of the cursor only once it rests, in milliseconds: a chart, a band of figures. */
export const cursorPause = 120

/** The cursor moves on at once; what tells more of where it stands follows when that is on the screen, or once no key was pressed for so many milliseconds. */
export const useSettledSelection = <T>(pick: (selection: SelectionState) => T, pause = 0): T =>
  useSettled(useSelection.subscribe, () => pick(useSelection.getState()), pause)
