import { demandPattern } from './demand-pattern.mjs'
import { sum } from './numbers-and-lists.mjs'
import { allMonths, historyMonths } from './planning-calendar.mjs'
import { lifeShare } from './product-lifecycles.mjs'
import { eventFactor } from './promotions-and-drivers.mjs'
import { randomFor } from './seeded-random.mjs'

const revenueOfLastYear = 455e6
const itemsOf = { A: 51, B: 46, C: 28 }

/** Slow movers: bought rarely, in lots. */
export const slowMovers = new Set([
  'FG-RC12',
  'FG-RC18',
  'FG-AF18',
  'FG-KT03',
  'FG-BL06',
  'FG-BL15',
])

function chosenGoods(customer, goods, random) {
  const carried = goods.filter(
    (good) => !customer.families || customer.families.includes(good.family.code),
  )
  const count = customer.families ? 31 : itemsOf[customer.class] + random.integer(-4, 4)
  return random.weightedSample(carried, count, (good) => Math.sqrt(good.weight))
}

/**
 * One pair for each item that a customer buys, with the quantity expected in every month
 * from the first of history to the last planned one.
 */
export function expectedDemand(goods, customers, priceFor) {
  const random = randomFor('expected demand')
  const familyWeight = new Map()
  for (const good of goods) {
    const code = good.family.code
    familyWeight.set(code, (familyWeight.get(code) ?? 0) + good.weight)
  }
  const valueWeight = (good) =>
    (good.weight / familyWeight.get(good.family.code)) *
    good.family.share *
    (slowMovers.has(good.item) ? 0.35 : 1)
  const pairs = customers.flatMap((customer) => {
    const chosen = chosenGoods(customer, goods, random)
    const total = sum(chosen, valueWeight)
    return chosen.map((good) => {
      const price = priceFor(good.item, customer.class, historyMonths)
      const value = customer.weight * (valueWeight(good) / total) * random.noise(0.45)
      const months = new Float64Array(allMonths)
      for (let index = 0; index < allMonths; index++) {
        if (index < customer.from || index >= customer.until) continue
        months[index] =
          (value / price) *
          demandPattern(good.family.code, customer, index) *
          eventFactor(good, customer, index) *
          lifeShare(good.life, index)
      }
      return { good, customer, months, price }
    })
  })
  const lastYear = (pair) => sum([...pair.months.slice(historyMonths - 12, historyMonths)])
  const scale = revenueOfLastYear / sum(pairs, (pair) => pair.price * lastYear(pair))
  for (const pair of pairs) {
    for (let index = 0; index < allMonths; index++) pair.months[index] *= scale
  }
  return pairs
}

/** Expected quantity of each item in every month, over all customers. */
export function itemDemand(pairs) {
  const totals = new Map()
  for (const { good, months } of pairs) {
    const total = totals.get(good.item) ?? new Float64Array(allMonths)
    for (let index = 0; index < allMonths; index++) total[index] += months[index]
    totals.set(good.item, total)
  }
  return totals
}
