/** What a model says, laid out for loops over arrays and nothing else: cells are period × lines + line, supply lines stand level by level. */
import type { PlanModel } from '@main/engine/plan/plan-model'

/** For each of many, a run of another list: those of `n` are `of[start[n]]` up to `of[start[n + 1]]`. */
export interface Runs {
  readonly start: Int32Array
  readonly of: Int32Array
  /** A number beside each of `of`. */
  readonly with: Float64Array
}

export interface PlainCompany {
  readonly periods: number
  readonly demandLines: number
  readonly supplyLines: number
  readonly resources: number
  /** Supply lines of level `n` are those from `levels[n]` up to `levels[n + 1]`. */
  readonly levels: Int32Array
  readonly blended: Float64Array
  /** NaN where nothing is written. */
  readonly override: Float64Array
  readonly shippedToDate: Float64Array
  readonly price: Float64Array
  readonly demandCost: Float64Array
  readonly demandOfSupply: Runs
  readonly share: Float64Array
  readonly openingStock: Float64Array
  readonly receipts: Float64Array
  readonly openProduction: Float64Array
  readonly leadMonths: Int32Array
  readonly lotSize: Float64Array
  readonly minimumOrder: Float64Array
  readonly safetyDays: Float64Array
  readonly supplyCost: Float64Array
  readonly components: Runs
  readonly hours: Runs
  /** Regular and overtime, period × resources + resource. */
  readonly capacity: Float64Array
  /** Items that are sold: their demand lines, their supply lines. */
  readonly demandOfItem: Runs
  readonly supplyOfItem: Runs
}

function runsOf(lists: readonly (readonly (readonly [of: number, beside: number])[])[]): Runs {
  const all = lists.flat()
  const start = new Int32Array(lists.length + 1)
  lists.forEach((list, n) => {
    start[n + 1] = start[n]! + list.length
  })
  return {
    start,
    of: Int32Array.from(all, ([of]) => of),
    with: Float64Array.from(all, ([, beside]) => beside),
  }
}

/** From line × periods of the axis to planned period × lines. */
function turned(model: PlanModel, cells: Float64Array, lines: readonly number[]): Float64Array {
  const { current, periods } = model.axis
  const result = new Float64Array(lines.length * (periods.length - current))
  for (let t = current; t < periods.length; t += 1)
    lines.forEach((line, n) => {
      result[(t - current) * lines.length + n] = cells[line * periods.length + t]!
    })
  return result
}

export function plainCompany(model: PlanModel): PlainCompany {
  const { axis, structure, position, demandLines } = model
  const order = structure.levels.flat()
  const place = new Int32Array(order.length)
  order.forEach((line, n) => {
    place[line] = n
  })
  const lines = order.map((line) => model.supplyLines[line]!)
  const each = [...demandLines.keys()]
  const items = [...model.demandOfItem.keys()]
  const receipts = new Float64Array(order.length * axis.periods.length)
  for (const { line, period, quantity } of position.receipts) {
    const at = line * axis.periods.length + period
    receipts[at] = receipts[at]! + quantity
  }
  const levels = new Int32Array(structure.levels.length + 1)
  structure.levels.forEach((level, n) => {
    levels[n + 1] = levels[n]! + level.length
  })
  const resources = [...model.resources.keys()]
  const periods = axis.periods.length - axis.current
  return {
    periods,
    demandLines: demandLines.length,
    supplyLines: order.length,
    resources: resources.length,
    levels,
    blended: turned(model, model.blendedDemand, each),
    override: new Float64Array(periods * demandLines.length).fill(Number.NaN),
    shippedToDate: model.layers.shippedToDate,
    price: Float64Array.from(demandLines, (line) => line.price),
    demandCost: Float64Array.from(demandLines, (line) => line.item.cost),
    demandOfSupply: runsOf(
      lines.map(({ item }) => (model.demandOfItem.get(item.item) ?? []).map((line) => [line, 0])),
    ),
    share: Float64Array.from(lines, (line) => line.share),
    openingStock: Float64Array.from(order, (line) => position.openingStock[line]!),
    receipts: turned(model, receipts, order),
    openProduction: turned(model, position.openProduction, order),
    leadMonths: Int32Array.from(lines, (line) => line.item.leadMonths),
    lotSize: Float64Array.from(lines, (line) => line.item.lotSize),
    minimumOrder: Float64Array.from(lines, (line) => line.item.minimumOrder),
    safetyDays: Float64Array.from(lines, (line) => line.item.safetyDays),
    supplyCost: Float64Array.from(lines, (line) => line.item.cost),
    components: runsOf(
      order.map((line) =>
        structure.components[line]!.map((use) => [place[use.line]!, use.quantity]),
      ),
    ),
    hours: runsOf(
      order.map((line) => structure.resources[line]!.map((use) => [use.resource, use.hours])),
    ),
    capacity: turned(
      model,
      position.capacity.map((hours, cell) => hours + position.overtime[cell]!),
      resources,
    ),
    demandOfItem: runsOf(
      items.map((item) => model.demandOfItem.get(item)!.map((line) => [line, 0])),
    ),
    supplyOfItem: runsOf(
      items.map((item) => (model.supplyOfItem.get(item) ?? []).map((line) => [place[line]!, 0])),
    ),
  }
}
