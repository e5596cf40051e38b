import { assemblies } from './assemblies-and-materials.mjs'
import { sum } from './numbers-and-lists.mjs'
import { addDays, asOf, earlier, historyMonths, monthIndex } from './planning-calendar.mjs'

/** The story "key material late": one chip, one supplier, in every air fryer. */
export const lateMaterial = 'RM-MCU01'
export const lateMaterialStockDays = 12

/** Arrivals; the first two have left the supplier, the rest are open orders. Nothing new can come before March. */
const arrivals = [
  { on: '2026-12-08', shipped: '2026-11-05' },
  { on: '2026-12-22', shipped: '2026-11-12' },
  { on: '2027-01-12' },
  { on: '2027-01-26' },
  { on: '2027-02-15' },
  { on: '2027-03-04' },
  { on: '2027-03-11' },
]
/** Cover of all that is asked for until the end of each month; just enough if nothing goes wrong. */
const coverUntil = { '2026-12': 1.03, '2027-01': 1.02, '2027-02': 1.02, '2027-03': 1.03 }

const boards = new Set(
  assemblies
    .filter((made) => made.parts.some(([part]) => part === lateMaterial))
    .map((b) => b.item),
)

/** Air fryers that can be made or sold without one more chip: goods, goods begun, boards and chips. */
function alreadyCovered(stock, production, fryers) {
  const counted = (row) => fryers.has(row.item) || boards.has(row.item) || row.item === lateMaterial
  return (
    sum(stock.filter(counted), (row) => row.on_hand - row.quality_hold) +
    sum(
      production.filter((row) => counted(row) && row.status !== 'done'),
      (row) => row.quantity - row.quantity_done,
    )
  )
}

/** How many chips arrive, and when, sized so that supply just meets demand. */
export function chipArrivals(needed, stock, production, goods) {
  const fryers = new Set(goods.filter((g) => g.family.code === 'air_fryer').map((g) => g.item))
  let supplied = alreadyCovered(stock, production, fryers)
  return Object.entries(coverUntil).flatMap(([month, cover]) => {
    const until = monthIndex(month)
    let demand = 0
    for (let index = historyMonths; index <= until; index++)
      demand += needed.get(lateMaterial)[index]
    const inMonth = arrivals.filter((one) => one.on.startsWith(month))
    const quantity = Math.ceil(Math.max(0, demand * cover - supplied) / inMonth.length / 500) * 500
    supplied += quantity * inMonth.length
    return inMonth.map((one) => ({
      ...one,
      quantity,
      ordered_on: earlier(addDays(one.on, -118), asOf),
    }))
  })
}
