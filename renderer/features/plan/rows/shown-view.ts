/** The name of the kept view that is shown, as far as nobody rearranged it since. */

import type { PlanLook } from '@shared/contract/view-calls'
import { planLook } from '@shared/contract/view-calls'
import { create } from 'zustand'
import { usePreferences } from '../plan-preferences'
import { useRowState } from './row-state'
import { useKeptViews } from './rows-queries'

interface Shown {
  readonly name: string | null
  show(name: string | null): void
}

const useShownName = create<Shown>((set) => ({ name: null, show: (name) => set({ name }) }))

/** From now on this view is shown, or none by name. */
export const showViewName = (name: string | null): void => useShownName.getState().show(name)

/** How the plan is shown now. */
export const lookNow = (): PlanLook => planLook.parse(pick(usePreferences.getState()))

const pick = (state: PlanLook): PlanLook =>
  Object.fromEntries(
    Object.keys(planLook.shape).map((name) => [name, state[name as keyof PlanLook]]),
  ) as PlanLook

/** Null where none is shown, or something was changed. */
export function useShownView(): Shown {
  const { name, show } = useShownName()
  const views = useKeptViews()
  const look = usePreferences()
  const filter = useRowState((state) => state.filter)
  const view = views?.find((one) => one.name === name)
  const as = (one: unknown): string => JSON.stringify(one)
  const unchanged =
    view &&
    as(pick(view.look)) === as({ ...pick(look), demandShare: view.look.demandShare }) &&
    as(view.filter) === as(filter)
  return { name: unchanged ? view.name : null, show }
}
