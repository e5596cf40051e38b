import { sum } from './numbers-and-lists.mjs'
import { historyMonths, monthAt, monthIndex, monthOfYear } from './planning-calendar.mjs'
import { randomFor } from './seeded-random.mjs'

/** Cycles that were published before the closing date, and how many months ahead each looked. */
const cycles = 12
const monthsAhead = 7
/** What the meeting gave the statistics and the field. */
const weights = { baseline: 0.6, forecast: 0.4 }
const optimism = 1.05

/** What was asked for, by item and month. */
function actualDemand(orderLines) {
  const totals = new Map()
  for (const line of orderLines) {
    const months = totals.get(line.item) ?? new Float64Array(historyMonths)
    const index = monthIndex(line.requested_on.slice(0, 7))
    if (index < historyMonths) months[index] += line.quantity_ordered - line.quantity_cancelled
    totals.set(line.item, months)
  }
  return totals
}

/** January to December of a family, 1 an ordinary month, as far as it was known at `cycle`. */
function familySeason(rows, cycle) {
  const byMonth = Array.from({ length: 12 }, () => ({ total: 0, times: 0 }))
  const from = cycle % 12
  for (let index = from; index < cycle; index++) {
    const month = byMonth[monthOfYear(index)]
    month.total += sum(rows, (months) => months[index])
    month.times += 1
  }
  const mean = sum(byMonth, ({ total, times }) => total / Math.max(1, times)) / 12
  return byMonth.map(({ total, times }) => total / Math.max(1, times) / (mean || 1) || 1)
}

/** The item's last half year without its season: nothing that came after `cycle` is known here. */
function levelOf(months, season, cycle) {
  const recent = Array.from({ length: 6 }, (_, k) => cycle - 1 - k)
  return sum(recent, (index) => months[index] / season[monthOfYear(index)]) / recent.length
}

/**
 * What the cycles of the last year published for each item: the statistics from the history of their day, the field's
 * belief, less sure the further ahead, and what was agreed from both.
 */
export function publishedPlans(goods, demand, orderLines) {
  const random = randomFor('published plans')
  const actual = actualDemand(orderLines)
  const rows = []
  for (let cycle = historyMonths - cycles; cycle < historyMonths; cycle++) {
    for (const good of goods) {
      const own = actual.get(good.item)
      if (!own) continue
      const family = goods.filter((other) => other.family.code === good.family.code)
      const season = familySeason(
        family.flatMap(({ item }) => actual.get(item) ?? []),
        cycle,
      )
      const level = levelOf(own, season, cycle)
      for (let ahead = 0; ahead < monthsAhead; ahead++) {
        const index = cycle + ahead
        const belief = demand.get(good.item)[index] * optimism * random.noise(0.11 + 0.025 * ahead)
        const baseline = Math.round(level * season[monthOfYear(index)])
        const forecast = Math.round(belief / 10) * 10
        const add = (measure, quantity) =>
          rows.push({
            as_of: monthAt(cycle),
            item: good.item,
            customer: '*',
            month: monthAt(index),
            measure,
            quantity,
          })
        if (baseline === 0 && forecast === 0) continue
        add('baseline', baseline)
        add('sales_forecast', forecast)
        add(
          'consensus_demand',
          Math.round(weights.baseline * baseline + weights.forecast * forecast),
        )
      }
    }
  }
  return rows
}
