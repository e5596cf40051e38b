import { inPacks, numbered, sortedBy, sum } from './numbers-and-lists.mjs'
import { simulatedOrders } from './order-simulation.mjs'
import {
  addDays,
  asOf,
  dayOf,
  daysIn,
  earlier,
  historyMonths,
  monthAt,
} from './planning-calendar.mjs'
import { randomFor } from './seeded-random.mjs'

/** Share of a coming month's demand that is ordered already: November 2026 to February 2027. */
const bookedShare = [0.7, 0.35, 0.1, 0.03]
const shippedThisMonth = 0.12
const linesPerOrder = 8

/** Gathers what a customer asks for in a month, in one state, into orders of a few lines with one date. */
function orders(asked, random) {
  const groups = new Map()
  for (const one of asked) {
    const key = `${monthAt(one.index)}/${one.pair.customer.customer}/${one.state}`
    const group = groups.get(key) ?? []
    const last = group.at(-1)
    if (last && last.length < linesPerOrder && random.chance(0.9)) last.push(one)
    else group.push([one])
    groups.set(key, group)
  }
  return [...groups.values()].flat()
}

function requestedOn(month, state, random) {
  if (state === 'shipped now') return dayOf(month, random.integer(2, 12))
  if (state === 'overdue') return dayOf(month, random.integer(24, 31))
  const from = month === asOf.slice(0, 7) ? 17 : 1
  return dayOf(month, random.integer(from, daysIn(month)))
}

function shipping(requested, quantity, random) {
  const promised_on = addDays(requested, random.chance(0.12) ? random.integer(1, 5) : 0)
  const late = random.chance(0.07) ? random.integer(2, 14) : random.chance(0.1) ? 1 : 0
  const shipped_on = earlier(addDays(promised_on, late), '2026-11-14')
  return { promised_on, shipped_on, quantity_shipped: quantity }
}

/** What became of a line whose time has come: shipped, shipped in part, sent back in part, or cancelled. */
function outcome(requested, quantity, pack, random) {
  const nothing = { quantity_shipped: 0, quantity_cancelled: 0, quantity_returned: 0 }
  if (random.chance(0.012)) {
    return { ...nothing, promised_on: requested, quantity_cancelled: quantity, status: 'cancelled' }
  }
  const line = { ...nothing, ...shipping(requested, quantity, random), status: 'shipped' }
  if (quantity > 2 * pack && random.chance(0.015)) {
    line.quantity_cancelled = inPacks(quantity * random.between(0.1, 0.4), pack)
    line.quantity_shipped = quantity - line.quantity_cancelled
  }
  if (random.chance(0.022)) {
    line.quantity_returned = Math.max(
      1,
      Math.round(line.quantity_shipped * random.between(0.01, 0.08)),
    )
  }
  return line
}

const stillOpen = (requested, random) => ({
  promised_on: addDays(requested, random.chance(0.15) ? random.integer(1, 6) : 0),
  quantity_shipped: 0,
  quantity_cancelled: 0,
  quantity_returned: 0,
  status: 'open',
})

/** Draws lines of the coming months until the intended share of each month's expected quantity is on the books. */
function shuffledStates(asked, expectedIn, random) {
  const states = new Map()
  bookedShare.forEach((share, ahead) => {
    const index = historyMonths + ahead
    const candidates = random.shuffled(asked.filter((one) => one.index === index))
    let rest = expectedIn(index)
    const closing = ahead === 0 ? shippedThisMonth : 0
    const openUntil = rest * (1 - share)
    const end = openUntil - rest * closing
    for (const one of candidates) {
      if (rest <= end) break
      states.set(one, rest > openUntil ? 'open' : 'shipped now')
      rest -= one.quantity
    }
  })
  return states
}

/** Which of what was asked for is on the books on the closing date, and in what state. */
function booked(asked, expectedIn, random) {
  const state = shuffledStates(asked, expectedIn, random)
  return asked.flatMap((one) => {
    const ahead = one.index - historyMonths
    if (ahead < -1) return [{ ...one, state: 'past' }]
    if (ahead === -1) return [{ ...one, state: random.chance(0.012) ? 'overdue' : 'past' }]
    return state.has(one) ? [{ ...one, state: state.get(one) }] : []
  })
}

export function salesOrderLines(pairs, priceFor) {
  const random = randomFor('sales orders')
  const expectedIn = (index) => sum(pairs, (pair) => pair.months[index])
  const asked = booked(
    simulatedOrders(pairs, historyMonths + bookedShare.length),
    expectedIn,
    random,
  )
  const dated = orders(asked, random).map((group) => {
    const month = monthAt(group[0].index)
    const requested_on = requestedOn(month, group[0].state, random)
    const lead = random.integer(8, 32)
    return {
      group,
      requested_on,
      ordered_on: earlier(addDays(requested_on, -lead), addDays(asOf, -random.integer(1, 20))),
    }
  })
  return sortedBy(dated, (order) => order.requested_on).flatMap((order, number) =>
    order.group.map(({ pair, index, quantity, state }, i) => {
      const isOpen = state === 'open' || state === 'overdue'
      const rest = isOpen
        ? stillOpen(order.requested_on, random)
        : outcome(order.requested_on, quantity, pair.good.family.pack, random)
      return {
        sales_order: numbered(`SO${order.requested_on.slice(2, 4)}-`, number + 1, 5),
        line: i + 1,
        customer: pair.customer.customer,
        item: pair.good.item,
        ordered_on: order.ordered_on,
        requested_on: order.requested_on,
        quantity_ordered: quantity,
        price: priceFor(pair.good.item, pair.customer.class, index),
        ...rest,
      }
    }),
  )
}
