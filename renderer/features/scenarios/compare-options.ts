/** What the comparison shows: kept while the window is open. */
import { create } from 'zustand'

/** Months ahead that the indicators can cover. */
export const spans = [3, 6, 12, 24] as const
export type Span = (typeof spans)[number]

interface CompareOptions {
  readonly span: Span
  readonly of: 'all' | 'families'
  readonly unchosen: ReadonlySet<string>
  change(change: Partial<Pick<CompareOptions, 'span' | 'of' | 'unchosen'>>): void
}

export const useCompareOptions = create<CompareOptions>((set) => ({
  span: 12,
  of: 'all',
  unchosen: new Set(),
  change: (change) => set(change),
}))
