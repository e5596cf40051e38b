/** Shows the side that a wanted cell is on, where the layout does not. */
import type { Side } from '@shared/contract/planning-calls'
import { measureNamed } from '@shared/model/measures/measures'
import { useEffect } from 'react'
import { useViewState } from '../../app/view-state'
import type { Right } from './plan-body'
import { usePreferences } from './plan-preferences'
import type { Layout } from './read-preferences'

/** What to change so that a side is in sight; null where it is already. */
export function showingSide(
  side: Side,
  layout: Layout,
  right: Right,
): { readonly layout: Layout } | { readonly right: Right } | null {
  if (layout !== 'side_by_side' && layout !== 'stacked')
    return layout === side ? null : { layout: side }
  return side === 'demand' || side === right ? null : { right: side }
}

export function useWantedSide(right: Right, setRight: (right: Right) => void): void {
  const place = useViewState((view) => view.wantedCell)
  const layout = usePreferences((preferences) => preferences.layout)
  useEffect(() => {
    const side = place && measureNamed(place.measure)?.level
    const change = side ? showingSide(side, layout, right) : null
    if (!change) return
    if ('layout' in change) usePreferences.getState().change(change)
    else setRight(change.right)
  }, [place, layout, right, setRight])
}
