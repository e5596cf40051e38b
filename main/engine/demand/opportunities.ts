/** Deals of the CRM, bound to demand lines and to the axis. */
import { indexOnAxis, type MonthAxis } from '../calendar/month-axis'
import type { Name } from '../model/master-data'
import { demandKey } from '../model/plan-lines'
import { numberOf, type PlanSource, textOf } from '../source/plan-source'

export interface OpportunityLine {
  /** Demand line. */
  readonly line: number
  readonly quantity: number
  readonly deliveryMonths: number
}

export interface Opportunity {
  readonly opportunity: string
  readonly name: Name
  readonly customer: string
  /** `open`, `won` or `lost`. */
  readonly outcome: string
  readonly probability: number
  /** In the company's currency. */
  readonly amount: number
  /** `YYYY-MM-DD`. */
  readonly expectedCloseOn: string
  /** In the order of the source; lines the plan does not have are left out. */
  readonly lines: readonly OpportunityLine[]
}

/** Months between winning a deal and its first delivery. */
export const deliveryOffset = 1

/** Every opportunity by its code. */
export function readOpportunities(
  source: PlanSource,
  demandIndex: ReadonlyMap<string, number>,
): ReadonlyMap<string, Opportunity> {
  const found = new Map<string, Opportunity & { readonly lines: OpportunityLine[] }>()
  for (const row of source.rows('opportunity')) {
    const opportunity = textOf(row, 'opportunity')
    found.set(opportunity, {
      opportunity,
      name: { zh: textOf(row, 'name_zh'), en: textOf(row, 'name_en') },
      customer: textOf(row, 'customer'),
      outcome: textOf(row, 'outcome'),
      probability: numberOf(row, 'probability'),
      amount: numberOf(row, 'amount'),
      expectedCloseOn: textOf(row, 'expected_close_on'),
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
      deliveryMonths: Math.max(1, numberOf(row, 'delivery_months')),
    })
  }
  return found
}

/** When a deal is expected to close: never before the current period. */
export const expectedClose = (axis: MonthAxis, { expectedCloseOn }: Opportunity): number =>
  Math.max(axis.current, indexOnAxis(axis, expectedCloseOn))

/** Calls `add` with the period and part of each delivery of a deal's line closed in period `close`: evenly over its delivery months, the horizon's only. */
export function forEachDelivery(
  axis: MonthAxis,
  { quantity, deliveryMonths }: OpportunityLine,
  close: number,
  add: (period: number, quantity: number) => void,
): void {
  for (let k = 0; k < deliveryMonths; k++) {
    const period = close + deliveryOffset + k
    if (period >= axis.periods.length) return
    add(period, quantity / deliveryMonths)
  }
}

/** Adds Σ open opportunities: probability × quantity, from the expected close on; `rowOf` says where in `target` a demand line stands, if at all. */
export function addPipeline(
  axis: MonthAxis,
  opportunities: Iterable<Opportunity>,
  target: Float64Array,
  rowOf: (line: number) => number | undefined = (line) => line,
): void {
  const count = axis.periods.length
  for (const deal of opportunities) {
    if (deal.outcome !== 'open') continue
    const close = expectedClose(axis, deal)
    for (const line of deal.lines) {
      const row = rowOf(line.line)
      if (row === undefined) continue
      const likely = { ...line, quantity: deal.probability * line.quantity }
      forEachDelivery(axis, likely, close, (period, quantity) => {
        const at = row * count + period
        target[at] = (target[at] ?? 0) + quantity
      })
    }
  }
}
