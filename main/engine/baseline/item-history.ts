/** What was ordered of each item, month by month: what its forecast is made from. */
import type { DemandPolicy } from '@shared/model/demand-policy'
import { cellWidth, monthNumber } from '@shared/model/orders/order-summary'
import { createMonthAxis, type MonthAxis } from '../calendar/month-axis'
import { readEventPercents } from '../demand/promotion-effects'
import { calendarOfBusiness } from '../forecast/calendar/calendar-of-business'
import type { LaunchOptions } from '../forecast/lifecycle/forecast-launch'
import { rampUp } from '../forecast/lifecycle/ramp-curves'
import { type DemandLine, demandKey } from '../model/plan-lines'
import { readOrderSummaries } from '../source/order-summaries'
import type { PlanSource } from '../source/plan-source'
import { type FamilyHistory, type KnownMonths, knownMonths } from './known-months'

/** Months of history that a forecast is made from, where there are as many. */
export const monthsOfHistory = 60

/** Months by whose orders an item's forecast is spread over its customers. */
const recentMonths = 12

/** New items reach their level in half a year, and are forecast as new for three quarters of one. */
const usualLaunch: LaunchOptions = { ramp: [...rampUp('linear', 6, 0, 9)] }

export interface ItemHistory {
  readonly item: string
  /** First month of the values, `YYYY-MM`: the first with an order. */
  readonly start: string
  /** Units ordered a month, oldest first, up to the last whole month; empty where nothing was ever ordered. */
  readonly observed: Float64Array
  /** Months (indices of `observed`) with events, and by how many percent these lifted the item's orders. */
  readonly promotions: readonly { readonly period: number; readonly percent: number }[]
  /** What months of `observed` and as many after it as are planned are multiplied by for reasons known beforehand; undefined where nothing is known. */
  readonly factors?: readonly number[]
  /** That it is new, and how items become known; undefined for all others. */
  readonly launch?: LaunchOptions
}

/** Of an item that nothing is known of; to be given its name and the first planned month. */
export const noHistory: Omit<ItemHistory, 'item' | 'start'> = {
  observed: new Float64Array(0),
  promotions: [],
}

/** What is known of items beyond their settings. */
export interface ItemLookup {
  /** The first planned month, and how many there are. */
  readonly now: string
  readonly horizon: number
  histories(item: string): ItemHistory
  lifecycle(item: string): string | undefined
  /** Factors known beforehand, as of a history of the item's family that begins at this of the sixty months. */
  factors(
    item: string,
    from: number,
    values: Float64Array,
    horizon: number,
  ): readonly number[] | undefined
}

export interface ItemHistories {
  /** Every item with a demand line, in the order of its first line. */
  readonly byItem: ReadonlyMap<string, ItemHistory>
  /** By demand line: its part of its item's cleaned orders of the last twelve months; all 0 where there were none. */
  readonly shares: Float64Array
  /** What the calendar and figures from outside were found to do, and what families know of months. */
  readonly known: KnownMonths
}

/** Least factor that an event may have had on history; below it the rest would be blown up. */
const leastLift = 0.1

/** Lines × months of `axis`: what events multiplied orders by; null where there were no events. */
function liftOf(
  source: PlanSource,
  axis: MonthAxis,
  lines: readonly DemandLine[],
): Float64Array | null {
  for (const _ of source.rows('event'))
    return readEventPercents(source, axis, lines).map((percent) =>
      Math.max(leastLift, 1 + percent / 100),
    )
  return null
}

