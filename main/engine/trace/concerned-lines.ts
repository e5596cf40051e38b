/** Which plan lines, edits and drivers bear upon a figure. */
import type { CellPlace } from '@shared/contract/planning-calls'
import type { Driver } from '@shared/model/drivers'
import { resolveAssumptions } from '../assumptions/resolve-assumptions'
import type { Plan } from '../hierarchy/node-figures'
import { selectDemandLines, selectSupplyLines } from '../hierarchy/select-lines'
import type { PlanModel } from '../plan/plan-model'
import { driversInOrder } from '../plan/plan-state'
import { linesOf, sideOf } from './trace-node'

/** Read from the data alone: nobody's edits bear upon them. */
const unedited = new Set([
  'actual_orders',
  'actual_shipments',
  'actual_revenue',
  'actual_cost',
  'last_year',
  'baseline',
  'lifecycle',
  'item_baseline',
  'driver_uplift',
  'event_share',
  'sales_forecast',
  'sales_forecast_recorded',
  'pipeline',
  'pipeline_recorded',
  'firm_demand',
  'firm_demand_recorded',
  'shipped_to_date',
  'net_price',
  'standard_cost',
  'layer_blend',
  'blended_demand',
  'stock',
  'opening_stock',
  'receipts_in_transit',
  'receipts_recorded',
  'open_production',
  'capacity',
  'capacity_recorded',
  'overtime',
  'overtime_recorded',
  'last_cycle',
  'last_cycle_revenue',
  'budget_revenue',
  'budget_margin',
])
/** Made of demand alone. */
const ofDemand = new Set(['override', 'consensus_demand'])

export interface Concerned {
  /** Demand and supply lines whose edits bear upon the figure. */
  readonly demand: readonly number[]
  readonly supply: readonly number[]
}

/** The lines under a cell, and on the other side those of the same items. */
export function concernedLines(model: PlanModel, { where, measure }: CellPlace): Concerned {
  const side = sideOf(measure)
  if (!side) return { demand: [], supply: [] }
  if (side === 'finance')
    return { demand: selectDemandLines(model, where), supply: selectSupplyLines(model, where) }
  const own = linesOf(model, side, where)
  if (side === 'resource') {
    const used = new Set(own)
    const supply = [...model.supplyLines.keys()].filter((line) =>
      model.structure.resources[line]?.some(({ resource }) => used.has(resource)),
    )
    return { demand: [], supply }
  }
  const lines = side === 'demand' ? model.demandLines : model.supplyLines
  const items = [...new Set(own.map((line) => lines[line]?.item.item ?? ''))]
  const across = side === 'demand' ? model.supplyOfItem : model.demandOfItem
  const other = items.flatMap((item) => [...(across.get(item) ?? [])])
  return side === 'demand' ? { demand: own, supply: other } : { demand: other, supply: own }
}

/** Of the concerned lines, those whose written cells can show in the figure. */
export function editedLines(model: PlanModel, place: CellPlace): Concerned {
  if (unedited.has(place.measure)) return { demand: [], supply: [] }
  const { demand, supply } = concernedLines(model, place)
  return { demand, supply: ofDemand.has(place.measure) ? [] : supply }
}

/** Supply lines with everything they are made of and everything they go into. */
function withKin(model: PlanModel, lines: readonly number[]): Set<number> {
  const users = new Map<number, number[]>()
  model.structure.components.forEach((uses, parent) => {
    for (const { line } of uses) users.set(line, [...(users.get(line) ?? []), parent])
  })
  const spread = (nextOf: (line: number) => readonly number[]): Set<number> => {
    const seen = new Set(lines)
    const pending = [...lines]
    for (let line = pending.pop(); line !== undefined; line = pending.pop())
      for (const next of nextOf(line))
        if (!seen.has(next)) {
          seen.add(next)
          pending.push(next)
        }
    return seen
  }
  const below = spread((line) => (model.structure.components[line] ?? []).map((use) => use.line))
  return new Set([...below, ...spread((line) => users.get(line) ?? [])])
}

/** Drivers of a plan that bear upon a figure, in the order in which they apply. */
export function concernedDrivers(plan: Plan, place: CellPlace): Driver[] {
  const { model } = plan
  const { demand, supply } = concernedLines(model, place)
  const demandOnly = ofDemand.has(place.measure) || unedited.has(place.measure)
  const kin = demandOnly ? new Set(supply) : withKin(model, supply)
  const sold = new Set(demand)
  if (!demandOnly)
    for (const line of kin)
      for (const one of model.demandOfItem.get(model.supplyLines[line]?.item.item ?? '') ?? [])
        sold.add(one)
  const resources = new Set(
    [...kin].flatMap((line) => (model.structure.resources[line] ?? []).map((use) => use.resource)),
  )
  const has = (lines: ReadonlySet<number>, of: Iterable<number>): boolean =>
    [...of].some((line) => lines.has(line))

  return driversInOrder(plan.state).flatMap((placed) => {
    const { assumption } = placed.driver
    // What has not begun cannot show yet; what is over may still show in stock and backlog.
    if ('from' in assumption && assumption.from > place.period) return []
    if (demandOnly && 'to' in assumption && assumption.to < place.period) return []
    if (assumption.kind === 'new_item') {
      const items = new Set([...sold].map((line) => model.demandLines[line]?.item.item))
      return items.has(assumption.item) || items.has(assumption.predecessor) ? placed.driver : []
    }
    const to = resolveAssumptions(model, [placed])
    const ofSold = [to.demand, to.blended, to.price, to.demandCost, ...to.layers.values()]
    const ofSupply = [to.receipts, to.purchases, to.supplyCost, to.purchaseCost, to.safetyDays]
    const concerns =
      ofSold.some((lines) => has(sold, lines.keys())) ||
      (!demandOnly && ofSupply.some((lines) => has(kin, lines.keys()))) ||
      (!demandOnly && [to.capacity, to.overtime].some((r) => has(resources, r.keys()))) ||
      (place.measure.startsWith('receipts') && has(kin, to.receipts.keys()))
    return concerns ? placed.driver : []
  })
}
