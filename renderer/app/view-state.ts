/** What the window shows: the screen and what is open in it. Nothing here is planning data. */
import { create } from 'zustand'

export const screens = [
  'plan',
  'compare',
  'indicators',
  'decisions',
  'publishing',
  'data',
  'settings',
] as const
export type Screen = (typeof screens)[number]

export interface ViewState {
  readonly screen: Screen
  readonly scenario: string
  readonly family: string | null
  readonly decision: string | null
  /** Scenarios that a new decision is being drafted from; null where none is. */
  readonly proposeFrom: { readonly scenarios: readonly string[] } | null
  show(screen: Screen): void
  openScenario(scenario: string): void
  openFamily(family: string | null): void
  /** Opens the record on the decisions screen; null goes back to its list. */
  openDecision(decision: string | null): void
  /** Opens the form of a new decision with these scenarios as options; an empty list starts blank. */
  startDecision(scenarios: readonly string[]): void
}

export const useViewState = create<ViewState>((set) => ({
  screen: 'plan',
  scenario: 'base',
  family: null,
  decision: null,
  proposeFrom: null,
  show: (screen) => set({ screen }),
  openScenario: (scenario) => set({ scenario }),
  openFamily: (family) => set({ family }),
  openDecision: (decision) => set({ decision, proposeFrom: null, screen: 'decisions' }),
  startDecision: (scenarios) =>
    set({ proposeFrom: { scenarios }, decision: null, screen: 'decisions' }),
}))
