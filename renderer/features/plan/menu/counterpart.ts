/** Where the other side says the same of a cell: from demand to what it leaves of supply, and back to the demand. */
import type { CellPlace, Side } from '@shared/contract/planning-calls'

/** Measures to look for on the other side, the first one that is shown. */
const across: Partial<Record<Side, readonly string[]>> = {
  demand: ['gap', 'projected_stock', 'planned_supply', 'independent_demand'],
  supply: ['consensus_demand', 'planned_shipments', 'override', 'baseline'],
}

/** What both sides know a node by. */
const shared = ['family', 'category', 'item']

/** Places to try, the best one first; none where the side has no counterpart. */
export function counterpartsOf(side: Side, place: CellPlace): CellPlace[] {
  const where = Object.fromEntries(
    Object.entries(place.where).filter(([attribute]) => shared.includes(attribute)),
  )
  return (across[side] ?? []).map((measure) => ({ where, measure, period: place.period }))
}
