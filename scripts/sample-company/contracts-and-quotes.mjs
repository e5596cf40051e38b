import { inPacks, numbered, sum } from './numbers-and-lists.mjs'
import { addDays, asOf, historyMonths, monthAt } from './planning-calendar.mjs'
import { randomFor } from './seeded-random.mjs'

/** Customer, status, first month counted from the current one, number of months. */
const agreed = [
  ['C001', 'signed', -3, 9],
  ['C002', 'signed', -1, 6],
  ['C003', 'signed', 0, 6],
  ['C004', 'signed', -4, 10],
  ['C006', 'signed', -2, 8],
  ['C007', 'signed', 1, 8],
  ['C009', 'signed', 0, 5],
  ['C011', 'signed', 1, 6],
  ['C012', 'signed', 2, 6],
  ['C015', 'signed', -2, 6],
  ['C019', 'signed', 1, 5],
  ['C005', 'draft', 2, 6],
  ['C008', 'draft', 2, 6],
  ['C010', 'draft', 3, 6],
  ['C004', 'ended', -16, 12],
  ['C002', 'ended', -13, 12],
  ['C014', 'cancelled', -2, 8],
]

const mean = (pair) => sum([...pair.months.slice(historyMonths - 6, historyMonths + 6)]) / 12

/** The half of what the customer buys of an item anyway that it has bound itself to; past months are delivered. */
function lines(contract, status, start, count, chosen) {
  const rows = []
  for (const pair of chosen) {
    const quantity = inPacks(mean(pair) * 0.45, pair.good.family.pack)
    for (let index = historyMonths + start; index < historyMonths + start + count; index++) {
      const delivered = status !== 'draft' && status !== 'cancelled' && index < historyMonths
      rows.push({
        contract,
        line: rows.length + 1,
        item: pair.good.item,
        month: monthAt(index),
        quantity,
        quantity_shipped: delivered ? quantity : 0,
      })
    }
  }
  return rows
}

export function contracts(pairs, customers) {
  const random = randomFor('contracts')
  const rows = []
  const parts = []
  agreed.forEach(([key, status, start, count], i) => {
    const customer = customers.find((one) => one.customer === key)
    const contract = numbered('CT-', i + 1, 3)
    const from = monthAt(historyMonths + start)
    const signed_on = addDays(`${from}-01`, -random.integer(8, 30))
    const own = pairs.filter((p) => p.customer === customer && p.good.life.lifecycle === 'active')
    const chosen = random.weightedSample(own, random.integer(4, 7), mean)
    rows.push({
      contract,
      name_zh: `${customer.name_zh}${from}起供货协议`,
      name_en: `${customer.name_en}: supply agreement from ${from}`,
      customer: key,
      signed_on: signed_on < asOf ? signed_on : addDays(asOf, -random.integer(1, 9)),
      status,
    })
    parts.push(...lines(contract, status, start, count, chosen))
  })
  return { rows, lines: parts }
}

function quoteState(valid_until, random) {
  if (valid_until >= asOf && random.chance(0.75)) {
    return { status: 'open', probability: random.pick([0.2, 0.3, 0.4, 0.5, 0.6, 0.7]) }
  }
  return {
    status: random.pick([
      'accepted',
      'accepted',
      'declined',
      valid_until < asOf ? 'expired' : 'declined',
    ]),
  }
}

export function quotes(pairs, priceFor) {
  const random = randomFor('quotes')
  const rows = []
  const parts = []
  const current = pairs.filter((p) => p.months[historyMonths + 1] > 0)
  for (let i = 1; i <= 84; i++) {
    const { customer } = random.pick(current)
    const quote = numbered('QU-', i)
    const issued_on = addDays(asOf, -Math.round(((84 - i) * 150) / 84) - 1)
    const valid_until = addDays(issued_on, random.pick([30, 45, 60]))
    rows.push({
      quote,
      customer: customer.customer,
      issued_on,
      valid_until,
      ...quoteState(valid_until, random),
    })
    const own = current.filter((pair) => pair.customer === customer)
    random.weightedSample(own, random.integer(1, 4), mean).forEach((pair, n) => {
      parts.push({
        quote,
        line: n + 1,
        item: pair.good.item,
        quantity: inPacks(mean(pair) * random.between(0.6, 2), pair.good.family.pack),
        price: priceFor(pair.good.item, customer.class, historyMonths),
      })
    })
  }
  return { rows, lines: parts }
}
