/** Calculates plans: everything from nothing, or what depends on what was touched. Both ways give the same figures, bit for bit. */

import { resolveAssumptions } from '../assumptions/resolve-assumptions'
import type { ResolvedAssumptions } from '../assumptions/resolved-assumptions'
import { calculateDemand, demandCalculator } from '../demand/calculate-demand'
import {
  changedPeriods,
  clearChanged,
  marksOfLine,
  type Span,
  supplyMarks,
  wholeSpan,
} from '../figures/changed-periods'
import { reserveOwn } from '../figures/figure-set'
import { valueShipments } from '../finance/value-shipments'
import { releaseTotals, updateTotals } from '../hierarchy/plan-totals'
import { calculateAllSupply, calculateSupply, type SupplyChanges } from '../supply/calculate-supply'
import { horizonOf, type MovedLines, type Plan } from './plan'
import { driversInOrder, type Touched } from './plan-state'

/** Every figure from nothing; totals are made when they are next asked for. */
export function calculateAll(plan: Plan): void {
  plan.assumptions = resolveAssumptions(plan.model, driversInOrder(plan.state))
  releaseTotals(plan.totals)
  try {
    const { demandOfItem, supplyOfItem } = plan.model
    const calculate = demandCalculator(plan)
    const whole = wholeSpan(horizonOf(plan.model))
    reserveOwn(plan.cube.demand)
    calculateAllSupply(plan, (item) => {
      for (const line of demandOfItem.get(item) ?? []) calculate(line, whole)
    })
    for (const [item, lines] of demandOfItem)
      if (!supplyOfItem.has(item)) for (const line of lines) calculate(line, whole)
    valueShipments(plan, demandOfItem.keys())
  } finally {
    const { demand, supply } = changedPeriods(plan.model)
    demand.fill(0)
    supply.fill(0)
  }
}

/** What depends on the touched cells and, where they differ, on the drivers; or on `assumptions`, where they are to hold in place of what the drivers come to. */
export function recalculate(
  plan: Plan,
  touched: Touched,
  assumptions?: ResolvedAssumptions,
): MovedLines {
  const changed = changedPeriods(plan.model)
  let moved: MovedLines | undefined
  try {
    moved = calculateMoved(plan, touched, assumptions)
    updateTotals(plan.totals, 'demand', moved.demand, changed.demand)
    updateTotals(plan.totals, 'supply', moved.supply, changed.supply)
    return moved
  } finally {
    // Where something failed it is not known which lines are marked.
    if (moved) {
      clearChanged(changed.demand, moved.demand, 'demand')
      clearChanged(changed.supply, moved.supply, 'supply')
    } else {
      changed.demand.fill(0)
      changed.supply.fill(0)
    }
  }
}

function calculateMoved(
  plan: Plan,
  touched: Touched,
  assumptions: ResolvedAssumptions | undefined,
): MovedLines {
  const { model, cube } = plan
  const count = model.axis.periods.length
  const before = plan.assumptions
  if (assumptions) plan.assumptions = assumptions
  else if (touched.drivers) plan.assumptions = resolveAssumptions(model, driversInOrder(plan.state))
  const differ =
    plan.assumptions === before ? nothingDiffers : differences(before, plan.assumptions)

  const typed = spansOf(plan, touched.cells.override)
  for (const line of differ.demand) typed.set(line, wholeSpan(horizonOf(model)))
  reserveOwn(cube.demand)
  const changed = calculateDemand(plan, typed)
  const items = new Set(changed.map((line) => model.demandLines[line]!.item.item))
  const supply = calculateSupply(plan, {
    ...differ,
    items,
    written: touched.cells.planned_supply,
  })
  const marks = changedPeriods(model).supply
  for (const line of supply)
    if (deliversOtherwise(marks, line)) items.add(model.supplyLines[line]!.item.item)
  for (const line of differ.values) items.add(model.demandLines[line]!.item.item)
  const demand = new Set([...typed.keys(), ...valueShipments(plan, items)])
  for (const cell of touched.locks.override) demand.add(Math.floor(cell / count))
  const lines = new Set(supply)
  for (const cell of touched.locks.planned_supply) lines.add(Math.floor(cell / count))
  return { demand: [...demand], supply: [...lines] }
}

/** Line → the planned periods of its cells. */
function spansOf({ model }: Plan, cells: readonly number[]): Map<number, Span> {
  const { current, periods } = model.axis
  const spans = new Map<number, Span>()
  for (const cell of cells) {
    const line = Math.floor(cell / periods.length)
    const h = (cell % periods.length) - current
    if (h < 0) continue
    const { first, last } = spans.get(line) ?? { first: h, last: h }
    spans.set(line, { first: Math.min(first, h), last: Math.max(last, h) })
  }
  return spans
}

/** Whether what a supply line owes or leaves owing differs: its item's customers are served by that. */
const deliversOtherwise = (marks: Uint16Array, line: number): boolean => {
  const first = line * marksOfLine.supply
  return (
    marks[first + supplyMarks.independent_demand] !== 0 || marks[first + supplyMarks.backlog] !== 0
  )
}

type Differences = Omit<SupplyChanges, 'items' | 'written'> & {
  readonly demand: Iterable<number>
  readonly values: Iterable<number>
}

const nothingDiffers: Differences = {
  demand: [],
  values: [],
  receipts: [],
  purchases: [],
  policies: [],
  resources: [],
}

const supplyCosts = (of: ResolvedAssumptions) => [of.supplyCost, of.purchaseCost, of.conversionCost]

/** Lines and resources that either side assumes something about. */
function differences(a: ResolvedAssumptions, b: ResolvedAssumptions): Differences {
  const either = (...maps: ReadonlyMap<number, unknown>[]): Set<number> =>
    new Set(maps.flatMap((map) => [...map.keys()]))
  return {
    demand: either(
      a.demand,
      b.demand,
      a.blended,
      b.blended,
      ...a.layers.values(),
      ...b.layers.values(),
    ),
    values: either(a.price, b.price, a.demandCost, b.demandCost),
    receipts: either(a.receipts, b.receipts),
    purchases: either(a.purchases, b.purchases),
    policies: either(a.safetyDays, b.safetyDays, ...supplyCosts(a), ...supplyCosts(b)),
    resources: either(a.capacity, b.capacity, a.overtime, b.overtime),
  }
}
