/** The panel beside the chart: what stands out, what is said, what changed. Whether it is open is remembered. */
import { create } from 'zustand'
import { rememberedPreferences, rememberPreferences } from '../plan/plan-queries'

export const knowingTabs = ['worklist', 'comments', 'changes'] as const
export type KnowingTab = (typeof knowingTabs)[number]

interface KnowingState {
  readonly open: boolean
  readonly tab: KnowingTab
  /** What was remembered is in force. */
  readonly known: boolean
  toggle(): void
  /** Opens the panel on a tab. */
  show(tab: KnowingTab): void
  load(): Promise<void>
}

const key = 'plan.knowing'

export const useKnowing = create<KnowingState>((set, get) => {
  const change = (next: Partial<Pick<KnowingState, 'open' | 'tab'>>): void => {
    set(next)
    const { open, tab } = get()
    rememberPreferences(key, { open, tab })
  }
  return {
    open: false,
    tab: 'worklist',
    known: false,
    toggle: () => change({ open: !get().open }),
    show: (tab) => {
      if (!get().open || get().tab !== tab) change({ open: true, tab })
    },
    load: async () => {
      if (get().known) return
      const found = (await rememberedPreferences(key)) as Partial<KnowingState> | null | undefined
      const tab = knowingTabs.find((one) => one === found?.tab)
      set({ known: true, ...(found?.open === true ? { open: true } : {}), ...(tab ? { tab } : {}) })
    },
  }
})
