/** The sheets that show a plan as one of its views does: one a side. */
import type { Selection, Side } from '../contract/planning-calls'
import { isEmptyFilter, type RowFilter } from '../contract/row-filter'
import type { PlanLook } from '../contract/view-calls'
import type { SheetView } from '../contract/workbook-calls'

export const sidesOfLook = ({ layout, beside }: Pick<PlanLook, 'layout' | 'beside'>): Side[] =>
  layout === 'side_by_side' || layout === 'stacked' ? ['demand', beside] : [layout]

interface Unfolded {
  readonly expanded: readonly string[]
  readonly closed: readonly string[]
}

/** `unfolded` is what somebody opened and closed by hand. */
export const sheetsOfLook = (
  look: PlanLook,
  where: Selection,
  filter: RowFilter,
  unfolded: Unfolded = { expanded: [], closed: [] },
): SheetView[] =>
  sidesOfLook(look).map((side) => ({
    side,
    where,
    levels: [...look.levels[side]],
    openTo: look.openTo,
    expanded: [...unfolded.expanded],
    closed: [...unfolded.closed],
    ...(isEmptyFilter(filter) ? {} : { filter }),
    measures: [...look.measures[side]],
    arrangement: look.arrangement,
    hideEmpty: look.hideEmpty,
  }))
