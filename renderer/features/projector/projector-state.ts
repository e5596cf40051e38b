/** What the projector shows, in this window or in one of its own. */
import { create } from 'zustand'
import { useViewState } from '../../app/view-state'
import { pageOfDecision, pageOfFamily } from './projector-agenda'

export interface ProjectorPlace {
  readonly scenario: string
  readonly page: string
}

interface ProjectorState extends ProjectorPlace {
  readonly open: boolean
  /** A window of its own goes where the desk goes. */
  readonly following: boolean
  toggle(): void
  show(place: Partial<ProjectorPlace>): void
  follow(following: boolean): void
}

/** Where the desk is: the family of the plan, or the decision that is open. */
export function placeOfDesk(): ProjectorPlace {
  const { screen, scenario, family, decision } = useViewState.getState()
  const page = screen === 'decisions' && decision ? pageOfDecision(decision) : pageOfFamily(family)
  return { scenario, page }
}

export const useProjector = create<ProjectorState>((set, get) => ({
  open: false,
  scenario: 'base',
  page: 'overview',
  following: true,
  toggle: () => (get().open ? set({ open: false }) : set({ open: true, ...placeOfDesk() })),
  show: (place) => set(place),
  follow: (following) => set({ following }),
}))

/** The address of a window that shows nothing but the projector. */
export const projectorAddress = '/?window=projector'

/** Whether this window is such a one. */
export const isProjectorWindow = (): boolean =>
  new URLSearchParams(window.location.search).get('window') === 'projector'
