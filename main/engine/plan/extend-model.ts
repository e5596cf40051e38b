/** A model with items that the data does not have: their lines come after all others, so that indices stay. */
import type { NewItemDriver } from '@shared/model/drivers'
import { indexOnAxis, type MonthAxis } from '../calendar/month-axis'
import { blendDemand } from '../demand/blended-demand'
import { policyOfItems } from '../demand/policy-of-items'
import type { SupplyTerms } from '../finance/finance-position'
import { conversionCostOf } from '../finance/line-finance'
import type { Item } from '../model/master-data'
import { type DemandLine, demandKey, type SupplyLine, supplyKey } from '../model/plan-lines'
import { takeFromPredecessors } from './cannibalised-demand'
import type { PlanModel } from './plan-model'

/**
 * The model with the lines of new items, each like its analogue: its customers at its discounts, its sites, suppliers,
 * components and routings; baseline and event uplift by share and ramp; no history, stock or orders. Predecessors lose
 * what the new items take from them. `model` itself is unchanged, and is what is answered where there is nothing to add:
 * items that the model has by now, or whose analogue it does not have, are passed over. The order of `newItems` matters
 * only for the order of the new lines.
 */
export function extendModel(model: PlanModel, newItems: readonly NewItemDriver[]): PlanModel {
  let extended = model
  const added: NewItemDriver[] = []
  const pending = new Set(newItems)
  // A new item may be like another new one.
  for (let found = true; found; ) {
    found = false
    for (const one of pending) {
      if (extended.master.items.has(one.item) || !extended.master.items.has(one.analogue)) continue
      extended = withItem(extended, one)
      added.push(one)
      pending.delete(one)
      found = true
    }
  }
  if (added.length === 0) return model
  const layers = takeFromPredecessors(extended, added)
  const { axis, demandOfItem } = extended
  const policyOf = policyOfItems(extended)
  return { ...extended, layers, blendedDemand: blendDemand(axis, layers, demandOfItem, policyOf) }
}

/** The part of the full demand of a new item by period: nothing before its start, then equal steps. */
function ramp(axis: MonthAxis, { start, rampPeriods, sharePercent }: NewItemDriver): Float64Array {
  const first = Math.max(axis.current, indexOnAxis(axis, start))
  return Float64Array.from(axis.periods, (_, t) => {
    if (t < first) return 0
    return (Math.min(1, (t - first + 1) / (rampPeriods + 1)) * sharePercent) / 100
  })
}

/** Rows of old lines, then those of the new ones: nothing, or a part of the row of the line they are like. */
function appended(
  cells: Float64Array,
  like: readonly number[],
  count: number,
  part: Float64Array | number = 0,
): Float64Array {
  const all = new Float64Array(cells.length + like.length * count)
  all.set(cells)
  like.forEach((line, k) => {
    for (let t = 0; t < count; t++)
      all[cells.length + k * count + t] =
        typeof part === 'number' ? part : (cells[line * count + t] ?? 0) * (part[t] ?? 0)
  })
  return all
}

function withItem(model: PlanModel, made: NewItemDriver): PlanModel {
  const { axis, finance, layers, master, position, structure } = model
  const count = axis.periods.length
  const analogue = master.items.get(made.analogue)!
  const item: Item = {
    ...analogue,
    item: made.item,
    name: made.name,
    lifecycle: 'new',
    price: made.price ?? analogue.price,
    cost: made.cost ?? analogue.cost,
  }
  const soldLike = model.demandOfItem.get(made.analogue) ?? []
  const madeLike = model.supplyOfItem.get(made.analogue) ?? []
  const demandLines = [...model.demandLines, ...soldLike.map((at) => soldAs(model, at, item))]
  const supplyLines = [...model.supplyLines, ...madeLike.map((at) => madeAs(model, at, item))]
  const newDemand = soldLike.map((_, k) => model.demandLines.length + k)
  const newSupply = madeLike.map((_, k) => model.supplyLines.length + k)
  const part = ramp(axis, made)
  const empty = (cells: Float64Array): Float64Array => appended(cells, soldLike, count)
  return {
    ...model,
    master: { ...master, items: new Map(master.items).set(item.item, item) },
    demandLines,
    supplyLines,
    demandIndex: new Map(demandLines.map(({ key }, index) => [key, index])),
    supplyIndex: new Map(supplyLines.map(({ key }, index) => [key, index])),
    demandOfItem: new Map(model.demandOfItem).set(item.item, newDemand),
    supplyOfItem: new Map(model.supplyOfItem).set(item.item, newSupply),
    // Every part is named, so that one that is added to models must be thought of here.
    layers: {
      actualOrders: empty(layers.actualOrders),
      lastYear: empty(layers.lastYear),
      firmDemand: empty(layers.firmDemand),
      pipeline: empty(layers.pipeline),
      usualWins: appended(layers.usualWins, soldLike, 1),
      salesForecast: appended(layers.salesForecast, soldLike, count, Number.NaN),
      baseline: appended(layers.baseline, soldLike, count, part),
      driverUplift: appended(layers.driverUplift, soldLike, count, part),
      eventPercents: layers.eventPercents,
      yearWeight: appended(layers.yearWeight, soldLike, 1),
      shippedToDate: appended(layers.shippedToDate, soldLike, 1),
      service: {
        ordered: appended(layers.service.ordered, soldLike, 1),
        inTime: appended(layers.service.inTime, soldLike, 1),
      },
      lastCycle: appended(layers.lastCycle, soldLike, count, Number.NaN),
    },
    structure: {
      components: [
        ...structure.components,
        ...madeLike.map((at) => structure.components[at] ?? []),
      ],
      resources: [...structure.resources, ...madeLike.map((at) => structure.resources[at] ?? [])],
      levels: structure.levels.map((level) => [
        ...level,
        ...newSupply.filter((_, k) => level.includes(madeLike[k] ?? -1)),
      ]),
    },
    position: {
      openingStock: appended(position.openingStock, madeLike, 1),
      receipts: position.receipts,
      overdue: position.overdue,
      openProduction: appended(position.openProduction, madeLike, count),
      capacity: position.capacity,
      overtime: position.overtime,
    },
    finance: {
      ...finance,
      supply: [...finance.supply, ...madeLike.map((at) => paidLike(model, at, item))],
    },
  }
}

/** On its analogue's terms; bought at a price that differs as the standard costs do. */
function paidLike(model: PlanModel, at: number, item: Item): SupplyTerms {
  const like = model.finance.supply[at]!
  const { cost } = model.supplyLines[at]!.item
  const unitCost = like.unitCost.map((price) => (cost > 0 ? (price * item.cost) / cost : item.cost))
  const components = (model.structure.components[at] ?? []).map(({ line, quantity }) => ({
    quantity,
    cost: model.supplyLines[line]!.item.cost,
  }))
  const conversionCost = conversionCostOf(item.cost, components)
  return { ...like, unitCost, transitCost: unitCost, conversionCost }
}

/** At the discount that the customer has on the analogue. */
function soldAs({ demandLines }: PlanModel, at: number, item: Item): DemandLine {
  const { customer, price, item: analogue } = demandLines[at]!
  const discount = analogue.price > 0 ? price / analogue.price : 1
  const key = demandKey(item.item, customer.customer)
  return { key, item, customer, price: item.price * discount }
}

function madeAs({ supplyLines }: PlanModel, at: number, item: Item): SupplyLine {
  const like = supplyLines[at]!
  return { ...like, key: supplyKey(item.item, like.site), item }
}
