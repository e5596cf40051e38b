import { rounded } from './numbers-and-lists.mjs'

/** Bought by the carton, consumed by the set. */
const packed = { item: 'RM-SCR', from_unit: 'carton', to_unit: 'set', factor: 500 }

export const unitConversions = [
  packed,
  { item: '*', from_unit: 'dozen', to_unit: 'pcs', factor: 12 },
]

/** Purchase lines of what comes in cartons, in cartons. */
export const inCartons = (lines) =>
  lines.map((line) =>
    line.item === packed.item
      ? {
          ...line,
          quantity_ordered: line.quantity_ordered / packed.factor,
          quantity_received: line.quantity_received / packed.factor,
          price: rounded(line.price * packed.factor),
          unit: packed.from_unit,
        }
      : line,
  )
