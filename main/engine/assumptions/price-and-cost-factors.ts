/** Net prices and standard costs under drivers, as factors on those of the snapshot. */
import type { DriverOf } from '@shared/model/drivers'
import { conversionCostOf } from '../finance/line-finance'
import { selectDemandLines } from '../hierarchy/select-lines'
import type { Item } from '../model/master-data'
import type { PlanModel } from '../plan/plan-model'
import { ofKind, type PlacedDriver, plannedSpan } from './placed-driver'
import type { ResolvedAssumptions } from './resolved-assumptions'

type Rows = Map<number, Float64Array>

/** Drivers on the same line multiply. */
export function priceAndCostFactors(
  model: PlanModel,
  drivers: readonly PlacedDriver[],
): Pick<
  ResolvedAssumptions,
  'price' | 'demandCost' | 'supplyCost' | 'purchaseCost' | 'conversionCost'
> {
  const price: Rows = new Map()
  const demandCost: Rows = new Map()
  const supplyCost: Rows = new Map()
  const purchaseCost: Rows = new Map()
  const multiply = (
    rows: Rows,
    line: number,
    span: { readonly from: string; readonly to: string },
    by: number,
  ): void => {
    const row = rows.get(line) ?? new Float64Array(model.axis.periods.length).fill(1)
    const { from, to } = plannedSpan(model.axis, span)
    for (let t = from; t <= to; t++) row[t]! *= by
    rows.set(line, row)
  }
  for (const { assumption } of ofKind(drivers, 'price'))
    for (const line of selectDemandLines(model, assumption.where))
      multiply(price, line, assumption, 1 + assumption.percent / 100)
  for (const { assumption } of ofKind(drivers, 'cost')) {
    for (const { item } of itemsNamed(model, assumption.where) ?? [])
      for (const line of model.supplyOfItem.get(item) ?? [])
        multiply(purchaseCost, line, assumption, Math.max(0, 1 + assumption.percent / 100))
    for (const [item, factor] of costFactors(model, assumption)) {
      for (const line of model.demandOfItem.get(item) ?? [])
        multiply(demandCost, line, assumption, factor)
      for (const line of model.supplyOfItem.get(item) ?? [])
        multiply(supplyCost, line, assumption, factor)
    }
  }
  const conversionCost = conversionCosts(model, purchaseCost, supplyCost)
  return { price, demandCost, supplyCost, purchaseCost, conversionCost }
}

/**
 * Supply line → what a made unit costs beyond its components, where a driver names the item itself: its standard cost
 * less that of its components, both under all drivers. Where only components become dearer nothing changes: their
 * suppliers ask for it.
 */
function conversionCosts(model: PlanModel, named: Rows, standard: Rows): Rows {
  const costs: Rows = new Map()
  const costOf = (line: number, t: number): number =>
    (model.supplyLines[line]?.item.cost ?? 0) * (standard.get(line)?.[t] ?? 1)
  for (const [line, factors] of named) {
    const usual = model.finance.supply[line]?.conversionCost ?? 0
    const uses = model.structure.components[line] ?? []
    const costAt = (t: number): number =>
      conversionCostOf(
        costOf(line, t),
        uses.map((use) => ({ quantity: use.quantity, cost: costOf(use.line, t) })),
      )
    costs.set(
      line,
      factors.map((factor, t) => (factor === 1 ? usual : costAt(t))),
    )
  }
  return costs
}

const itemAttributes: ReadonlyMap<string, (item: Item) => string> = new Map([
  ['item', (item: Item) => item.item],
  ['family', (item: Item) => item.family],
  ['category', (item: Item) => item.category],
])

/** Items that a filter by item, family and category names; undefined where it names an attribute of another kind. */
export function itemsNamed(
  { master }: PlanModel,
  where: Readonly<Record<string, string>>,
): Item[] | undefined {
  const wanted = Object.entries(where)
  if (!wanted.every(([name]) => itemAttributes.has(name))) return undefined
  return [...master.items.values()].filter((item) =>
    wanted.every(([name, value]) => itemAttributes.get(name)?.(item) === value),
  )
}

/**
 * Item → factor on its standard cost, for items it changes. An item that the driver names takes the percentage; another
 * one takes what its components add, by the bill of materials: 1 + Σ quantity × change of the component's cost / cost.
 */
function costFactors(model: PlanModel, { where, percent }: DriverOf<'cost'>): Map<string, number> {
  const change = new Map<string, number>()
  for (const item of itemsNamed(model, where) ?? [])
    change.set(item.item, (item.cost * percent) / 100)
  const named = new Set(change.keys())
  for (const level of model.structure.levels.toReversed())
    for (const line of level) {
      const made = model.supplyLines[line]
      if (!made || named.has(made.item.item)) continue
      let more = 0
      for (const use of model.structure.components[line] ?? [])
        more += use.quantity * (change.get(model.supplyLines[use.line]?.item.item ?? '') ?? 0)
      if (more !== 0)
        change.set(made.item.item, (change.get(made.item.item) ?? 0) + more * made.share)
    }
  const factors = new Map<string, number>()
  for (const [item, more] of change) {
    const cost = model.master.items.get(item)?.cost ?? 0
    if (cost > 0) factors.set(item, Math.max(0, 1 + more / cost))
  }
  return factors
}
