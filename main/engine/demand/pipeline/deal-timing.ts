/** What ended deals say of time: by how much late ones were late, and when and how far winning showed in orders. */
import { indexOnAxis, type MonthAxis } from '../../calendar/month-axis'
import type { Deal } from '../opportunities'
import { daysBetween, endOf } from './deal-classes'

const daysOfMonth = 30.4
/** Longest delay that is looked for. */
const longest = 6
/** Lines of deals, and part of what was won, below which nothing is learned. */
const fewest = 10
const leastPart = 0.1

const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const half = sorted.length / 2
  const upper = sorted[Math.floor(half)] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? 0) + upper) / 2
}

/** Months by which deals that closed late were late: their median, at least 1. */
export function slipOf(deals: Iterable<Deal>): { readonly months: number; readonly deals: number } {
  const late = [...deals]
    .filter(({ outcome, closedOn }) => outcome !== 'open' && closedOn !== '')
    .map((deal) => daysBetween(deal.expectedCloseOn, deal.closedOn))
    .filter((days) => days > 0)
  const months = Math.round(median(late) / daysOfMonth)
  return { months: Math.max(1, months), deals: late.length }
}

export interface LearnedDelay {
  /** Months from winning to the first delivery; null where orders do not tell. */
  readonly months: number | null
  /** Lines of won deals that could be followed. */
  readonly lines: number
  /** Part of what was won that came on top of what was usual, with deliveries from so many months after winning on: index is the delay. */
  readonly onTop: readonly number[]
  /** Standard error of each. */
  readonly errors: readonly number[]
}

/**
 * Follows every line of a won deal in the orders of its customer for its item: what was ordered in the months of
 * delivery beyond the mean of the twelve months before the close, in parts of the quantity won. The delay is the one at
 * which most of it came on top; it is learned only from 10 lines on, and where that part is a tenth at least and stands
 * out of its error (more than two standard errors above nothing).
 */
export function learnDelay(
  axis: MonthAxis,
  deals: Iterable<Deal>,
  actualOrders: Float64Array,
): LearnedDelay {
  const count = axis.periods.length
  const seen: number[][] = Array.from({ length: longest + 1 }, () => [])
  let lines = 0
  for (const deal of deals) {
    if (deal.outcome !== 'won') continue
    const close = indexOnAxis(axis, endOf(deal))
    for (const { line, quantity, deliveryMonths } of deal.lines) {
      // Every delay is judged on the same lines.
      const last = close + longest + deliveryMonths - 1
      if (close < 12 || last >= axis.current || quantity <= 0) continue
      lines += 1
      const ordered = (t: number): number => actualOrders[line * count + t] ?? 0
      let usual = 0
      for (let t = close - 12; t < close; t++) usual += ordered(t) / 12
      seen.forEach((parts, delay) => {
        let more = 0
        for (let k = 0; k < deliveryMonths; k++) more += ordered(close + delay + k) - usual
        parts.push(more / quantity)
      })
    }
  }
  const onTop = seen.map(mean)
  const errors = seen.map((parts, delay) => errorOf(parts, onTop[delay] ?? 0))
  const best = onTop.reduce((at, part, delay) => (part > (onTop[at] ?? 0) ? delay : at), 0)
  const part = onTop[best] ?? 0
  const stands = part >= leastPart && part > 2 * (errors[best] ?? Infinity)
  return { months: lines >= fewest && stands ? best : null, lines, onTop, errors }
}

const mean = (values: readonly number[]): number =>
  values.length > 0 ? values.reduce((a, b) => a + b, 0) / values.length : 0

/** Standard error of a mean. */
function errorOf(values: readonly number[], around: number): number {
  if (values.length < 2) return 0
  const squares = values.reduce((sum, value) => sum + (value - around) ** 2, 0)
  return Math.sqrt(squares / (values.length - 1) / values.length)
}
