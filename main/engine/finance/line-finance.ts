/**
 * Money of one plan line: rows of periods in, rows out. Amounts are in the company's currency, positions stand at the
 * end of the period. Balances roll forward: closing = opening + what arose - what was paid (any text on accounting;
 * terms as in DESIGN.md, Measures).
 */
import { addPayments, type PaymentTerms } from './payment-terms'

type Row = ArrayLike<number>

export interface CollectionInput {
  /** First planned period; nothing before it is written. */
  readonly first: number
  readonly revenue: Row
  readonly terms: PaymentTerms
  /** Open invoices by the period in which they are due, overdue ones in the first; and all of them together, with those due beyond the row. */
  readonly openDue: Row
  readonly openTotal: number
}

export interface Collection {
  readonly receivables: Float64Array
  readonly cash_in: Float64Array
}

/** Writes receivables and cash in of a line whose revenue is known. */
export function collectRevenue(
  { first, revenue, terms, openDue, openTotal }: CollectionInput,
  out: Collection,
): void {
  rollBalance(first, revenue, terms, openDue, openTotal, out.cash_in, out.receivables)
}

export interface SupplyMoneyInput {
  readonly first: number
  /** Bought: planned purchases and receipts in transit. Zero for own production. */
  readonly bought: Row
  /** Unit cost of what is planned, by period, and of what is in transit. */
  readonly unitCost: Row
  readonly inTransit: Row
  readonly transitCost: Row
  readonly terms: PaymentTerms
  /** Open bills by the period in which they are due, and all of them together. */
  readonly openDue: Row
  readonly openTotal: number
  /** Made: what is produced, and by period what a unit of it costs beyond its components. */
  readonly made: Row
  readonly conversionCost: Row
}

export interface SupplyMoney {
  readonly purchases: Float64Array
  readonly payables: Float64Array
  readonly conversion_cost: Float64Array
  readonly cash_out: Float64Array
}

/**
 * Writes purchases at what they cost, what suppliers are owed at the end of each period, the cost of own production,
 * and all that is paid: suppliers by their terms, production in the period it is done in.
 */
export function supplyMoney(input: SupplyMoneyInput, out: SupplyMoney): void {
  const { first, bought, unitCost, inTransit, transitCost, made, conversionCost } = input
  for (let t = first; t < out.purchases.length; t++) {
    out.purchases[t] = bought[t]! * unitCost[t]! + inTransit[t]! * transitCost[t]!
    out.conversion_cost[t] = made[t]! * conversionCost[t]!
  }
  const { terms, openDue, openTotal } = input
  rollBalance(first, out.purchases, terms, openDue, openTotal, out.cash_out, out.payables)
  for (let t = first; t < out.cash_out.length; t++) out.cash_out[t]! += out.conversion_cost[t]!
}

/** `paid` = what is open and falls due, and what arises by its terms; `balance` = what is left at the end of each period. */
function rollBalance(
  first: number,
  arising: Row,
  terms: PaymentTerms,
  openDue: Row,
  openTotal: number,
  paid: Float64Array,
  balance: Float64Array,
): void {
  for (let t = first; t < paid.length; t++) paid[t] = openDue[t]!
  addPayments(arising, terms, first, paid)
  let left = openTotal
  for (let t = first; t < paid.length; t++) {
    left += arising[t]! - paid[t]!
    balance[t] = left
  }
}

/**
 * What a unit costs beyond its components: standard cost less the components' standard cost, never below 0. A rule of
 * this product, chosen because bills and standard costs are what every source has: value added is wages, energy and
 * machine time, paid in the period of production.
 */
export const conversionCostOf = (
  standardCost: number,
  components: readonly { readonly quantity: number; readonly cost: number }[],
): number =>
  Math.max(
    0,
    standardCost - components.reduce((sum, { quantity, cost }) => sum + quantity * cost, 0),
  )

/** Money for hours beyond the regular ones, up to the overtime there is; none where no regular hours are known. */
export const overtimeCost = (
  load: number,
  regular: number,
  overtime: number,
  costPerHour: number,
): number =>
  Number.isNaN(regular) ? 0 : Math.max(0, Math.min(load - regular, overtime)) * costPerHour
