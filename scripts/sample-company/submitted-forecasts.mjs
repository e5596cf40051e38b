import { numbered, sortedBy, sum } from './numbers-and-lists.mjs'
import { addDays, asOf, historyMonths, monthAt } from './planning-calendar.mjs'
import { repOf } from './sales-reps.mjs'
import { randomFor } from './seeded-random.mjs'

const itemsOf = { A: 14, B: 6 }
const monthsAhead = 6

const halfYear = (pair) => sum([...pair.months.slice(historyMonths, historyMonths + monthsAhead)])

/** Most are approved by the closing date; a few are still on somebody's desk. */
function statusOf(random) {
  const draw = random.next()
  if (draw < 0.9) return 'approved'
  return draw < 0.95 ? 'submitted' : draw < 0.975 ? 'draft' : 'sent_back'
}

/** A pair's six months are submitted together; where a manager sent them back, a second revision followed. */
function submissionsOf(pair, random) {
  const rep = repOf(pair.customer)
  const status = statusOf(random)
  const revised = random.chance(0.08)
  const first = addDays(asOf, -random.integer(12, 20))
  const rows = []
  for (let index = historyMonths; index < historyMonths + monthsAhead; index++) {
    const belief = pair.months[index] * rep.optimism * random.noise(0.14)
    const row = {
      customer: pair.customer.customer,
      item: pair.good.item,
      month: monthAt(index),
      author: rep.name,
    }
    const quantity = Math.round(belief / 10) * 10
    if (revised) {
      rows.push({
        ...row,
        quantity: Math.round((quantity * 1.35) / 10) * 10,
        status: 'sent_back',
        submitted_on: first,
        revision: 1,
      })
      rows.push({
        ...row,
        quantity,
        status,
        submitted_on: addDays(first, random.integer(4, 9)),
        revision: 2,
      })
    } else rows.push({ ...row, quantity, status, submitted_on: first, revision: 1 })
  }
  return rows
}

export function submittedForecasts(pairs, customers) {
  const random = randomFor('submitted forecasts')
  const rows = customers.flatMap((customer) => {
    const own = pairs.filter((pair) => pair.customer === customer && halfYear(pair) > 0)
    const top = sortedBy(own, (pair) => -halfYear(pair) * pair.price).slice(
      0,
      itemsOf[customer.class] ?? 0,
    )
    return top.flatMap((pair) => submissionsOf(pair, random))
  })
  return rows.map((row, i) => ({ submission: numbered('FC-', i + 1, 5), ...row }))
}
