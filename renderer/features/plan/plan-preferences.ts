/** How this window shows the plan: remembered for each person, and never planning data. */
import type { Person } from '@shared/contract/app-calls'
import { lookOfRole, usualLook } from '@shared/model/role-looks'
import { create } from 'zustand'
import { rememberedPreferences, rememberPreferences, viewOfRole } from './plan-queries'
import { type Preferences, readPreferences } from './read-preferences'

interface PreferenceState extends Preferences {
  /** What was remembered is in force; before that nothing is drawn that would jump. */
  readonly known: boolean
  /** Whose they are. */
  readonly person: string | null
  change(change: Partial<Preferences>): void
  /** What this person last had; for a first time what the role begins with. */
  load(person: Pick<Person, 'person' | 'role'>): Promise<void>
}

const keyOf = (person: string): string => `plan.view.${person}`

const kept = (state: PreferenceState): Preferences => ({
  layout: state.layout,
  beside: state.beside,
  levels: state.levels,
  openTo: state.openTo,
  measures: state.measures,
  arrangement: state.arrangement,
  hideEmpty: state.hideEmpty,
  columns: state.columns,
  foldedYears: state.foldedYears,
  gapBand: state.gapBand,
  demandShare: state.demandShare,
  zoom: state.zoom,
  scale: state.scale,
  chart: state.chart,
  families: state.families,
  rule: state.rule,
  askSplit: state.askSplit,
})

export const usePreferences = create<PreferenceState>((set, get) => ({
  known: false,
  person: null,
  ...usualLook,
  rule: 'proportional',
  askSplit: 'warning',
  scale: 1,
  change: (change) => {
    set(change)
    const { person } = get()
    if (person !== null) rememberPreferences(keyOf(person), kept(get()))
  },
  load: async ({ person, role }) => {
    if (get().person === person) return
    const [remembered, usual] = await Promise.all([
      rememberedPreferences(keyOf(person)),
      viewOfRole(role),
    ])
    set({ ...(usual ?? lookOfRole(role)), ...readPreferences(remembered), known: true, person })
  },
}))
