/** What the data and the history say of an item's life: whose place it takes, and as whom it may sell. Never applied by itself. */
import type { TieSuggestion } from '@shared/contract/forecast-calls'
import type { Succession } from '@shared/model/forecast-setting'
import { findAnalogues } from '../forecast/lifecycle/find-analogues'
import type { Item } from '../model/master-data'
import type { ForecastSource } from './item-forecasts'
import { monthsOfHistory } from './item-history'
import { aligned } from './joint-demand'

const usualMonths = 6
/** Months of overlap that tell of a change, and how long ago one may have begun. */
const overlap = { least: 3, most: 18 }
/** History of a predecessor before its successor came, and of an analogue. */
const yearsKnown = 12
const analogueMonths = 18
/** An item of fewer months than this is new. */
const newMonths = 6
const weights = { category: 3, family: 2, price: 2, source: 1 }
const leastLikeness = 0.7
const mostSuggested = 3

const mean = (values: Float64Array): number =>
  values.length > 0 ? values.reduce((a, b) => a + b, 0) / values.length : 0

/** Orders a month of the elder before the younger came, and of both lately. */
interface Change {
  readonly before: number
  readonly latestOld: number
  readonly latestNew: number
}

/** How one went and the other came, where the younger has orders; `since`: months since its first. */
function changeOf(elder: Float64Array, younger: Float64Array): Change & { readonly since: number } {
  const first = younger.findIndex((value) => value > 0)
  const at = first < 0 ? monthsOfHistory : first
  return {
    since: monthsOfHistory - at,
    before: mean(elder.slice(Math.max(0, at - yearsKnown), at)),
    latestOld: mean(elder.slice(-overlap.least)),
    latestNew: mean(younger.slice(-overlap.least)),
  }
}

/** Correlation of the younger one's log-odds with time: 1 where its share rises in a line (Fisher and Pry 1971). */
function rises(elder: Float64Array, younger: Float64Array, since: number): number {
  const odds: number[] = []
  for (let t = monthsOfHistory - since; t < monthsOfHistory; t++) {
    const total = elder[t]! + younger[t]!
    const share = Math.min(0.99, Math.max(0.01, total > 0 ? younger[t]! / total : 0.5))
    odds.push(Math.log(share / (1 - share)))
  }
  const middle = odds.reduce((a, b) => a + b, 0) / odds.length
  const centre = (odds.length - 1) / 2
  let both = 0
  let times = 0
  let values = 0
  odds.forEach((value, t) => {
    both += (t - centre) * (value - middle)
    times += (t - centre) ** 2
    values += (value - middle) ** 2
  })
  return times > 0 && values > 0 ? both / Math.sqrt(times * values) : 0
}

/** One came as the other went, and together they sell about what the one did. */
function tookOver(elder: Float64Array, younger: Float64Array): boolean {
  const { since, before, latestOld, latestNew } = changeOf(elder, younger)
  if (since < overlap.least || since > overlap.most || !(before > 0)) return false
  const known = elder.findIndex((value) => value > 0)
  if (known < 0 || monthsOfHistory - since - known < yearsKnown) return false
  const together = (latestOld + latestNew) / before
  const gone = latestOld < 0.5 * before && latestNew > 0.2 * before
  return gone && together > 0.6 && together < 1.6 && rises(elder, younger, since) > 0.8
}

