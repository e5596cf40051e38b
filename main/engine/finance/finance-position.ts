/** Where money stands at the beginning of a plan, and by what terms it moves. */
import type { MonthAxis } from '../calendar/month-axis'
import { indexOnAxis } from '../calendar/month-axis'
import type { MasterData } from '../model/master-data'
import { type DemandLine, type SupplyLine, supplyKey } from '../model/plan-lines'
import type { ProductStructure } from '../model/product-structure'
import { numberOf, type PlanSource, textOf } from '../source/plan-source'
import { type ExchangeRates, readExchangeRates } from './exchange-rates'
import { conversionCostOf } from './line-finance'
import { type OpenItems, readOpenItems, type TradeOf } from './open-items'
import { blendTerms, type PaymentTerms, termsOfDays } from './payment-terms'

/** How a supply line's goods are paid for. */
export interface SupplyTerms {
  readonly terms: PaymentTerms
  /** Part of the line's supply that is bought; the rest is made. */
  readonly bought: number
  /** Cost of a bought unit by planned period, and of one that is already ordered. */
  readonly unitCost: Float64Array
  readonly transitCost: Float64Array
  /** Of a made unit, beyond its components. */
  readonly conversionCost: number
}

export interface BudgetRows {
  readonly quantity: Float64Array
  readonly revenue: Float64Array
  readonly gross_margin: Float64Array
}

export interface FinancePosition {
  readonly rates: ExchangeRates
  /** By line; lines without open amounts are not in it. */
  readonly receivables: ReadonlyMap<number, OpenItems>
  readonly payables: ReadonlyMap<number, OpenItems>
  /** By supply line. */
  readonly supply: readonly SupplyTerms[]
  /** Resources × periods of the axis, money an hour. */
  readonly overtimeCost: Float64Array
  /** By family, periods of the axis; NaN where nothing was budgeted. */
  readonly budget: ReadonlyMap<string, BudgetRows>
}

interface Lines {
  readonly axis: MonthAxis
  readonly master: MasterData
  readonly demandLines: readonly DemandLine[]
  readonly supplyLines: readonly SupplyLine[]
  readonly structure: ProductStructure
  readonly resourceIndex: ReadonlyMap<string, number>
  /** By demand line: orders of the last twelve months. */
  readonly yearWeight: Float64Array
}

/**
 * Reads the position. Invoices issued in the current month are left out, since the month's revenue holds what they bill;
 * bills stay in, since the month's purchases are only what is still to come.
 */
export function readFinancePosition(source: PlanSource, lines: Lines): FinancePosition {
  const { axis, master, demandLines, yearWeight } = lines
  const rates = readExchangeRates(source, axis, master.company.currency)
  const sold = new Map<string, { line: number; weight: number }[]>()
  demandLines.forEach(({ customer, price }, line) => {
    const trade = sold.get(customer.customer) ?? []
    sold.set(customer.customer, trade)
    trade.push({ line, weight: (yearWeight[line] ?? 0) * price })
  })
  const orders = readPurchases(source, lines, rates)
  const ledger = { partner: 'customer', before: `${axis.periods[axis.current]}-01` }
  return {
    rates,
    receivables: readOpenItems(source, axis, rates, sold, { entity: 'receivable', ...ledger }),
    payables: readOpenItems(source, axis, rates, orders.trade, {
      entity: 'payable',
      partner: 'supplier',
      before: '',
    }),
    supply: readSupplyTerms(source, lines, rates, orders.price),
    overtimeCost: readOvertimeCost(source, lines),
    budget: readBudget(source, axis),
  }
}

interface Purchases {
  readonly trade: TradeOf
  /** By supply line: mean price of a unit on order, 0 where nothing is. */
  readonly price: Float64Array
}

/** What each supplier's lines were and are ordered for; where it has no orders, what they are sourced for. */
function readPurchases(
  source: PlanSource,
  { axis, supplyLines }: Lines,
  rates: ExchangeRates,
): Purchases {
  const index = new Map(supplyLines.map(({ key }, line) => [key, line]))
  const value = new Map<string, Map<number, number>>()
  const openValue = new Float64Array(supplyLines.length)
  const openQuantity = new Float64Array(supplyLines.length)
  for (const row of source.rows('purchase_order_line')) {
    const line = index.get(supplyKey(textOf(row, 'item'), textOf(row, 'site')))
    if (line === undefined || textOf(row, 'status') === 'cancelled') continue
    const period = indexOnAxis(axis, textOf(row, 'due_on'))
    const price = numberOf(row, 'price') * (rates.rate(textOf(row, 'currency'), period) ?? 0)
    const quantity = numberOf(row, 'quantity_ordered')
    const ofSupplier = value.get(textOf(row, 'supplier')) ?? new Map<number, number>()
    value.set(textOf(row, 'supplier'), ofSupplier)
    ofSupplier.set(line, (ofSupplier.get(line) ?? 0) + price * quantity)
    const open = quantity - numberOf(row, 'quantity_received')
    if (textOf(row, 'status') !== 'open' || open <= 0) continue
    openValue[line]! += price * open
    openQuantity[line]! += open
  }
  const trade = new Map<string, { line: number; weight: number }[]>()
  supplyLines.forEach(({ suppliers }, line) => {
    for (const { supplier } of suppliers) {
      const known = trade.get(supplier) ?? []
      trade.set(supplier, known)
      known.push({ line, weight: value.get(supplier)?.get(line) ?? 0 })
    }
  })
  const price = openValue.map((sum, line) =>
    openQuantity[line]! > 0 ? sum / openQuantity[line]! : 0,
  )
  return { trade, price }
}

