import { groupedBy, numbered, rounded, sortedBy, sum } from './numbers-and-lists.mjs'
import { addDays, allMonths, asOf, dayOf, historyMonths, monthAt } from './planning-calendar.mjs'
import { finishedFamilies } from './product-range.mjs'
import { randomFor } from './seeded-random.mjs'

/** What the year's plan hoped for, against what is expected now. */
const hope = { rice_cooker: 1.03, air_fryer: 0.94, kettle: 1.02, blender: 1.14 }

/** Agreed per finished family from the last year of history to the end of the horizon. */
export function budgetRows(pairs, costOf) {
  return finishedFamilies.flatMap(({ code }) => {
    const own = pairs.filter((pair) => pair.good.family.code === code)
    const rows = []
    for (let index = historyMonths - 12; index < allMonths; index++) {
      const quantity = sum(own, (pair) => pair.months[index]) * hope[code]
      const revenue = sum(own, (pair) => pair.months[index] * pair.price) * hope[code]
      const cost = sum(own, (pair) => pair.months[index] * costOf.get(pair.good.item)) * hope[code]
      rows.push({
        family: code,
        month: monthAt(index),
        quantity: Math.round(quantity / 100) * 100,
        revenue: Math.round(revenue / 1000) * 1000,
        gross_margin: Math.round((revenue - cost) / 1000) * 1000,
      })
    }
    return rows
  })
}

const startingRates = { USD: 7.18, EUR: 7.72 }
/** Months past get a month's average, months to come the rate that finance plans with. */
export function exchangeRates() {
  const random = randomFor('exchange rates')
  return Object.entries(startingRates).flatMap(([currency, start]) => {
    let rate = start
    const rows = []
    for (let index = 0; index < allMonths; index++) {
      if (index < historyMonths) rate = rate * 0.9 + start * 0.1 + random.normal() * 0.035
      rows.push({ currency, month: monthAt(index), rate: rounded(rate, 4) })
    }
    return rows
  })
}

const settled = (due, amount, random) => {
  if (due < addDays(asOf, -45)) return amount
  if (due < asOf && random.chance(0.82)) return amount
  return random.chance(0.1) ? rounded(amount * random.between(0.2, 0.6)) : 0
}

/** One invoice per customer and month of the last year, over what was shipped and not sent back. */
export function receivables(orderLines, customers) {
  const random = randomFor('receivables')
  const creditOf = new Map(customers.map((one) => [one.customer, one.credit_days]))
  const from = `${monthAt(historyMonths - 12)}-01`
  const shipped = orderLines.filter((line) => line.shipped_on && line.shipped_on >= from)
  const groups = groupedBy(shipped, (line) => `${line.shipped_on.slice(0, 7)}/${line.customer}`)
  return sortedBy([...groups], ([key]) => key).map(([key, lines], i) => {
    const [month, customer] = key.split('/')
    const last = month === asOf.slice(0, 7) ? '14' : '28'
    const issued_on = dayOf(month, last)
    const due_on = addDays(issued_on, creditOf.get(customer))
    const amount = rounded(
      sum(lines, (line) => (line.quantity_shipped - line.quantity_returned) * line.price),
    )
    return {
      invoice: numbered('INV-', i + 1, 5),
      customer,
      issued_on,
      due_on,
      amount,
      paid: settled(due_on, amount, random),
    }
  })
}

/** One bill per supplier and month over what was received. */
export function payables(purchaseOrders, suppliers) {
  const random = randomFor('payables')
  const termsOf = new Map(suppliers.map((one) => [one.supplier, one.payment_days]))
  const received = purchaseOrders.filter((line) => line.status === 'received')
  const groups = groupedBy(received, (line) => `${line.due_on.slice(0, 7)}/${line.supplier}`)
  return sortedBy([...groups], ([key]) => key).map(([key, lines], i) => {
    const [month, supplier] = key.split('/')
    const issued_on = dayOf(month, month === asOf.slice(0, 7) ? '13' : '28')
    const due_on = addDays(issued_on, termsOf.get(supplier))
    const amount = rounded(sum(lines, (line) => line.quantity_received * line.price))
    return {
      bill: numbered('BILL-', i + 1),
      supplier,
      issued_on,
      due_on,
      amount,
      paid: settled(due_on, amount, random),
    }
  })
}
