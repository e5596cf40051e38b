/** What customers and suppliers owe or are owed today, spread over the plan lines that they trade in. */
import { indexOnAxis, type MonthAxis } from '../calendar/month-axis'
import { numberOf, type PlanSource, textOf } from '../source/plan-source'
import type { ExchangeRates } from './exchange-rates'

/** Open amounts of a line in the company's currency. */
export interface OpenItems {
  /** By planned period in which they are due, overdue ones in the first. */
  readonly due: Float64Array
  /** All of them, with what is due beyond the horizon. */
  total: number
}

interface Ledger {
  readonly entity: 'receivable' | 'payable'
  /** Field of the partner: `customer` or `supplier`. */
  readonly partner: string
  /** Documents issued from this day on are left out; empty for none. */
  readonly before: string
}

/** A partner's lines and how much of the trade with it each is. */
export type TradeOf = ReadonlyMap<
  string,
  readonly { readonly line: number; readonly weight: number }[]
>

/**
 * Line → open amounts. A partner's amounts are spread over its lines by weight, equally where nothing has weight; a
 * partner that the plan does not trade with has its own spread over all lines in the same way, so that nothing is lost.
 * Amounts in a currency without a rate are not in it (pulls put such rows aside).
 */
export function readOpenItems(
  source: PlanSource,
  axis: MonthAxis,
  rates: ExchangeRates,
  trade: TradeOf,
  { entity, partner, before }: Ledger,
): ReadonlyMap<number, OpenItems> {
  const everyLine = [...trade.values()].flat()
  const horizon = axis.periods.length - axis.current
  const byPartner = new Map<string, OpenItems>()
  for (const row of source.rows(entity)) {
    if (before !== '' && textOf(row, 'issued_on') >= before) continue
    const rate = rates.rate(textOf(row, 'currency'), axis.current)
    const open = (numberOf(row, 'amount') - numberOf(row, 'paid')) * (rate ?? 0)
    if (open === 0) continue
    const code = textOf(row, partner)
    const items = byPartner.get(code) ?? { due: new Float64Array(horizon), total: 0 }
    byPartner.set(code, items)
    items.total += open
    const h = Math.max(0, indexOnAxis(axis, textOf(row, 'due_on')) - axis.current)
    if (h < horizon) items.due[h]! += open
  }
  const byLine = new Map<number, OpenItems>()
  for (const [code, items] of byPartner) spread(items, trade.get(code) ?? everyLine, byLine)
  return byLine
}

function spread(
  items: OpenItems,
  over: readonly { readonly line: number; readonly weight: number }[],
  byLine: Map<number, OpenItems>,
): void {
  const whole = over.reduce((sum, { weight }) => sum + weight, 0)
  for (const { line, weight } of over) {
    const part = whole > 0 ? weight / whole : 1 / over.length
    if (part === 0) continue
    const own = byLine.get(line) ?? { due: new Float64Array(items.due.length), total: 0 }
    byLine.set(line, own)
    own.total += items.total * part
    for (let h = 0; h < own.due.length; h++) own.due[h]! += items.due[h]! * part
  }
}
