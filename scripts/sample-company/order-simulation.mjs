import { slowMovers } from './expected-demand.mjs'
import { groupedBy, inPacks, sum } from './numbers-and-lists.mjs'
import { historyMonths } from './planning-calendar.mjs'
import { lifeShare } from './product-lifecycles.mjs'
import { randomFor } from './seeded-random.mjs'

const linesOfHistory = 28_600
const noiseOf = { A: 0.18, B: 0.28, C: 0.42 }

/** How often a pair orders: large pairs nearly every month, small ones a few times a year. */
function orderChances(pairs) {
  const chanceFor = (pair, factor) => {
    const lastYear = sum([...pair.months.slice(historyMonths - 12, historyMonths)]) / 12
    const cap = slowMovers.has(pair.good.item) ? 0.22 : 0.985
    return Math.min(cap, Math.max(0.08, factor * lastYear ** 0.65))
  }
  const activeMonths = (pair) => {
    let active = 0
    for (let index = 0; index < historyMonths; index++) {
      if (pair.months[index] > 0) active += lifeShare(pair.good.life, index)
    }
    return active
  }
  const active = pairs.map(activeMonths)
  let low = 0.001
  let high = 1
  for (let step = 0; step < 40; step++) {
    const middle = (low + high) / 2
    const lines = sum(pairs.map((pair, i) => chanceFor(pair, middle) * active[i]))
    if (lines > linesOfHistory) high = middle
    else low = middle
  }
  return pairs.map((pair) => chanceFor(pair, low))
}

/** A month's mood of the whole market for an item, so that items move on their own as well as by customer. */
function itemMoods(random) {
  const moods = new Map()
  return (item, index) => {
    const key = `${item}/${index}`
    if (!moods.has(key)) moods.set(key, random.noise(0.06))
    return moods.get(key)
  }
}

/** Customers are moody one by one; a whole family's month stays within a few percent of what its market wants. */
function steadied(asked, pairs) {
  const random = randomFor('months of the market')
  const groupOf = (pair, index) => `${pair.good.family.code}/${index}`
  const wanted = new Map()
  for (const pair of pairs) {
    pair.months.forEach((expected, index) => {
      const group = groupOf(pair, index)
      wanted.set(group, (wanted.get(group) ?? 0) + expected)
    })
  }
  const groups = groupedBy(asked, (one) => groupOf(one.pair, one.index))
  return [...groups].flatMap(([group, members]) => {
    const factor = (wanted.get(group) / sum(members, (one) => one.quantity)) * random.noise(0.022)
    return members.map((one) => ({
      ...one,
      quantity: inPacks(one.quantity * factor, one.pair.good.family.pack),
    }))
  })
}

/** What customers asked for, month by month, until the month with index `end`. */
export function simulatedOrders(pairs, end) {
  const random = randomFor('orders')
  const mood = itemMoods(randomFor('moods of the market'))
  const chances = orderChances(pairs)
  const asked = []
  for (let index = 0; index < end; index++) {
    for (let i = 0; i < pairs.length; i++) {
      const pair = pairs[i]
      const expected = pair.months[index]
      if (expected <= 0) continue
      const chance = chances[i] * Math.max(0.05, lifeShare(pair.good.life, index))
      if (!random.chance(chance)) continue
      const quantity =
        (expected / chance) *
        random.noise(noiseOf[pair.customer.class]) *
        mood(pair.good.item, index)
      asked.push({ pair, index, quantity })
    }
  }
  return steadied(asked, pairs)
}
