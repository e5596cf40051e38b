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
  /** The decision that is being typed: its id, `new` where it has no record yet, or null. */
  readonly typing: string | null
  toggle(): void
  show(place: Partial<ProjectorPlace>): void
  follow(following: boolean): void
  type(decision: string | null): void
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
  typing: null,
  // What was typed and not saved is kept with the drafts.
  toggle: () =>
    get().open ? set({ open: false, typing: null }) : set({ open: true, ...placeOfDesk() }),
  show: (place) => set({ ...place, typing: null }),
  follow: (following) => set({ following }),
  type: (typing) => set({ typing }),
}))

/** The address of a window that shows nothing but the projector. */
export const projectorAddress = '/?window=projector'

/** Whether this window is such a one. */
export const isProjectorWindow = (): boolean =>
  new URLSearchParams(window.location.search).get('window') === 'projector'
