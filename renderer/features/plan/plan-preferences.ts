/** How this window shows the plan: remembered, and never planning data. */
import { create } from 'zustand'
import { rememberedPreferences, rememberPreferences } from './plan-queries'
import { type Preferences, readPreferences, usualMeasures } from './read-preferences'

interface PreferenceState extends Preferences {
  /** What was remembered is in force; before that nothing is drawn that would jump. */
  readonly known: boolean
  change(change: Partial<Preferences>): void
  load(): Promise<void>
}

const key = 'plan.view'

export const usePreferences = create<PreferenceState>((set, get) => ({
  known: false,
  layout: 'side_by_side',
  measures: usualMeasures,
  rule: 'proportional',
  askSplit: 'warning',
  chart: true,
  families: true,
  zoom: 1,
  scale: 1,
  change: (change) => {
    set(change)
    const { known: _, change: __, load: ___, ...kept } = get()
    rememberPreferences(key, kept)
  },
  load: async () => set({ ...readPreferences(await rememberedPreferences(key)), known: true }),
}))
