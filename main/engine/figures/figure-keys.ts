/** What a block holds of a line: a row of periods a figure. What planners see comes first and is added up; the rest carries the calculation from step to step. */

export const demandFigures = [
  'override',
  'consensus_demand',
  'planned_shipments',
  'revenue',
  'cost_of_goods',
  'gross_margin',
  'receivables',
  'cash_in',
  /** 1 where a planner wrote a number, and where a driver moves one: on totals, how many lines. */
  'overridden',
  'driven',
] as const
export type DemandFigure = (typeof demandFigures)[number]

export const supplyFigures = [
  'receipts_in_transit',
  'excess',
  'days_of_supply',
  'stock_value',
  'available_to_promise',
  'cumulative_available_to_promise',
  'purchases',
  'payables',
  'conversion_cost',
  'cash_out',
  /** 1 where a planner wrote the planned supply. */
  'written',
  'independent_demand',
  'dependent_demand',
  'planned_supply',
  'constrained_supply',
  'available_supply',
  'gap',
  'shortage',
  'backlog',
  'projected_stock',
  'safety_stock',
  // From here on: what no total needs.
  /** Whole demand and planned supply of the first pass, with unlimited materials and capacity. */
  'required_demand',
  'net_requirement',
  /** Receipts in transit and open production together. */
  'incoming',
  /** Of the planned supply, what materials allow, what hours allow as well, and what of it is started in the period. */
  'possible',
  'made',
  'started',
  /** Part of the demand that can be served, from 0 to 1. */
  'served',
] as const
export type SupplyFigure = (typeof supplyFigures)[number]

/** Which lines: item × customer, or item × site. */
export type LineSide = 'demand' | 'supply'

/** So many figures a block has. */
export const demandWidth = demandFigures.length
export const supplyWidth = supplyFigures.length
export const widthOf: Readonly<Record<LineSide, number>> = {
  demand: demandWidth,
  supply: supplyWidth,
}

const places = <K extends string>(keys: readonly K[]): Readonly<Record<K, number>> =>
  Object.fromEntries(keys.map((key, place) => [key, place])) as Record<K, number>

/** Figure → its place among those of a block. */
export const demandPlace = places(demandFigures)
export const supplyPlace = places(supplyFigures)

/** So many of a block's figures are added up to totals: what comes after them only carries the calculation on. */
export const demandSummed = demandWidth
export const supplySummed = supplyPlace.safety_stock + 1

const rowsOf = <K extends string>(keys: readonly K[]) => {
  const known = new Map<number, Readonly<Record<K, number>>>()
  return (horizon: number): Readonly<Record<K, number>> => {
    const made =
      known.get(horizon) ??
      (Object.fromEntries(keys.map((key, place) => [key, place * horizon])) as Record<K, number>)
    known.set(horizon, made)
    return made
  }
}

/** Figure → where its row begins in a block of so many periods; the period is added to it. */
export const demandRows = rowsOf(demandFigures)
export const supplyRows = rowsOf(supplyFigures)
