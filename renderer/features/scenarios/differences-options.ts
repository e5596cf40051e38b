/** Which differing cells are shown: kept while the window is open. */
import { create } from 'zustand'

export const differenceLevels = ['family', 'item', 'line'] as const
export type DifferenceLevel = (typeof differenceLevels)[number]

interface DifferencesOptions {
  readonly level: DifferenceLevel
  readonly by: 'money' | 'units'
  readonly measure: string | null
  readonly family: string | null
  change(change: Partial<Pick<DifferencesOptions, 'level' | 'by' | 'measure' | 'family'>>): void
}

export const useDifferencesOptions = create<DifferencesOptions>((set) => ({
  level: 'item',
  by: 'money',
  measure: null,
  family: null,
  change: (change) => set(change),
}))
