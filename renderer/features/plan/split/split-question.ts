/** The split that waits for an answer: whether to make it, and by which rule. */
import type { CellEdit, ViewRow } from '@shared/contract/planning-calls'
import { create } from 'zustand'

export interface SplitQuestion {
  readonly scenario: string
  readonly edit: CellEdit
  readonly row: ViewRow
}

interface SplitQuestionState {
  readonly question: SplitQuestion | null
  ask(question: SplitQuestion): void
  close(): void
}

export const useSplitQuestion = create<SplitQuestionState>((set) => ({
  question: null,
  ask: (question) => set({ question }),
  close: () => set({ question: null }),
}))