export function suggestTies(model: ForecastSource, item: string): TieSuggestion[] {
  const { axis, master, forecasts } = model
  const { byItem, settings, lives } = forecasts
  const now = axis.periods[axis.current]!
  const own = master.items.get(item)
  if (!own) return []
  const ordersOf = (code: string): Float64Array =>
    aligned(byItem.get(code)?.observed ?? new Float64Array(0))
  const untied = (code: string): boolean => {
    const setting = settings.get(code)
    return !setting?.follows && !setting?.like
  }

  function succession(
    elder: Item,
    younger: Item,
    evidence: 'data' | 'history',
  ): TieSuggestion | null {
    if (!untied(younger.item) || younger.item === elder.item) return null
    if (!byItem.has(elder.item)) return null
    const change = changeOf(ordersOf(elder.item), ordersOf(younger.item))
    const started = byItem.get(younger.item)?.observed.length ?? 0
    // One that has sold for years beside the other did not come to take its place.
    if (started > overlap.most) return null
    const follows: Succession = {
      predecessor: elder.item,
      from: started > 0 ? byItem.get(younger.item)!.start : now,
      months: usualMonths,
      shape: 's_curve',
      share: 1,
      factor: 1,
    }
    const { before, latestOld, latestNew } = change
    return {
      kind: 'follows',
      item: younger.item,
      name: younger.name,
      predecessor: elder.name,
      follows,
      evidence,
      before,
      latestOld,
      latestNew,
    }
  }

  const found: TieSuggestion[] = []
  const take = (one: TieSuggestion | null): void => {
    if (one) found.push(one)
  }
  const after = own.successor === null ? undefined : master.items.get(own.successor)
  if (after) take(succession(own, after, 'data'))
  for (const other of master.items.values())
    if (other.successor === item) take(succession(other, own, 'data'))
  if (found.length === 0 && !lives.joint.has(item))
    for (const other of master.items.values()) {
      if (other.item === item || other.category !== own.category || !byItem.has(other.item))
        continue
      if (tookOver(ordersOf(item), ordersOf(other.item))) take(succession(own, other, 'history'))
      if (tookOver(ordersOf(other.item), ordersOf(item))) take(succession(other, own, 'history'))
    }
  if (found.length === 0 && untied(item) && !lives.joint.has(item))
    found.push(...analogues(model, own, now, ordersOf))
  return found.slice(0, mostSuggested)
}

function analogues(
  { master, forecasts: { byItem } }: ForecastSource,
  own: Item,
  now: string,
  ordersOf: (item: string) => Float64Array,
): TieSuggestion[] {
  const observed = byItem.get(own.item)?.observed.length ?? 0
  if (observed >= newMonths || own.lifecycle === 'end_of_life') return []
  const attributes = ({ family, category, price, make }: Item) => ({
    family,
    category,
    price,
    source: make ? 'make' : 'buy',
  })
  const candidates = [...byItem.values()]
    .filter((one) => one.observed.length >= analogueMonths && one.item !== own.item)
    .flatMap(({ item }) => master.items.get(item) ?? [])
    .filter(({ lifecycle }) => lifecycle === 'active')
    .map((one) => ({ item: one.item, attributes: attributes(one) }))
  const described = { item: own.item, attributes: attributes(own) }
  const from = observed > 0 ? byItem.get(own.item)!.start : now
  const sold = ordersOf(own.item).slice(monthsOfHistory - observed)
  return findAnalogues(described, candidates, weights, mostSuggested, leastLikeness).map(
    ({ item, likeness }) => {
      const like = {
        analogue: item,
        from,
        months: usualMonths,
        shape: 'linear' as const,
        scale: scaleOf(sold, ordersOf(item)),
      }
      const total = sold.reduce((a, b) => a + b, 0)
      return { kind: 'like', like, name: master.items.get(item)!.name, likeness, sold: total }
    },
  )
}

/** What it sold for what its analogue did in the same months, along a straight ramp; 1 where that says nothing. */
function scaleOf(sold: Float64Array, analogue: Float64Array): number {
  const same = analogue.slice(monthsOfHistory - sold.length)
  let expected = 0
  same.forEach((value, age) => {
    expected += value * Math.min(1, (age + 0.5) / usualMonths)
  })
  const came = sold.reduce((a, b) => a + b, 0)
  if (sold.length < overlap.least || !(expected > 0) || !(came > 0)) return 1
  return Math.min(100, Math.max(0.01, Math.round((100 * came) / expected) / 100))
}
