/** What goes along with the next edits: the words of why. Kept while the screen is open, so that a series of edits shares them. */
import { create } from 'zustand'

interface EditOptionState {
  readonly reason: string
  setReason(reason: string): void
}

export const useEditOptions = create<EditOptionState>((set) => ({
  reason: '',
  setReason: (reason) => set({ reason }),
}))
