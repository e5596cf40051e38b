/** A wish to write about the chosen cell, until the box has taken it. */
import { create } from 'zustand'

interface CommentState {
  readonly wanted: boolean
  want(): void
  taken(): void
}

export const useCommentState = create<CommentState>((set) => ({
  wanted: false,
  want: () => set({ wanted: true }),
  taken: () => set({ wanted: false }),
}))
