/** Which two snapshots are compared in the drawer. */
import { create } from 'zustand'

export interface ComparedPair {
  readonly of: string
  readonly to: string
}

interface ComparisonState {
  readonly pair: ComparedPair | null
  compare(pair: ComparedPair): void
  close(): void
}

export const useComparisonState = create<ComparisonState>((set) => ({
  pair: null,
  compare: (pair) => set({ pair }),
  close: () => set({ pair: null }),
}))
