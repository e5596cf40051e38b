import { rounded } from './numbers-and-lists.mjs'
import { monthAt } from './planning-calendar.mjs'

const classFactor = { A: 0.88, B: 0.94, C: 0.99 }
/** Two price lists: the present one, and the one before the rise of March 2025. */
const lists = [
  { valid_from: '2023-11-01', factor: 0.975 },
  { valid_from: '2025-03-01', factor: 1 },
]

const netPrice = (listPrice, customerClass, factor) =>
  rounded(listPrice * classFactor[customerClass] * factor, 1)

export function priceRows(items) {
  return items
    .filter((row) => row.item_type === 'finished')
    .flatMap((row) =>
      ['A', 'B', 'C'].flatMap((customerClass) =>
        lists.map(({ valid_from, factor }) => ({
          item: row.item,
          class: customerClass,
          valid_from,
          price: netPrice(row.price, customerClass, factor),
        })),
      ),
    )
}

/** The net price of an item for a class in the month with this index. */
export function priceFinder(items) {
  const listPrice = new Map(items.map((row) => [row.item, row.price]))
  return (item, customerClass, index) => {
    const list = lists.findLast((one) => one.valid_from.slice(0, 7) <= monthAt(index)) ?? lists[0]
    return netPrice(listPrice.get(item), customerClass, list.factor)
  }
}
