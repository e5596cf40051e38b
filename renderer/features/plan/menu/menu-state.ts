/** The menu of the selected cells: where it is open, and of which grid. */
import type { Side } from '@shared/contract/planning-calls'
import { create } from 'zustand'

export interface MenuPlace {
  readonly side: Side
  readonly x: number
  readonly y: number
}

interface MenuState {
  readonly place: MenuPlace | null
  open(place: MenuPlace): void
  close(): void
}

export const usePlanMenu = create<MenuState>((set) => ({
  place: null,
  open: (place) => set({ place }),
  close: () => set({ place: null }),
}))
