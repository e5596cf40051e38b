/** Cells that wait for the planner's word: something was refused, or a pasted block has another shape than the selection. */
import type { CellEdit } from '@shared/contract/planning-calls'
import { create } from 'zustand'
import type { ManyCells } from './many-cells'
import type { PastePlan } from './plan-paste'

export interface ManyQuestion {
  readonly scenario: string
  readonly cells: ManyCells | PastePlan
}

interface ManyQuestionState {
  readonly question: ManyQuestion | null
  ask(question: ManyQuestion): void
  close(): void
}

export const useManyQuestion = create<ManyQuestionState>((set) => ({
  question: null,
  ask: (question) => set({ question }),
  close: () => set({ question: null }),
}))

/** What was decided: these go in, splits that need it are confirmed. */
export interface ManyAnswer {
  readonly edits: readonly CellEdit[]
  readonly locale: string
  readonly confirmed: boolean
}
