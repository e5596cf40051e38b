/** What the window shows: the screen and what is open in it. Nothing here is planning data. */
import type { CellPlace } from '@shared/contract/planning-calls'
import { create } from 'zustand'

export const screens = [
  'plan',
  'compare',
  'layers',
  'indicators',
  'decisions',
  'publishing',
  'data',
  'quality',
  'settings',
] as const
export type Screen = (typeof screens)[number]

export interface ViewState {
  readonly screen: Screen
  readonly scenario: string
  readonly family: string | null
  /** Counts how often a family was chosen, the one that is open included. */
  readonly familiesChosen: number
  readonly decision: string | null
  /** A cell of the plan that the cursor is still to be put on. */
  readonly wantedCell: CellPlace | null
  /** Scenarios that a new decision is being drafted from; null where none is. */
  readonly proposeFrom: { readonly scenarios: readonly string[] } | null
  show(screen: Screen): void
  openScenario(scenario: string): void
  openFamily(family: string | null): void
  /** Opens the plan of a scenario with the cursor on a cell, in its family. */
  goTo(to: { readonly scenario: string; readonly place: CellPlace }): void
  /** Puts the cursor on a cell of the plan that is shown, in a family of it. */
  want(place: CellPlace, family: string | null): void
  /** The cursor is where it was wanted. */
  arrived(): void
  /** Opens the record on the decisions screen; null goes back to its list. */
  openDecision(decision: string | null): void
  /** Opens the form of a new decision with these scenarios as options; an empty list starts blank. */
  startDecision(scenarios: readonly string[]): void
}

export const useViewState = create<ViewState>((set) => ({
  screen: 'plan',
  scenario: 'base',
  family: null,
  familiesChosen: 0,
  decision: null,
  wantedCell: null,
  proposeFrom: null,
  show: (screen) => set({ screen }),
  openScenario: (scenario) => set({ scenario }),
  openFamily: (family) =>
    set(({ familiesChosen }) => ({ family, familiesChosen: familiesChosen + 1 })),
  goTo: ({ scenario, place }) =>
    set({ screen: 'plan', scenario, family: place.where.family ?? null, wantedCell: place }),
  want: (wantedCell, family) => set({ wantedCell, family }),
  arrived: () => set({ wantedCell: null }),
  openDecision: (decision) => set({ decision, proposeFrom: null, screen: 'decisions' }),
  startDecision: (scenarios) =>
    set({ proposeFrom: { scenarios }, decision: null, screen: 'decisions' }),
}))