/** The last sixty months before the first planned one, of every item that `lines` have. */
export function readItemHistories(
  source: PlanSource,
  axis: MonthAxis,
  lines: readonly DemandLine[],
  policy: Pick<DemandPolicy, 'calendar' | 'outside'>,
): ItemHistories {
  const past = createMonthAxis(`${axis.periods[axis.current]}-01`, monthsOfHistory, 0)
  const first = monthNumber(past.periods[0]!)
  const lift = liftOf(source, past, lines)
  const byKey = new Map(lines.map((line, index) => [line.key, index]))
  const items = new Map<string, { observed: Float64Array; cleaned: Float64Array }>()
  for (const { item } of lines)
    if (!items.has(item.item))
      items.set(item.item, {
        observed: new Float64Array(monthsOfHistory),
        cleaned: new Float64Array(monthsOfHistory),
      })
  const shares = new Float64Array(lines.length)
  for (const { item, customer, months } of readOrderSummaries(source)) {
    const line = byKey.get(demandKey(item, customer))
    const sums = line === undefined ? undefined : items.get(lines[line]!.item.item)
    if (line === undefined || !sums) continue
    for (let at = 0; at < months.length; at += cellWidth) {
      const t = months[at]! - first
      if (t < 0 || t >= monthsOfHistory) continue
      const ordered = months[at + 1]!
      const cleaned = ordered / (lift?.[line * monthsOfHistory + t] ?? 1)
      sums.observed[t] = sums.observed[t]! + ordered
      sums.cleaned[t] = sums.cleaned[t]! + cleaned
      if (t >= monthsOfHistory - recentMonths) shares[line] = shares[line]! + cleaned
    }
  }
  const families = familiesOf(lines, items)
  const known = knownMonths(
    families.histories,
    first,
    monthsOfHistory,
    calendarOfBusiness(policy.calendar),
    policy.outside,
  )
  const horizon = axis.periods.length - axis.current
  const byItem = new Map<string, ItemHistory>()
  for (const [item, { observed, cleaned }] of items) {
    const found = observed.findIndex((value) => value !== 0)
    const from = found < 0 ? monthsOfHistory : found
    const factors =
      found < 0
        ? undefined
        : known.factors(families.of.get(item)!, from, cleaned.subarray(from), horizon)
    byItem.set(item, {
      item,
      start: past.periods[from] ?? axis.periods[axis.current]!,
      observed: observed.slice(from),
      promotions: promotionsIn(observed.subarray(from), cleaned.subarray(from)),
      ...(factors ? { factors } : {}),
      ...(families.launched.has(item) ? { launch: usualLaunch } : {}),
    })
  }
  return { byItem, shares: partsOf(shares, lines), known }
}

/** Families with their new items, and with what their items were ordered for, at the items' own prices and without events. */
function familiesOf(
  lines: readonly DemandLine[],
  items: ReadonlyMap<string, { readonly cleaned: Float64Array }>,
): {
  readonly of: ReadonlyMap<string, string>
  readonly launched: ReadonlySet<string>
  readonly histories: readonly FamilyHistory[]
} {
  const of = new Map<string, string>()
  const launched = new Set<string>()
  const worth = new Map<string, Float64Array>()
  for (const { item } of lines) {
    if (of.has(item.item)) continue
    of.set(item.item, item.family)
    if (item.lifecycle === 'new') launched.add(item.item)
    const sum = worth.get(item.family) ?? new Float64Array(monthsOfHistory)
    worth.set(item.family, sum)
    const price = item.price > 0 ? item.price : 1
    items.get(item.item)!.cleaned.forEach((value, t) => {
      sum[t] = sum[t]! + price * value
    })
  }
  return {
    of,
    launched,
    histories: Array.from(worth, ([family, ofFamily]) => ({ family, worth: ofFamily })),
  }
}

/** Where orders and what is left of them without events differ. */
function promotionsIn(observed: Float64Array, cleaned: Float64Array): ItemHistory['promotions'] {
  const found: { period: number; percent: number }[] = []
  observed.forEach((value, period) => {
    const without = cleaned[period]!
    if (value > 0 && without > 0 && value !== without)
      found.push({ period, percent: (value / without - 1) * 100 })
  })
  return found
}

/** Each line's part of its item's sum; nothing where that is not above zero. */
function partsOf(recent: Float64Array, lines: readonly DemandLine[]): Float64Array {
  const total = new Map<string, number>()
  lines.forEach(({ item }, line) => {
    total.set(item.item, (total.get(item.item) ?? 0) + recent[line]!)
  })
  return recent.map((value, line) => {
    const sum = total.get(lines[line]!.item.item)!
    return sum > 0 ? value / sum : 0
  })
}