interface SourcedFrom {
  readonly share: number
  readonly cost: number
  readonly currency: string
  readonly days: number
}

function readSupplyTerms(
  source: PlanSource,
  { axis, supplyLines, structure }: Lines,
  rates: ExchangeRates,
  onOrder: Float64Array,
): SupplyTerms[] {
  const days = new Map<string, number>()
  for (const row of source.rows('supplier'))
    days.set(textOf(row, 'supplier'), numberOf(row, 'payment_days'))
  const bought = new Map<string, SourcedFrom[]>()
  const made = new Map<string, number>()
  for (const row of source.rows('sourcing')) {
    const key = supplyKey(textOf(row, 'item'), textOf(row, 'site'))
    const share = numberOf(row, 'share')
    const supplier = textOf(row, 'supplier')
    if (supplier === '') made.set(key, (made.get(key) ?? 0) + share)
    else {
      const from = bought.get(key) ?? []
      bought.set(key, from)
      from.push({
        share,
        cost: numberOf(row, 'unit_cost'),
        currency: textOf(row, 'currency'),
        days: days.get(supplier) ?? 0,
      })
    }
  }
  const horizon = axis.periods.length - axis.current
  const byCurrency = new Map<string, Float64Array>()
  const ratesOf = (currency: string): Float64Array => {
    const row =
      byCurrency.get(currency) ??
      Float64Array.from({ length: horizon }, (_, h) => rates.rate(currency, axis.current + h) ?? 0)
    byCurrency.set(currency, row)
    return row
  }
  return supplyLines.map(({ key, item }, line) => {
    const from = bought.get(key) ?? []
    const share = from.reduce((sum, one) => sum + one.share, 0)
    const whole = share + (made.get(key) ?? 0)
    const weightOf = (one: SourcedFrom): number => (share > 0 ? one.share / share : 1 / from.length)
    const unitCost = new Float64Array(horizon)
    for (const one of from) {
      const cost = weightOf(one) * one.cost
      const rate = ratesOf(one.currency)
      for (let h = 0; h < horizon; h++) unitCost[h]! += cost * rate[h]!
    }
    const ordered = onOrder[line]!
    const components = (structure.components[line] ?? []).map((use) => ({
      quantity: use.quantity,
      cost: supplyLines[use.line]?.item.cost ?? 0,
    }))
    return {
      terms: blendTerms(
        from.map((one) => ({ terms: termsOfDays(one.days), weight: weightOf(one) })),
      ),
      bought: whole > 0 ? share / whole : item.make ? 0 : 1,
      unitCost,
      transitCost: ordered > 0 ? unitCost.map(() => ordered) : unitCost,
      conversionCost: conversionCostOf(item.cost, components),
    }
  })
}

function readOvertimeCost(source: PlanSource, { axis, resourceIndex }: Lines): Float64Array {
  const count = axis.periods.length
  const cells = new Float64Array(resourceIndex.size * count)
  for (const row of source.rows('capacity')) {
    const resource = resourceIndex.get(textOf(row, 'resource'))
    const t = indexOnAxis(axis, textOf(row, 'month'))
    if (resource === undefined || t < 0 || t >= count) continue
    cells[resource * count + t] = numberOf(row, 'overtime_cost_per_hour')
  }
  return cells
}

function readBudget(source: PlanSource, axis: MonthAxis): Map<string, BudgetRows> {
  const budget = new Map<string, BudgetRows>()
  const empty = (): Float64Array => new Float64Array(axis.periods.length).fill(Number.NaN)
  for (const row of source.rows('budget')) {
    const t = indexOnAxis(axis, textOf(row, 'month'))
    if (t < 0 || t >= axis.periods.length) continue
    const family = textOf(row, 'family')
    const rows = budget.get(family) ?? {
      quantity: empty(),
      revenue: empty(),
      gross_margin: empty(),
    }
    budget.set(family, rows)
    rows.quantity[t] = numberOf(row, 'quantity')
    rows.revenue[t] = numberOf(row, 'revenue')
    rows.gross_margin[t] = numberOf(row, 'gross_margin')
  }
  return budget
}
