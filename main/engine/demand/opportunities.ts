/** Deals of the CRM, bound to demand lines and to the axis. */
import type { MonthAxis } from '../calendar/month-axis'
import type { Name } from '../model/master-data'
import { demandKey } from '../model/plan-lines'
import { numberOf, type PlanSource, textOf } from '../source/plan-source'
import type { DealPlan } from './pipeline/plan-deal'

export interface OpportunityLine {
  /** Demand line. */
  readonly line: number
  readonly quantity: number
  readonly deliveryMonths: number
}

/** A deal as the CRM has it. */
export interface Deal {
  readonly opportunity: string
  readonly name: Name
  readonly customer: string
  readonly owner: string
  readonly stage: string
  /** `open`, `won` or `lost`. */
  readonly outcome: string
  readonly probability: number
  /** In the company's currency. */
  readonly amount: number
  /** `YYYY-MM-DD`; `closedOn` is empty while it is open, or where the CRM does not say. */
  readonly createdOn: string
  readonly expectedCloseOn: string
  readonly closedOn: string
  /** In the order of the source; lines the plan does not have are left out. */
  readonly lines: readonly OpportunityLine[]
}

/** A deal, and how it is counted. */
export interface Opportunity extends Deal {
  readonly plan: DealPlan
}

/** Every deal by its code; `deliveryMonths` holds where the CRM does not say. */
export function readDeals(
  source: PlanSource,
  demandIndex: ReadonlyMap<string, number>,
  deliveryMonths: number,
): ReadonlyMap<string, Deal> {
  const found = new Map<string, Deal & { readonly lines: OpportunityLine[] }>()
  for (const row of source.rows('opportunity')) {
    const opportunity = textOf(row, 'opportunity')
    found.set(opportunity, {
      opportunity,
      name: { zh: textOf(row, 'name_zh'), en: textOf(row, 'name_en') },
      customer: textOf(row, 'customer'),
      owner: textOf(row, 'owner'),
      stage: textOf(row, 'stage'),
      outcome: textOf(row, 'outcome'),
      probability: numberOf(row, 'probability'),
      amount: numberOf(row, 'amount'),
      createdOn: textOf(row, 'created_on'),
      expectedCloseOn: textOf(row, 'expected_close_on'),
      closedOn: textOf(row, 'closed_on'),
      lines: [],
    })
  }
  for (const row of source.rows('opportunity_line')) {
    const deal = found.get(textOf(row, 'opportunity'))
    const line = deal && demandIndex.get(demandKey(textOf(row, 'item'), deal.customer))
    if (line === undefined) continue
    deal?.lines.push({
      line,
      quantity: numberOf(row, 'quantity'),
      deliveryMonths: numberOf(row, 'delivery_months') || deliveryMonths,
    })
  }
  return found
}

/** Calls `add` with the period and part of each delivery of a deal's line closed in period `close`: evenly over its delivery months, from `delay` months later on, the horizon's only. */
export function forEachDelivery(
  axis: MonthAxis,
  { quantity, deliveryMonths }: OpportunityLine,
  close: number,
  delay: number,
  add: (period: number, quantity: number) => void,
): void {
  for (let k = 0; k < deliveryMonths; k++) {
    const period = close + delay + k
    if (period >= axis.periods.length) return
    add(period, quantity / deliveryMonths)
  }
}

/** Adds Σ open opportunities: probability × quantity, from the expected close on, those kept apart left out; `rowOf` says where in `target` a demand line stands, if at all. */
export function addPipeline(
  axis: MonthAxis,
  opportunities: Iterable<Opportunity>,
  target: Float64Array,
  rowOf: (line: number) => number | undefined = (line) => line,
): void {
  const count = axis.periods.length
  for (const deal of opportunities) {
    const { counted, close, delay, probability } = deal.plan
    if (!counted) continue
    for (const line of deal.lines) {
      const row = rowOf(line.line)
      if (row === undefined) continue
      const likely = { ...line, quantity: probability * line.quantity }
      forEachDelivery(axis, likely, close, delay, (period, quantity) => {
        const at = row * count + period
        target[at] = (target[at] ?? 0) + quantity
      })
    }
  }
}
