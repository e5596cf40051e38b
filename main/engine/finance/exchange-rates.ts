/** Amounts in other currencies into the company's, by the rate of the month. */
import { indexOnAxis, type MonthAxis } from '../calendar/month-axis'
import { numberOf, type PlanSource, textOf } from '../source/plan-source'

export interface ExchangeRates {
  /**
   * Units of the company's currency for one of `currency` in a period of the axis (before its first: that of the
   * first). The last known rate carries on; before the first known one that one holds. Undefined where none is known.
   */
  rate(currency: string, period: number): number | undefined
}

/** Reads the rates. The company's own currency, and an empty one, is 1. */
export function readExchangeRates(
  source: PlanSource,
  axis: MonthAxis,
  companyCurrency: string,
): ExchangeRates {
  const known = new Map<string, [period: number, rate: number][]>()
  for (const row of source.rows('exchange_rate')) {
    const rate = numberOf(row, 'rate')
    if (!(rate > 0)) continue
    const currency = textOf(row, 'currency')
    const list = known.get(currency) ?? []
    list.push([indexOnAxis(axis, textOf(row, 'month')), rate])
    known.set(currency, list)
  }
  const byPeriod = new Map<string, Float64Array>()
  for (const [currency, list] of known) byPeriod.set(currency, carriedOn(list, axis.periods.length))
  return {
    rate(currency, period) {
      if (currency === '' || currency === companyCurrency) return 1
      const rates = byPeriod.get(currency)
      return rates?.[Math.min(rates.length - 1, Math.max(0, period))]
    },
  }
}

function carriedOn(list: [period: number, rate: number][], count: number): Float64Array {
  const inOrder = list.sort(([a], [b]) => a - b)
  const rates = new Float64Array(count)
  let next = 0
  let last = inOrder[0]![1]
  for (let t = 0; t < count; t++) {
    while (next < inOrder.length && inOrder[next]![0] <= t) {
      last = inOrder[next]![1]
      next += 1
    }
    rates[t] = last
  }
  return rates
}
