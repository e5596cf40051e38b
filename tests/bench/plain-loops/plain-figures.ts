/** What the plain loops fill: an array a measure, period × lines + line. */
import type { PlainCompany } from './plain-company'

const demandKeys = [
  'consensus_demand',
  'planned_shipments',
  'revenue',
  'cost_of_goods',
  'gross_margin',
] as const
const supplyKeys = [
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
  'excess',
  'days_of_supply',
  'stock_value',
] as const

export type PlainDemand = Record<(typeof demandKeys)[number], Float64Array>
export type PlainSupply = Record<(typeof supplyKeys)[number], Float64Array>

export interface PlainFigures {
  readonly demand: PlainDemand
  readonly supply: PlainSupply
  /** Period × resources + resource. */
  readonly load: Float64Array
  /** First pass: the plan without limits, and the whole demand on a line. */
  readonly net: Float64Array
  readonly required: Float64Array
  /** Part of a line's demand that could be served. */
  readonly served: Float64Array
}

const arrays = <K extends string>(keys: readonly K[], length: number) =>
  Object.fromEntries(keys.map((key) => [key, new Float64Array(length)])) as Record<K, Float64Array>

export function plainFigures(company: PlainCompany): PlainFigures {
  const cells = company.periods * company.supplyLines
  return {
    demand: arrays(demandKeys, company.periods * company.demandLines),
    supply: arrays(supplyKeys, cells),
    load: new Float64Array(company.periods * company.resources),
    net: new Float64Array(cells),
    required: new Float64Array(cells),
    served: new Float64Array(cells),
  }
}
