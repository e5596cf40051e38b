/** What was typed into decision forms and not yet saved; it outlives a change of screen. */
import { create } from 'zustand'
import type { DraftValues } from './draft-values'

/** The key of the decision that has no record yet. */
export const newDraft = 'new'

interface UnsavedDrafts {
  readonly drafts: Readonly<Record<string, DraftValues>>
  keep(key: string, values: DraftValues): void
  drop(key: string): void
}

export const useUnsavedDrafts = create<UnsavedDrafts>((set) => ({
  drafts: {},
  keep: (key, values) => set(({ drafts }) => ({ drafts: { ...drafts, [key]: values } })),
  drop: (key) => set(({ drafts: { [key]: _dropped, ...drafts } }) => ({ drafts })),
}))
