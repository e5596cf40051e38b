/** Shows the plan as a kept view says. */
import type { KeptView } from '@shared/contract/view-calls'
import { useViewState } from '../../../app/view-state'
import { usePreferences } from '../plan-preferences'
import { useRowState } from './row-state'
import { showViewName } from './shown-view'

export function applyView(view: Pick<KeptView, 'look' | 'filter' | 'family' | 'name'>): void {
  usePreferences.getState().change(view.look)
  useRowState.getState().foldAll()
  useRowState.getState().setFilter(view.filter)
  useViewState.getState().openFamily(view.family)
  showViewName(view.name)
}
