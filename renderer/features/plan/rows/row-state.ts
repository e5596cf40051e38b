/** Which rows are unfolded and which lines are in the plan that is shown. Of this window; a kept view remembers the filter. */
import type { ViewRow } from '@shared/contract/planning-calls'
import type { RowFilter } from '@shared/contract/row-filter'
import { create } from 'zustand'
import { usePreferences } from '../plan-preferences'

export interface RowState {
  /** Paths of nodes that are open below the level shown, and of those closed above it. */
  readonly expanded: readonly string[]
  readonly closed: readonly string[]
  readonly filter: RowFilter
  /** Counts how often the filter was asked to be applied again. */
  readonly applied: number
  toggle(row: Pick<ViewRow, 'path' | 'depth'>): void
  /** Opens a node and those above it. */
  reveal(paths: readonly string[]): void
  /** Shows all levels down to this one, and nothing further down. */
  openTo(level: number): void
  setFilter(filter: RowFilter): void
  applyAgain(): void
  /** As nobody has touched it. */
  foldAll(): void
}

/** Whether the rows below a node are shown. */
export const isOpen = (
  { expanded, closed }: Pick<RowState, 'expanded' | 'closed'>,
  { path, depth }: Pick<ViewRow, 'path' | 'depth'>,
  openTo: number,
): boolean => !closed.includes(path) && (depth < openTo || expanded.includes(path))

const without = (paths: readonly string[], path: string): readonly string[] =>
  paths.filter((one) => one !== path)

export const useRowState = create<RowState>((set, get) => ({
  expanded: [],
  closed: [],
  filter: {},
  applied: 0,
  toggle: ({ path, depth }) => {
    const { expanded, closed } = get()
    const { openTo } = usePreferences.getState()
    const shownAnyway = depth < openTo
    const open = isOpen({ expanded, closed }, { path, depth }, openTo)
    set(
      open
        ? {
            expanded: without(expanded, path),
            closed: shownAnyway ? [...without(closed, path), path] : without(closed, path),
          }
        : {
            closed: without(closed, path),
            expanded: shownAnyway ? without(expanded, path) : [...without(expanded, path), path],
          },
    )
  },
  reveal: (paths) => {
    const { expanded, closed } = get()
    const missing = paths.filter((path) => !expanded.includes(path))
    if (missing.length === 0 && !closed.some((path) => paths.includes(path))) return
    set({
      expanded: [...expanded, ...missing],
      closed: closed.filter((path) => !paths.includes(path)),
    })
  },
  openTo: (level) => {
    usePreferences.getState().change({ openTo: level })
    set({ expanded: [], closed: [] })
  },
  setFilter: (filter) => set({ filter }),
  applyAgain: () => set(({ applied }) => ({ applied: applied + 1 })),
  foldAll: () => set({ expanded: [], closed: [] }),
}))
