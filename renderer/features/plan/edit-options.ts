/** What goes along with the next edits: the words of why. Kept while the screen is open, so that a series of edits shares them. */
import { create } from 'zustand'

interface EditOptionState {
  readonly reason: string
  /** Of the list of reasons; null where none is chosen. */
  readonly reasonCode: string | null
  /** Offered first when a reason is asked for. */
  readonly lastReasonCode: string | null
  setReason(reason: string): void
  setReasonCode(code: string | null): void
}

export const useEditOptions = create<EditOptionState>((set) => ({
  reason: '',
  reasonCode: null,
  lastReasonCode: null,
  setReason: (reason) => set({ reason }),
  setReasonCode: (reasonCode) =>
    set(reasonCode ? { reasonCode, lastReasonCode: reasonCode } : { reasonCode }),
}))
