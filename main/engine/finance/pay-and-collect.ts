/** Money of lines as their blocks hold it: read from what the line ships or receives, written beside it. */
import {
  changedPeriods,
  demandMarks,
  marksOfLine,
  rowKeeper,
  supplyMarks,
} from '../figures/changed-periods'
import { demandRows, supplyRows } from '../figures/figure-keys'
import { horizonOf, type Plan } from '../plan/plan'
import { collectRevenue, supplyMoney } from './line-finance'
import { type PaymentTerms, termsOfDays } from './payment-terms'

/** Rows of one line, used again for the next. */
interface Scratch {
  readonly nothing: Float64Array
  readonly arising: Float64Array
  readonly moved: Float64Array
  readonly balance: Float64Array
  readonly bought: Float64Array
  readonly inTransit: Float64Array
  readonly made: Float64Array
  readonly unitCost: Float64Array
  readonly unitConversion: Float64Array
  readonly conversion: Float64Array
}

const kept = new Map<number, Scratch>()

function scratchOf(horizon: number): Scratch {
  const known = kept.get(horizon)
  if (known) return known
  const row = (): Float64Array => new Float64Array(horizon)
  const made: Scratch = {
    nothing: row(),
    arising: row(),
    moved: row(),
    balance: row(),
    bought: row(),
    inTransit: row(),
    made: row(),
    unitCost: row(),
    unitConversion: row(),
    conversion: row(),
  }
  kept.set(horizon, made)
  return made
}

const termsByDays = new Map<number, PaymentTerms>()

function creditTerms(days: number): PaymentTerms {
  const known = termsByDays.get(days) ?? termsOfDays(days)
  termsByDays.set(days, known)
  return known
}

/** What customers owe and pay on a demand line whose block is the plan's own and whose revenue stands. */
export function collectLine(plan: Plan, line: number): void {
  const horizon = horizonOf(plan.model)
  const { nothing, arising, moved, balance } = scratchOf(horizon)
  const { cells } = plan.cube.demand.pool
  const block = plan.cube.demand.offset[line]!
  const { revenue, receivables, cash_in } = demandRows(horizon)
  for (let h = 0; h < horizon; h++) arising[h] = cells[block + revenue + h]!
  const keep = rowKeeper(cells, changedPeriods(plan.model).demand, horizon)
  const mark = line * marksOfLine.demand
  const open = plan.model.finance.receivables.get(line)
  collectRevenue(
    {
      first: 0,
      revenue: arising,
      terms: creditTerms(plan.model.demandLines[line]!.customer.creditDays),
      openDue: open?.due ?? nothing,
      openTotal: open?.total ?? 0,
    },
    { cash_in: moved, receivables: balance },
  )
  keep(block + receivables, balance, 0, mark + demandMarks.receivables)
  keep(block + cash_in, moved, 0, mark + demandMarks.cash_in)
}

/** What a supply line costs and when it is paid; its block is the plan's own and its supply stands. */
export function supplyPayer(plan: Plan): (line: number) => void {
  const horizon = horizonOf(plan.model)
  const rows = scratchOf(horizon)
  return (line) => payForLine(plan, line, horizon, rows)
}

function payForLine(plan: Plan, line: number, horizon: number, rows: Scratch): void {
  const { model, cube, assumptions } = plan
  const { finance, position, axis } = model
  const { cells } = cube.supply.pool
  const block = cube.supply.offset[line]!
  const { constrained_supply, receipts_in_transit } = supplyRows(horizon)
  const { purchases, payables, conversion_cost, cash_out } = supplyRows(horizon)
  const terms = finance.supply[line]!
  const dearer = assumptions.purchaseCost.get(line)
  const conversion = assumptions.conversionCost.get(line)
  const underway = line * axis.periods.length + axis.current
  for (let h = 0; h < horizon; h++) {
    const at = block + h
    const supplied = cells[at + constrained_supply]!
    rows.bought[h] = supplied * terms.bought
    rows.inTransit[h] = cells[at + receipts_in_transit]!
    rows.unitCost[h] = terms.unitCost[h]! * (dearer?.[axis.current + h] ?? 1)
    rows.made[h] = supplied * (1 - terms.bought) + (position.openProduction[underway + h] ?? 0)
    rows.unitConversion[h] = conversion?.[axis.current + h] ?? terms.conversionCost
  }
  const keep = rowKeeper(cells, changedPeriods(model).supply, horizon)
  const mark = line * marksOfLine.supply
  const open = finance.payables.get(line)
  supplyMoney(
    {
      first: 0,
      bought: rows.bought,
      unitCost: rows.unitCost,
      inTransit: rows.inTransit,
      transitCost: terms.transitCost,
      terms: terms.terms,
      openDue: open?.due ?? rows.nothing,
      openTotal: open?.total ?? 0,
      made: rows.made,
      conversionCost: rows.unitConversion,
    },
    {
      purchases: rows.arising,
      payables: rows.balance,
      conversion_cost: rows.conversion,
      cash_out: rows.moved,
    },
  )
  keep(block + purchases, rows.arising, 0, mark + supplyMarks.purchases)
  keep(block + payables, rows.balance, 0, mark + supplyMarks.payables)
  keep(block + conversion_cost, rows.conversion, 0, mark + supplyMarks.conversion_cost)
  keep(block + cash_out, rows.moved, 0, mark + supplyMarks.cash_out)
}
