/** Lines that a model gets beside those of its data, each like one that it has: they come after all others, so that indices stay. */
import type { SupplyTerms } from '../finance/finance-position'
import { conversionCostOf } from '../finance/line-finance'
import type { Item } from '../model/master-data'
import { type DemandLine, demandKey, type SupplyLine, supplyKey } from '../model/plan-lines'
import type { PlanModel } from './plan-model'

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

/**
 * The model with lines of `item`: for the customers of the demand lines `soldLike` at their discounts, and at the sites,
 * from the suppliers and of the components of the supply lines `madeLike`. Baseline and event uplift are `part` (by
 * period) of those of the lines they are like; there is no history, stock or order.
 */
export function appendLines(
  model: PlanModel,
  item: Item,
  soldLike: readonly number[],
  madeLike: readonly number[],
  part: Float64Array | number = 0,
): PlanModel {
  const { axis, finance, layers, position, structure } = model
  const count = axis.periods.length
  const demandLines = [...model.demandLines, ...soldLike.map((at) => soldAs(model, at, item))]
  const supplyLines = [...model.supplyLines, ...madeLike.map((at) => madeAs(model, at, item))]
  const newDemand = soldLike.map((_, k) => model.demandLines.length + k)
  const newSupply = madeLike.map((_, k) => model.supplyLines.length + k)
  const empty = (cells: Float64Array): Float64Array => appended(cells, soldLike, count)
  return {
    ...model,
    demandLines,
    supplyLines,
    demandIndex: new Map(demandLines.map(({ key }, index) => [key, index])),
    supplyIndex: new Map(supplyLines.map(({ key }, index) => [key, index])),
    demandOfItem: new Map(model.demandOfItem).set(item.item, [
      ...(model.demandOfItem.get(item.item) ?? []),
      ...newDemand,
    ]),
    supplyOfItem: new Map(model.supplyOfItem).set(item.item, [
      ...(model.supplyOfItem.get(item.item) ?? []),
      ...newSupply,
    ]),
    // Every part is named, so that one that is added to models must be thought of here.
    layers: {
      actualOrders: empty(layers.actualOrders),
      // Nothing was ordered where the year before is known; where it is not, it stays unknown.
      lastYear: appended(layers.lastYear, soldLike, count, new Float64Array(count)),
      firmDemand: empty(layers.firmDemand),
      pipeline: empty(layers.pipeline),
      usualWins: appended(layers.usualWins, soldLike, 1),
      salesForecast: appended(layers.salesForecast, soldLike, count, Number.NaN),
      ...(layers.salesSubmitted
        ? { salesSubmitted: appended(layers.salesSubmitted, soldLike, count, Number.NaN) }
        : {}),
      ...(layers.salesBeforeNew
        ? { salesBeforeNew: appended(layers.salesBeforeNew, soldLike, count, Number.NaN) }
        : {}),
      baseline: appended(layers.baseline, soldLike, count, part),
      driverUplift: appended(layers.driverUplift, soldLike, count, part),
      eventPercents: withEventsLike(layers.eventPercents, soldLike, model.demandLines.length),
      yearWeight: appended(layers.yearWeight, soldLike, 1),
      shipments: layers.shipments,
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

/** What events lift the lines by, those after the first `lines` as the lines they are like. */
function withEventsLike(
  percents: ReadonlyMap<number, Float64Array>,
  like: readonly number[],
  lines: number,
): ReadonlyMap<number, Float64Array> {
  const all = new Map(percents)
  like.forEach((line, k) => {
    const known = percents.get(line)
    if (known) all.set(lines + k, known)
  })
  return all
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

/** At the price of the list where it is there, else at the discount that the customer has on the item it is like. */
function soldAs({ demandLines, master }: PlanModel, at: number, item: Item): DemandLine {
  const { customer, price, item: analogue } = demandLines[at]!
  const discount = analogue.price > 0 ? price / analogue.price : 1
  const key = demandKey(item.item, customer.customer)
  const listed = master.prices.get(`${item.item}|${customer.class}`)
  return { key, item, customer, price: listed ?? item.price * discount }
}

function madeAs({ supplyLines }: PlanModel, at: number, item: Item): SupplyLine {
  const like = supplyLines[at]!
  return { ...like, key: supplyKey(item.item, like.site), item }
}
