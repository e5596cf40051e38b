/** Whether the panel is open, and what it keeps in sight while the selection moves on. */
import type { CellPlace } from '@shared/contract/planning-calls'
import { create } from 'zustand'

interface WhyState {
  readonly open: boolean
  /** Kept by the planner, or gone to from the panel; null follows the selection. */
  readonly kept: CellPlace | null
  toggle(): void
  keep(place: CellPlace | null): void
}

export const useWhy = create<WhyState>((set) => ({
  open: false,
  kept: null,
  toggle: () => set(({ open }) => ({ open: !open, kept: null })),
  keep: (kept) => set({ kept }),
}))
