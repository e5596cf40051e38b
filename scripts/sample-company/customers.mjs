import { customerNames } from './customer-names.mjs'
import { numbered } from './numbers-and-lists.mjs'
import { monthIndex } from './planning-calendar.mjs'
import { randomFor } from './seeded-random.mjs'

/** Share of revenue: twelve large customers make two thirds of it. */
const largest = [0.105, 0.085, 0.075, 0.065, 0.058, 0.05, 0.05, 0.045, 0.04, 0.036, 0.034, 0.03]
const shareOf = (rank) => {
  if (rank < 12) return largest[rank]
  return rank < 30 ? 0.0185 - (rank - 12) * 0.00055 : 0.0048 - (rank - 30) * 0.0001
}
const classOf = (rank) => (rank < 12 ? 'A' : rank < 30 ? 'B' : 'C')

/** Customers that came or stopped buying within the history. */
const arrivals = { C033: '2025-03', C048: '2025-09', C059: '2024-08' }
const departures = { C043: '2026-02', C051: '2025-10' }

const creditDays = { key_accounts: [60, 90], distributors: [30, 45], e_commerce: [15, 30] }

export function customers() {
  const random = randomFor('customers')
  return customerNames.map(([name_zh, name_en, region, channel, currency], rank) => {
    const customer = numbered('C', rank + 1, 3)
    return {
      customer,
      name_zh,
      name_en,
      class: classOf(rank),
      region,
      channel,
      currency,
      credit_days: region === 'export' ? 60 : random.pick(creditDays[channel]),
      weight: shareOf(rank),
      growth: random.between(-0.05, 0.06),
      from: monthIndex(arrivals[customer] ?? '2023-11'),
      until: monthIndex(departures[customer] ?? '2028-11'),
      /** C001 does not carry kettles and blenders: the deal in its story is about its two families. */
      families: customer === 'C001' ? ['rice_cooker', 'air_fryer'] : null,
    }
  })
}
